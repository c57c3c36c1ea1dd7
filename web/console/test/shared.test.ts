import { describe, expect, it } from "vitest";
import { readOrigins } from "../src/settings/origins";
import { pieces, safeHref } from "../src/shared/links";
import { cleanName, givenName, handle, initials } from "../src/shared/names";
import { createNotices } from "../src/shared/notices";
import { createPreferences, preferredLanguage } from "../src/shared/preferences";
import { browserStorage } from "../src/shared/storage";
import { createTimes } from "../src/shared/times";
import { memoryStorage } from "./memoryStorage";

describe("links", () => {
  const hrefs = (text: string): readonly string[] =>
    pieces(text).flatMap((piece) => (piece.kind === "link" ? [piece.href] : []));

  it("are http, https and mailto, and nothing else", () => {
    expect(hrefs("see https://a.example/x?y=1#z and http://b.example, or mailto:c@d.example")).toEqual([
      "https://a.example/x?y=1#z",
      "http://b.example/",
      "mailto:c@d.example",
    ]);
    for (const scheme of [
      "javascript:",
      "JaVaScRiPt:",
      "data:text/html,",
      "vbscript:",
      "file:///",
      " javascript:",
    ]) {
      expect(hrefs(`${scheme}alert(1)`)).toEqual([]);
      expect(safeHref(`${scheme}alert(1)`)).toBeUndefined();
    }
  });

  it("end before punctuation and before Chinese", () => {
    expect(hrefs("(https://a.example/b).")).toEqual(["https://a.example/b"]);
    expect(hrefs("请看https://a.example/b。谢谢")).toEqual(["https://a.example/b"]);
    expect(hrefs("https://a.example/b_(c)")).toEqual(["https://a.example/b_(c)"]);
  });

  it("lose nothing of the text around them", () => {
    const text = "a https://a.example/ b\n<img src=x onerror=alert(1)> https:// c";
    const together = pieces(text).map((piece) => piece.text);
    expect(together.join("")).toBe(text);
  });
});

describe("names", () => {
  it("are shown without what cannot be seen", () => {
    expect(cleanName("Su\u200bpport\u202e \u0007")).toBe("Support");
  });

  it("fall back to the address, then to nothing", () => {
    const card = { id: "v", identified: false, present: true };
    expect(givenName({ ...card, name: " \u200b ", email: "m@example.com" })).toBe("m@example.com");
    expect(givenName(card)).toBeUndefined();
    expect(givenName(undefined)).toBeUndefined();
  });

  it("shorten to initials in any script", () => {
    expect(initials("Ming Zhao")).toBe("MZ");
    expect(initials("王伟")).toBe("伟");
    expect(initials("olga")).toBe("O");
    expect(initials("🍵 Tea")).toBe("🍵T");
    expect(initials("")).toBe("");
    expect(handle("visitor-0a_1b2c")).toBe("1B2C");
  });
});

describe("preferences", () => {
  it("are kept, and survive nonsense in storage", () => {
    const { storage, kept } = memoryStorage();
    const chosen = { language: "zh-CN", volume: 0.25, sendWith: "shift-enter" } as const;
    createPreferences(storage, ["en"]).set((all) => ({ ...all, ...chosen }));
    expect(createPreferences(storage, ["en"]).value()).toMatchObject(chosen);
    kept.set("rapport.console.preferences", '{"volume":7,"language":"xx","sound":"yes"}');
    expect(createPreferences(storage, ["en"]).value()).toMatchObject({
      volume: 1,
      language: "en",
      sound: true,
    });
  });

  it("speak the first language of the browser that we have", () => {
    expect(preferredLanguage(["fr", "zh-HK", "en"])).toBe("zh-CN");
    expect(preferredLanguage(["fr"])).toBe("en");
  });

  it("hold for the life of the page where storage is forbidden", () => {
    const storage = browserStorage(() => {
      throw new Error("forbidden");
    });
    storage.setItem("a", "1");
    expect(storage.getItem("a")).toBe("1");
    storage.removeItem("a");
    expect(storage.getItem("a")).toBeNull();
  });
});

describe("times", () => {
  const times = createTimes("en", "Asia/Shanghai");
  const now = Date.parse("2026-11-23T01:00:00.000Z");

  it("follow the day of the reader's own zone", () => {
    expect(times.dayKey("2026-11-22T15:59:59.000Z")).not.toBe(times.dayKey("2026-11-22T16:00:00.000Z"));
    expect(times.day("2026-11-22T16:00:00.000Z", now)).toBe("Today");
    expect(times.day("2026-11-22T15:59:59.000Z", now)).toBe("Yesterday");
    expect(times.clock("2026-11-22T16:05:00.000Z")).toBe("00:05");
  });

  it("name the year only when it is another one", () => {
    expect(times.day("2026-03-02T01:00:00.000Z", now)).not.toContain("2026");
    expect(times.day("2025-03-02T01:00:00.000Z", now)).toContain("2025");
  });
});

describe("origins", () => {
  it("are read one a line, from whole addresses too", () => {
    const typed =
      "https://shop.example.com/tea?x=1\nwww.example.org, http://localhost:8080\nhttps://shop.example.com";
    expect(readOrigins(typed)).toEqual({
      origins: ["https://shop.example.com", "https://www.example.org", "http://localhost:8080"],
      wrong: [],
    });
    expect(readOrigins("ftp://a.example\nhttps://").wrong).toEqual(["ftp://a.example", "https://"]);
  });
});

describe("notices", () => {
  it("say a sentence once, and go by themselves", () => {
    const timers: (() => void)[] = [];
    const notices = createNotices((_ms, action) => timers.push(action));
    notices.show({ tone: "plain", text: "Saved." });
    notices.show({ tone: "plain", text: "Saved." });
    expect(notices.value()).toHaveLength(1);
    for (const timer of timers) timer();
    expect(notices.value()).toEqual([]);
  });
});
