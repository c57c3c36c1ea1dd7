import { expect, test } from "vitest";
import en from "../src/locales/en.json";
import zh from "../src/locales/zh-CN.json";
import { nearest, words } from "../src/words.ts";

test.each([
  [["zh-CN"], "zh-CN"],
  [["zh-TW"], "zh-CN"],
  [["zh"], "zh-CN"],
  [["en-GB"], "en"],
  [["fr-FR", "zh-CN"], "zh-CN"],
  [[undefined, "", "ja"], "en"],
])("for %j the widget speaks %s", (wished, locale) => {
  expect(nearest(wished, ["en", "zh-CN"])).toBe(locale);
});

test("every locale has every word, with the same places for values", () => {
  const places = (texts: object) =>
    Object.fromEntries(
      Object.entries(texts).map(([word, text]) => [
        word,
        String(text)
          .match(/\{\w+\}/g)
          ?.sort(),
      ]),
    );
  expect(places(zh)).toEqual(places(en));
});

test("values stand in their places", async () => {
  const t = await words("zh-CN");
  expect(t("handed", { from: "李娜", name: "王伟" })).toBe("李娜 已将对话转交给 王伟");
});
