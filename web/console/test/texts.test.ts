import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import en from "../src/text/en.json";
import zh from "../src/text/zh-CN.json";

const plural = /_(zero|one|two|few|many|other)$/u;

function flat(tree: object, prefix = ""): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(tree) as [string, unknown][]) {
    if (typeof value === "string") found.set(prefix + name, value);
    else for (const [key, text] of flat(value as object, `${prefix}${name}.`)) found.set(key, text);
  }
  return found;
}

const keysOf = (texts: ReadonlyMap<string, string>): readonly string[] =>
  [...new Set([...texts.keys()].map((key) => key.replace(plural, "")))].sort();

const holes = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)(?:, number)?\}\}/gu)].map((match) => match[1] ?? "").sort();

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((item) => {
    const path = join(folder, item.name);
    if (item.isDirectory()) return sources(path);
    return /\.tsx?$/u.test(item.name) ? [readFileSync(path, "utf8")] : [];
  });
}

const english = flat(en);
const chinese = flat(zh);
const code = sources(join(import.meta.dirname, "../src")).join("\n");

describe("texts", () => {
  it("say the same things in both languages", () => {
    expect(keysOf(chinese)).toEqual(keysOf(english));
  });

  it("are never empty", () => {
    for (const [key, text] of [...english, ...chinese]) expect(text.trim(), key).not.toBe("");
  });

  it("have the same holes in both languages", () => {
    for (const [key, text] of chinese) {
      const counterpart = english.get(key) ?? english.get(key.replace(plural, "_other")) ?? "";
      expect(holes(text), key).toEqual(holes(counterpart));
    }
  });

  it("have an English singular wherever there is a plural", () => {
    for (const key of english.keys()) {
      if (key.endsWith("_other")) expect(english.has(key.replace("_other", "_one")), key).toBe(true);
    }
  });

  it("have every key that the code names", () => {
    const named = [...code.matchAll(/\bt\(\s*"([\w.-]+)"/gu)].map((match) => match[1] ?? "");
    expect(named.length).toBeGreaterThan(100);
    const known = new Set(keysOf(english));
    expect(named.filter((key) => !known.has(key))).toEqual([]);
  });

  it("hold no key that the code does not use", () => {
    const computed = [...code.matchAll(/`([\w.]+\.)\$\{/gu)].map((match) => match[1] ?? "");
    const groups = ["reason.", "trigger.", ...computed];
    const unused = keysOf(english).filter(
      (key) => !code.includes(`"${key}"`) && !groups.some((group) => key.startsWith(group)),
    );
    expect(unused).toEqual([]);
  });
});
