import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sheet } from "../vite.config.ts";

const tokens = readFileSync(new URL("../../look/tokens.css", import.meta.url), "utf8");

test("the sheet keeps what is used and drops the rest", () => {
  const css = `:host { --a: 1px; --b: var(--a); --c: 2px; }
    /* a word */ p { margin: var(--b) var(--b); padding: var(--a) }`;
  expect(sheet(css).trim()).toBe(":host{--a:1px;--b:var(--a)}p{margin:var(--b) var(--b);padding:var(--a)}");
});

/** Relative luminance of a hex colour (WCAG 2.2). */
function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[\da-f]/gi, "$&$&") : hex;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function colour(token: string, theme: 0 | 1): string {
  const value = new RegExp(`--${token}: (?:light-dark\\(([^,]+), ([^)]+)\\)|([^;]+));`).exec(tokens);
  return (value?.[3] ?? value?.[theme + 1] ?? "").trim();
}

const surfaces = ["surface", "surface-sunken", "surface-raised", "bubble"];
const texts = ["text", "text-muted", "waiting", "late", "failed", "online"];
const pairs = [
  ...surfaces.flatMap((surface) => texts.map((text) => [text, surface] as const)),
  ["on-accent", "accent"],
  ["on-unread", "unread"],
  ["on-note", "note"],
  ["text-faint", "surface"],
  ["text", "surface-selected"],
] as const;

test.each(pairs)("%s can be read on %s in both themes", (text, surface) => {
  for (const theme of [0, 1] as const)
    expect(contrast(colour(text, theme), colour(surface, theme))).toBeGreaterThanOrEqual(4.5);
});

test("the borders of controls can be seen", () => {
  for (const theme of [0, 1] as const)
    expect(contrast(colour("border-control", theme), colour("surface", theme))).toBeGreaterThanOrEqual(3);
});
