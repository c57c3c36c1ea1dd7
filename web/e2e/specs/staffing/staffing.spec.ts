import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { complaints, type Look, launch, person } from "../../browser.ts";
import { RealServer } from "../../real/server.ts";
import { expectAccessible, signIn } from "../console/stage.ts";

/** "What if?" in the console, at a real server. Pictures go to the folder SHOTS. */
const shots = process.env.SHOTS ?? join(tmpdir(), "rapport-staffing-shots");

let browser: Browser;
let server: RealServer;

beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  browser = await launch();
  server = await RealServer.start();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function sit(login: string, look: Look = {}) {
  const context = await person(browser, look);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const wrong = complaints(page);
  const who = login === server.admin.login ? server.admin : server.person(login);
  await page.goto(`${server.url}/#/staffing`);
  await signIn(page, who.login, who.password);
  await page.locator("[data-availability]").waitFor();
  return { context, page, wrong };
}

const simulate = (page: Page) => page.locator("form button[type=submit]").click();
const done = (page: Page) => page.locator("dl strong").first().waitFor();

async function goodbye({ context, wrong }: { context: BrowserContext; wrong: string[] }) {
  expect(wrong).toEqual([]);
  await context.close();
}

const LOOKS: readonly Look[] = [
  { locale: "en-US", theme: "light", width: 1440, height: 900 },
  { locale: "zh-CN", theme: "dark", width: 1440, height: 900 },
  { locale: "zh-CN", theme: "light", width: 1024, height: 768 },
  { locale: "en-US", theme: "dark", width: 1024, height: 768 },
  { locale: "en-US", theme: "dark", width: 390, height: 844 },
  { locale: "zh-CN", theme: "light", width: 390, height: 844 },
];

describe("the staffing page", () => {
  test.each(LOOKS)("shows what would be, $locale $theme $width", async (look) => {
    const seat = await sit(server.admin.login, look);
    const { page } = seat;
    const name = `${look.locale}-${look.theme}-${look.width}`;
    await page.locator("form[aria-label]").waitFor();
    await page.screenshot({ path: join(shots, `${name}-0.png`) });
    await simulate(page);
    await done(page);
    await page.locator("[data-field=minutesPerChat]").fill("11");
    await simulate(page);
    await page
      .locator("dl span", { hasText: /Before|上次/ })
      .first()
      .waitFor();
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(shots, `${name}-1.png`) });
    await expectAccessible(page);
    await page.locator("table").last().scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(shots, `${name}-2.png`) });
    await goodbye(seat);
  });

  test("says what is wrong at its field, and nothing is asked of the server", async () => {
    const seat = await sit(server.admin.login);
    const { page } = seat;
    let asked = 0;
    page.on("request", (request) => {
      if (request.url().includes("/whatif")) asked += 1;
    });
    await page.getByLabel("Minutes a chat").fill("");
    await page.getByLabel("Chats at once (1)").fill("0");
    await simulate(page);
    await page.getByText("A number from 0.01 to 1440, please.").waitFor();
    await page.getByText("Chats at once: A number from 1 to 1000, please.").waitFor();
    await page.screenshot({ path: join(shots, "wrong.png") });
    await expectAccessible(page);
    expect(asked).toBe(0);
    await page.getByLabel("Minutes a chat").fill("8");
    await page.getByLabel("Chats at once (1)").fill("4");
    await page.getByLabel("Visitors in the busiest hour").fill("90000");
    await simulate(page);
    await page.getByText("Too many: at most 200,000 in all days.").waitFor();
    expect(asked).toBe(1);
    await goodbye(seat);
  });

  test("takes one's own hours and several shifts, and gives the figures as CSV", async () => {
    const seat = await sit(server.admin.login);
    const { page } = seat;
    await page.getByRole("combobox", { name: "Over the day" }).click();
    await page.getByRole("option", { name: "My own numbers" }).click();
    await page.getByLabel("Visitors from 13:00 on").fill("30");
    await page.getByLabel("Visitors from 22:00 on").fill("10");
    await page.getByRole("button", { name: "Another shift" }).click();
    await page.getByLabel("From (2)").fill("21:00");
    await page.getByLabel("To (2)").fill("00:00");
    await page.screenshot({ path: join(shots, "own.png") });
    await simulate(page);
    await done(page);
    const rows = page.locator("section[aria-label='By the hour'] tbody th");
    expect(await rows.allTextContents()).toContain("22:00");
    expect(await rows.allTextContents()).not.toContain("19:00");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download CSV" }).click(),
    ]);
    const csv = await readFile(await download.path(), "utf8");
    expect(csv.split("\r\n")).toHaveLength(27);
    expect(csv).toContain("\r\n13:00,");
    await goodbye(seat);
  });

  test("is not there for agents", async () => {
    const seat = await sit("li");
    await seat.page.getByRole("link", { name: "Settings" }).waitFor();
    expect(await seat.page.getByRole("link", { name: "Staffing" }).count()).toBe(0);
    expect(await seat.page.locator("form[aria-label='What if']").count()).toBe(0);
    await goodbye(seat);
  });
});
