// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { badgeTitle, showBadge } from "../src/alerts/badge";
import { actionOf, actions, keyLabel } from "../src/keys/shortcuts";
import { connectionView } from "../src/shell/connectionView";
import { fragmentOf, type Route, routeOf } from "../src/shell/route";

describe("the title", () => {
  it("counts what is unread", () => {
    expect(badgeTitle(0, "Rapport")).toBe("Rapport");
    expect(badgeTitle(3, "Rapport")).toBe("(3) Rapport");
    expect(badgeTitle(100, "Rapport")).toBe("(99+) Rapport");
  });

  it("goes with another favicon", () => {
    const link = document.createElement("link");
    link.rel = "icon";
    document.head.append(link);
    showBadge(document, 2, "Rapport");
    expect([document.title, link.getAttribute("href")]).toEqual(["(2) Rapport", "/favicon-unread.svg"]);
    showBadge(document, 0, "Rapport");
    expect([document.title, link.getAttribute("href")]).toEqual(["Rapport", "/favicon.svg"]);
  });
});

describe("shortcuts", () => {
  const alt = {
    altKey: true,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    isComposing: false,
    repeat: false,
  };

  it("work by the place of the key, also while one types", () => {
    expect(actionOf({ ...alt, code: "KeyJ" }, true)).toBe("next");
    expect(actionOf({ ...alt, code: "KeyE" }, true)).toBe("close");
    expect(actionOf({ ...alt, shiftKey: true, code: "KeyE" }, true)).toBe("closeAndNext");
  });

  it("leave text, other modifiers, repetition and input methods alone", () => {
    const question = { ...alt, code: "Slash", altKey: false, shiftKey: true };
    expect(actionOf(question, true)).toBeUndefined();
    expect(actionOf(question, false)).toBe("help");
    expect(actionOf({ ...alt, code: "KeyJ", ctrlKey: true }, false)).toBeUndefined();
    expect(actionOf({ ...alt, code: "KeyE", repeat: true }, false)).toBeUndefined();
    expect(actionOf({ ...alt, code: "KeyE", isComposing: true }, false)).toBeUndefined();
    expect(actionOf({ ...alt, code: "KeyJ", altKey: false }, false)).toBeUndefined();
  });

  it("have a label each, and no two the same", () => {
    for (const mac of [false, true]) {
      expect(new Set(actions.map((action) => keyLabel(action, mac))).size).toBe(actions.length);
    }
    expect(keyLabel("next", false)).toBe("Alt+J");
    expect(keyLabel("next", true)).toBe("⌥J");
  });
});

describe("the connection", () => {
  it("counts down to the next try and never below zero", () => {
    const waiting = { at: "waiting", attempt: 1, retryAt: 5_000 } as const;
    expect(connectionView(waiting, 25_000, 1_200)).toEqual({ kind: "waiting", seconds: 4 });
    expect(connectionView(waiting, 25_000, 9_000)).toEqual({ kind: "waiting", seconds: 0 });
  });

  it("is never shown as alive when it is silent", () => {
    const live = { at: "live", attempt: 0, heardAt: 0 } as const;
    expect(connectionView(live, 25_000, 25_500)).toEqual({ kind: "live" });
    expect(connectionView(live, 25_000, 31_000)).toEqual({ kind: "silent", seconds: 31 });
  });
});

describe("routes", () => {
  it("stand in the address and come back from it", () => {
    const all: readonly Route[] = [
      { page: "inbox" },
      { page: "inbox", conversation: "a/b ü" },
      { page: "settings", section: "sites" },
    ];
    for (const route of all) expect(routeOf(fragmentOf(route))).toEqual(route);
  });

  it("survive addresses that nobody made", () => {
    expect(routeOf("#/settings/nonsense")).toEqual({ page: "settings", section: "profile" });
    expect(routeOf("#/c/%E0%A4%A")).toEqual({ page: "inbox", conversation: "%E0%A4%A" });
    expect(routeOf("#nonsense")).toEqual({ page: "inbox" });
  });
});
