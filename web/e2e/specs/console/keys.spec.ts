import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { row, Stage } from "./stage.ts";

let browser: Browser;
let stage: Stage;

beforeAll(async () => {
  browser = await Stage.browser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  stage = await Stage.open(browser);
});
afterEach(() => stage.close());

test("keys mean the dialog that is open, and nothing behind it", async () => {
  stage.chen.status = "online";
  stage.world.assign(stage.ming, stage.chen, "balanced");
  const { page, context } = await stage.signedIn(stage.chen);
  await row(page, stage.ming).click();
  await page.getByRole("button", { name: "Why?" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  const before = page.url();
  for (const key of ["Alt+Shift+e", "Alt+e", "Alt+u", "Alt+j", "Shift+?"]) await page.keyboard.press(key);
  await page.waitForTimeout(300);
  expect(stage.ming.state).toBe("assigned");
  expect(page.url()).toBe(before);
  expect(await dialog.count()).toBe(1);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.keyboard.press("Alt+e");
  await expect.poll(() => stage.ming.state, { timeout: 5_000 }).toBe("idle");
  await context.close();
});

test("the list of keys closes by the key that opened it", async () => {
  const { page, context } = await stage.signedIn(stage.li);
  await page.keyboard.press("Shift+?");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Shift+?");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await context.close();
});

test("a form on another page is not left by a key that is pressed in it", async () => {
  const { page, context } = await stage.signedIn(stage.chen);
  await page.goto(`${stage.fake.url}/#/staffing`);
  const field = page.locator("main input").first();
  await field.focus();
  await page.keyboard.press("Alt+j");
  expect(page.url()).toContain("#/staffing");
  await context.close();
});
