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
    // Where the button stands over nothing, for it follows the form as it scrolls.
    await page.locator("form button[type=submit]").evaluate((button) => {
      const side = button.closest("form")?.parentElement;
      side?.scrollTo({ top: side.scrollHeight, behavior: "instant" });
    });
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
    await page.getByText("A number from 0.01 to 1,440, please.").waitFor();
    await page.getByText("Chats at once: A number from 1 to 1,000, please.").waitFor();
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
    const noon = page.getByLabel("Visitors from 13:00 on");
    expect(Number(await noon.inputValue())).toBeGreaterThan(10);
    await noon.click();
    for (const key of ["Control+A", "Delete", "3", "0", ".", "5"]) await page.keyboard.press(key);
    expect(await noon.inputValue()).toBe("30.5");
    await page.getByLabel("Visitors from 22:00 on").fill("10");
    await page.getByRole("button", { name: "Another shift" }).click();
    await page.getByLabel("From (2)").fill("2100");
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

  test("takes the rules of a site, and is as one left it when one comes back", async () => {
    await server.policy({ memoryDays: 7, queueLimit: 5, strategy: "round_robin" });
    const seat = await sit(server.admin.login);
    const { page } = seat;
    await page.getByRole("combobox", { name: "Who gets a new visitor" }).waitFor();
    await expect
      .poll(() => page.getByRole("combobox", { name: "Who gets a new visitor" }).inputValue())
      .toBe("In turn");
    const minutes = page.getByLabel("Minutes a chat");
    await minutes.click();
    for (const key of ["Control+A", "Delete", "0", ".", "5"]) await page.keyboard.press(key);
    expect(await minutes.inputValue()).toBe("0.5");
    const [request] = await Promise.all([
      page.waitForRequest((one) => one.url().includes("/whatif")),
      simulate(page),
    ]);
    const { policy, minutesPerChat } = request.postDataJSON() as { policy: object; minutesPerChat: number };
    expect(policy).toMatchObject({ memoryDays: 7, queueLimit: 5, strategy: "round_robin" });
    expect(minutesPerChat).toBe(0.5);
    await done(page);
    expect(await page.getByRole("status").first().textContent()).toContain("Simulated: a mean wait of");
    await page.getByRole("link", { name: "Conversations" }).click();
    await page.getByRole("link", { name: "Staffing" }).click();
    await done(page);
    expect(await minutes.inputValue()).toBe("0.5");
    await server.policy({ strategy: "balanced" });
    await goodbye(seat);
  });

  test("gives back the shifts that one's own team took the place of", async () => {
    const seat = await sit(server.admin.login);
    const { page } = seat;
    await page.getByLabel("From (1)").fill("8");
    await page.getByLabel("Agents (1)").fill("501");
    await page.keyboard.press("Enter");
    await page.getByText("Agents: A number from 1 to 500, please.").waitFor();
    await page.getByLabel("From (1)").click();
    await page.getByLabel("To (1)").click();
    await page.getByText("Agents: A number from 1 to 500, please.").waitFor();
    await page.getByLabel("Agents (1)").fill("300");
    expect(await page.getByText("Agents: A number from 1 to 500, please.").count()).toBe(0);
    await page.getByRole("button", { name: "Another shift" }).click();
    await simulate(page);
    await page.getByText("Too many: at most 500 agents in all shifts.").waitFor();
    await page.getByRole("button", { name: /^Our \d+ agents?$/ }).click();
    expect(await page.getByLabel("Agents (1)").inputValue()).not.toBe("300");
    await page.getByRole("button", { name: "Put back my shifts" }).click();
    expect(await page.getByLabel("Agents (1)").inputValue()).toBe("300");
    expect(await page.getByLabel("From (1)").inputValue()).toBe("08:00");
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
