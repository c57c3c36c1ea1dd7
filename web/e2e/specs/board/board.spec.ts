import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { launch } from "../../browser.ts";
import { RealServer } from "../../real/server.ts";
import { Desk, Shop } from "../../real/windows.ts";
import { expectAccessible } from "../console/stage.ts";

let browser: Browser;
let server: RealServer;
const open: { close(): Promise<void> }[] = [];
const folder = process.env.BOARD_PICTURES;

beforeAll(async () => {
  server = await RealServer.start();
  browser = await launch();
  await server.policy({ graceSeconds: 5, strategy: "balanced" });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
afterEach(async () => {
  const windows = open.splice(0);
  for (const window of windows) if (window instanceof Shop) await window.end();
  await Promise.all(windows.map((window) => window.close()));
  await server.capacity("li", 5);
});

function kept<T extends { close(): Promise<void> }>(window: T): T {
  open.push(window);
  return window;
}

const visitor = async (says: string): Promise<Shop> => {
  const shop = kept(await Shop.enter(browser, server));
  await shop.say(says);
  return shop;
};

async function agent(login: string): Promise<Desk> {
  const desk = kept(await Desk.sit(browser, server, login));
  await desk.be("Online");
  return desk;
}

/** A supervisor who has the board before them. */
async function supervisor(look = {}): Promise<Desk> {
  const desk = kept(await Desk.sit(browser, server, "chen", look));
  await desk.page.locator('nav a[href="#/board"]').click();
  await desk.page.locator("[data-figure=waiting]").waitFor();
  return desk;
}

const agentRow = (page: Page, login: string) =>
  page.locator(`tbody[data-agent="${server.person(login).id}"]`);
const unfold = (row: Locator) => row.locator("button[aria-expanded]:not([aria-haspopup])").click();
const figure = (page: Page, name: string) => page.locator(`[data-figure=${name}] dd`);
const until = (what: () => unknown, is: unknown) =>
  expect.poll(what, { timeout: 15_000, interval: 100 }).toEqual(is);

describe("the board", () => {
  test("shows who waits and who answers, and how today goes", async () => {
    const chen = await supervisor();
    await server.capacity("li", 1);
    const li = await agent("li");
    await visitor("Is the green tea new?");
    await li.read("Is the green tea new?");
    await li.answer("It is.");
    await visitor("Do you ship to Norway?");
    const { page } = chen;
    await until(() => figure(page, "waiting").innerText(), "1");
    const queue = page.locator("[data-queue=none]");
    await queue.getByText("everybody is busy").waitFor();
    await queue.getByText("Do you ship to Norway?").waitFor();
    const row = agentRow(page, "li");
    await row.getByText("1 / 1").waitFor();
    await row.getByRole("button", { name: /Online/ }).waitFor();
    await until(async () => Number(await figure(page, "answered").innerText()) > 0, true);
    expect([...chen.wrong, ...li.wrong]).toEqual([]);
  });

  test("lets a supervisor take from the queue, and open what they took", async () => {
    // They wait for their own agent, who is full; somebody else takes them by hand.
    await server.policy({ patienceSeconds: 600 });
    await server.capacity("li", 1);
    const li = await agent("li");
    const ming = await visitor("Is the green tea new?");
    await li.read("Is the green tea new?");
    await li.answer("It is.");
    await ming.end();
    await visitor("Do you ship to Norway?");
    await li.row("Do you ship to Norway?").waitFor();
    await ming.say("Anybody there?");
    const chen = await supervisor();
    await chen.be("Online");
    await chen.page.locator("[data-queue=none]").getByText("waiting for their own agent").waitFor();
    const line = chen.page.locator("[data-queue=none] li", { hasText: "Anybody there?" });
    await line.getByRole("button", { name: /^Take/ }).click();
    await chen.page.getByText(/^You took the conversation of/).waitFor();
    await server.policy({ patienceSeconds: 0 });
    const row = agentRow(chen.page, "chen");
    await row.getByText("1 / ").waitFor();
    await unfold(row);
    await row.getByRole("link", { name: /Anybody there/ }).click();
    await chen.page.locator("[data-seq]", { hasText: "Anybody there?" }).waitFor();
  });

  test("lets a supervisor take from an agent, who is told", async () => {
    const li = await agent("li");
    await visitor("My tea is cold");
    await li.read("My tea is cold");
    const chen = await supervisor();
    await chen.be("Online");
    const row = agentRow(chen.page, "li");
    await unfold(row);
    await row.locator("li", { hasText: "My tea is cold" }).getByRole("button", { name: /^Take/ }).click();
    await chen.page.getByText(/^You took the conversation of/).waitFor();
    await agentRow(chen.page, "chen").getByText("1 / ").waitFor();
    await li.page.getByText("has this conversation now.").waitFor();
  });

  test("lets a supervisor reassign to an agent, with a word that only colleagues see", async () => {
    const li = await agent("li");
    const hans = await visitor("Where is my order?");
    await li.read("Where is my order?");
    const wang = await agent("wang");
    const { page } = await supervisor();
    const row = agentRow(page, "li");
    await unfold(row);
    await row
      .locator("li", { hasText: "Where is my order?" })
      .getByRole("button", { name: /^Reassign/ })
      .click();
    await page.getByRole("dialog").getByRole("combobox").click();
    await page.getByRole("option", { name: /王伟/ }).click();
    await page.getByRole("dialog").locator("textarea").fill("They called as well.");
    await page.getByRole("dialog").getByRole("button", { name: "Reassign" }).click();
    await wang.read("Where is my order?");
    await wang.page.getByText("They called as well.").waitFor();
    await agentRow(page, "wang").getByText("1 / ").waitFor();
    expect(await hans.said()).toEqual(["Where is my order?"]);
  });

  test("lets a supervisor change somebody's availability", async () => {
    await agent("li");
    const { page } = await supervisor();
    await agentRow(page, "li")
      .getByRole("button", { name: /Online/ })
      .click();
    await page.getByRole("menuitem", { name: "Set to Away" }).click();
    await agentRow(page, "li").getByRole("button", { name: /Away/ }).waitFor();
  });

  test("shows who has lost the connection as reconnecting", async () => {
    const li = await agent("li");
    const { page } = await supervisor();
    await agentRow(page, "li")
      .getByRole("button", { name: /Online/ })
      .waitFor();
    await li.page.close();
    await agentRow(page, "li")
      .getByText(/^Reconnecting/)
      .waitFor();
  });

  test("is not there for agents", async () => {
    const li = await agent("li");
    expect(await li.page.locator('nav a[href="#/board"]').count()).toBe(0);
    await li.page.goto(`${server.url}/#/board`);
    await li.page.locator("[data-tab=mine]").waitFor();
    expect(await li.page.locator("[data-figure]").count()).toBe(0);
  });
});

describe("why this agent", () => {
  test("is said from the visitor's pane and from the line in the thread", async () => {
    const li = await agent("li");
    const shop = await visitor("Which tea is this?");
    await li.read("Which tea is this?");
    await li.answer("Longjing.");
    const { page } = await supervisor();
    const row = agentRow(page, "li");
    await unfold(row);
    await row.getByRole("link", { name: /Longjing/ }).click();
    await page.getByRole("button", { name: "Why this agent?" }).click();
    const pane = page.getByRole("complementary");
    await pane.getByText(/^李娜 was chosen because they had the most room/).waitFor();
    await pane.getByText("offline").first().waitFor();
    await page.getByRole("button", { name: "Why?" }).first().click();
    await page
      .getByRole("dialog")
      .getByText(/^李娜 was chosen/)
      .waitFor();
    if (folder !== undefined) await picture(page, "why-light-en");
    await expectAccessible(page);
    expect(await shop.said()).toHaveLength(2);
  });
});

describe("the dry run", () => {
  // Who was online in the tests before, the supervisor who took something too, is so until the grace of 5 s is over.
  beforeAll(() => new Promise((over) => setTimeout(over, 8_000)), 20_000);

  test("says whom a visitor would get now and why, and of the others why not", async () => {
    await agent("li");
    const { page } = await supervisor();
    await page.getByRole("button", { name: "Try the routing" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Ask" }).click();
    await dialog.getByText(/^李娜 would be chosen because they had the most room/).waitFor();
    await dialog.getByText("offline").first().waitFor();
    await expectAccessible(page);
  });

  test("says how they would wait if nobody is there", async () => {
    const { page } = await supervisor();
    await page.getByRole("button", { name: "Try the routing" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Ask" }).click();
    await dialog.getByText(/^Nobody would be chosen because/).waitFor();
    await dialog.getByText(/They would wait: nobody is online\. At place 1\./).waitFor();
  });
});

const LOOKS = [
  { locale: "en-US", theme: "light" },
  { locale: "en-US", theme: "dark" },
  { locale: "zh-CN", theme: "light" },
  { locale: "zh-CN", theme: "dark" },
] as const;

test.each(LOOKS)("everybody can read the board, $locale $theme", async (look) => {
  await server.capacity("li", 2);
  const li = await agent("li");
  await visitor("Is the green tea new?");
  await visitor("小泥壶带盖子吗？");
  await li.read("Is the green tea new?");
  await li.answer("It is.");
  await visitor("Do you ship to Norway?");
  await visitor("The invoice is missing, please.");
  const { page, wrong } = await supervisor(look);
  await until(() => figure(page, "waiting").innerText(), "2");
  await unfold(agentRow(page, "li"));
  await agentRow(page, "li").locator("li").first().waitFor();
  await expectAccessible(page);
  if (folder !== undefined) {
    const name = `${look.theme}-${look.locale === "zh-CN" ? "zh-CN" : "en"}`;
    await picture(page, `board-${name}`);
    await page.locator("header button:has(svg)", { hasText: /Try|试算/ }).click();
    await page.getByRole("dialog").locator("button[type=submit]").click();
    await page.getByRole("dialog").locator("ul").waitFor();
    await expectAccessible(page);
    await picture(page, `preview-${name}`);
    await page.keyboard.press("Escape");
    await page.setViewportSize({ width: 390, height: 844 });
    await picture(page, `board-phone-${name}`);
  }
  expect(wrong).toEqual([]);
});

async function picture(page: Page, name: string): Promise<void> {
  const root = resolve(folder as string);
  mkdirSync(root, { recursive: true });
  await page.screenshot({ path: join(root, `${name}.png`) });
}
