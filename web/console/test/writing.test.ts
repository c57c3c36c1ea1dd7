import { describe, expect, it } from "vitest";
import { createDrafts } from "../src/composer/drafts";
import { type ComposerKey, sends } from "../src/composer/sendKey";
import { remaining } from "../src/composer/textSize";
import { memoryStorage } from "./memoryStorage";

const enter: ComposerKey = {
  key: "Enter",
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  isComposing: false,
  keyCode: 13,
};

describe("Enter", () => {
  it("sends, and Shift+Enter breaks, or the other way round", () => {
    expect(sends(enter, "enter")).toBe(true);
    expect(sends({ ...enter, shiftKey: true }, "enter")).toBe(false);
    expect(sends(enter, "shift-enter")).toBe(false);
    expect(sends({ ...enter, shiftKey: true }, "shift-enter")).toBe(true);
  });

  it("never sends while an input method is composing, whichever way the browser says so", () => {
    for (const way of ["enter", "shift-enter"] as const) {
      for (const shiftKey of [false, true]) {
        expect(sends({ ...enter, shiftKey, isComposing: true }, way)).toBe(false);
        expect(sends({ ...enter, shiftKey, keyCode: 229 }, way)).toBe(false);
      }
    }
    expect(sends({ ...enter, ctrlKey: true, isComposing: true }, "enter")).toBe(false);
  });

  it("always sends with Ctrl or Command, never with Alt", () => {
    expect(sends({ ...enter, ctrlKey: true }, "shift-enter")).toBe(true);
    expect(sends({ ...enter, metaKey: true }, "shift-enter")).toBe(true);
    expect(sends({ ...enter, altKey: true }, "enter")).toBe(false);
  });

  it("is the only key that sends", () => {
    expect(sends({ ...enter, key: "a" }, "enter")).toBe(false);
  });
});

describe("drafts", () => {
  it("survive a reload, each with its conversation", () => {
    const { storage } = memoryStorage();
    createDrafts(storage, "li").write("c-1", { text: "Dear", note: false });
    createDrafts(storage, "li").write("c-2", { text: "注意", note: true });
    const later = createDrafts(storage, "li");
    expect(later.of("c-1")).toEqual({ text: "Dear", note: false });
    expect(later.of("c-2")).toEqual({ text: "注意", note: true });
    expect(later.of("c-3")).toEqual({ text: "", note: false });
  });

  it("of two people at one browser stay apart", () => {
    const { storage } = memoryStorage();
    createDrafts(storage, "li").write("c-1", { text: "Dear", note: false });
    expect(createDrafts(storage, "wang").of("c-1").text).toBe("");
  });

  it("leave nothing behind once they are empty", () => {
    const { storage, kept } = memoryStorage();
    const drafts = createDrafts(storage, "li");
    drafts.write("c-1", { text: "Dear", note: false });
    drafts.write("c-1", { text: "", note: false });
    expect(kept.size).toBe(0);
  });

  it("tell about a change, and not about none", () => {
    const drafts = createDrafts(memoryStorage().storage, "li");
    let told = 0;
    drafts.subscribe(() => {
      told += 1;
    });
    drafts.write("c-1", { text: "a", note: false });
    drafts.write("c-1", { text: "a", note: false });
    drafts.discard("c-2");
    expect(told).toBe(1);
  });

  it("begin anew where storage holds something else", () => {
    const { storage } = memoryStorage();
    for (const spoilt of ["{", "null", "7", '[["c-1"]]', '[["c-1",{"text":1,"note":true}]]']) {
      storage.setItem("rapport.console.drafts.li", spoilt);
      expect(createDrafts(storage, "li").value().size).toBe(0);
    }
  });
});

describe("the room that is left", () => {
  it("is counted in bytes of UTF-8", () => {
    expect(remaining("a".repeat(10), 16)).toBe(6);
    expect(remaining("茶".repeat(5), 16)).toBe(1);
    expect(remaining("茶".repeat(6), 16)).toBe(-2);
    expect(remaining("🍵", 4)).toBe(0);
  });
});
