import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { complaints, type Look, launch, person } from "../browser.ts";
import { FakeServer } from "../fake/server.ts";

const web = new URL("../../", import.meta.url);
const shots = process.env.SHOTS ?? join(tmpdir(), "rapport-widget-shots");
let browser: Browser;

beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  browser = await launch();
});
afterAll(() => browser?.close());

const looks: readonly Look[] = [
  { locale: "en-US", theme: "light", width: 1440, height: 900 },
  { locale: "zh-CN", theme: "dark", width: 1440, height: 900 },
  { locale: "zh-CN", theme: "light", width: 1024, height: 768 },
  { locale: "en-US", theme: "dark", width: 390, height: 844 },
  { locale: "zh-CN", theme: "light", width: 390, height: 844 },
];

test.each(looks)("looks $locale $theme $width", async (look) => {
  const server = await FakeServer.start(web);
  const context = await person(browser, look);
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  const wrong = complaints(page);
  const name = `${look.locale}-${look.theme}-${look.width}`;
  const shot = (what: string) => page.screenshot({ path: `${shots}/${name}-${what}.png` });
  await page.goto(`${server.url}/shop/`);
  await page
    .locator("rapport-widget .launcher")
    .waitFor()
    .catch((e: unknown) => {
      throw new Error(wrong.join("|") + String(e));
    });
  await shot("0-shop");
  await page.locator("rapport-widget .launcher").click();
  const box = page.locator("rapport-widget textarea");
  await box.fill("Hello, my order 20931 has not come yet. See https://shop.example/orders/20931.");
  await shot("1-open");
  await box.press("Enter");
  await page.locator("rapport-widget .card").waitFor();
  await shot("2-queued");
  server.desk.assign();
  server.desk.agentSays(
    look.locale === "zh-CN" ? "您好，我来帮您查一下订单。" : "Hello! Let me look that up for you.",
  );
  server.desk.agentSays(look.locale === "zh-CN" ? "请稍等。" : "One moment please.");
  server.desk.readAll();
  server.desk.agentTypes();
  await page.locator("rapport-widget .dots").waitFor();
  await shot("3-talk");
  server.desk.assign({ id: "a2", name: "Wang" });
  server.desk.agentSays("It left our warehouse yesterday, and arrives tomorrow before noon.", "Wang");
  await page.getByText("before noon").waitFor();
  await shot("4-handed");
  server.down = true;
  server.cut();
  await box.fill("Thank you!");
  await box.press("Enter");
  await page.locator("rapport-widget .banner").waitFor();
  await shot("5-offline");
  server.down = false;
  await page.locator("rapport-widget .banner").waitFor({ state: "detached", timeout: 40_000 });
  server.desk.end("agent");
  await page.locator("rapport-widget .stars").waitFor();
  await page.locator("rapport-widget .stars button").nth(3).click();
  await shot("6-rating");
  await page.keyboard.press("Escape");
  server.desk.agentSays("By the way: the tin can be reused.", "Wang");
  await page.waitForTimeout(300);
  await shot("7-closed");
  expect(wrong).toEqual([]);
  await context.close();
  await server.stop();
});
