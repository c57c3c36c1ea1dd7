import { mkdirSync, mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/**
 * The pictures in the documentation. They are kept in the folder SCREENSHOTS (from the root of the project) if somebody
 * asked for them; else they are taken all the same, which shows that the pages hold together, and nobody looks.
 */
const root = new URL("../../../", import.meta.url).pathname;

/** Whether the pictures are for somebody: then all looks are wanted. */
export const looked = Boolean(process.env.SCREENSHOTS);

const folder = process.env.SCREENSHOTS
  ? resolve(root, process.env.SCREENSHOTS)
  : mkdtempSync(join(tmpdir(), "rapport-pictures-"));

export const LOOKS = [
  { locale: "en-US", theme: "light" },
  { locale: "en-US", theme: "dark" },
  { locale: "zh-CN", theme: "light" },
  { locale: "zh-CN", theme: "dark" },
] as const;

/** What a picture of this look is called after what it shows. */
export const named = ({ locale, theme }: { locale: string; theme: string }): string =>
  `${theme}-${locale === "zh-CN" ? "zh-CN" : "en"}`;

export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  expect(statSync(path).size).toBeGreaterThan(5_000);
}
