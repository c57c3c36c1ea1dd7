import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Look, launch } from "../../browser.ts";
import { RealServer } from "../../real/server.ts";
import { Desk, Shop } from "../../real/windows.ts";
import { expectAccessible } from "../console/stage.ts";

let browser: Browser;
let server: RealServer;
const open: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  browser = await launch();
});
beforeEach(async () => {
  server = await RealServer.start();
});
afterEach(async () => {
  const windows = open.splice(0);
  await Promise.all(windows.map((window) => window.close()));
  await server?.stop();
});
afterAll(() => browser?.close());

function kept<T extends { close(): Promise<void> }>(window: T): T {
  open.push(window);
  return window;
}

const administrator = async (look: Look = {}) =>
  kept(await Desk.sit(browser, server, server.administrator.login, look));

async function settings(page: Page, section: string): Promise<void> {
  await page.goto(`${server.url}/#/settings/${section}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
}

async function add(page: Page, section: "teams" | "skills", name: string): Promise<void> {
  await settings(page, section);
  await page.getByRole("button", { name: /^Add/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("cell", { name, exact: true }).waitFor();
}

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name: field, exact: true }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

async function change(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`^What to do about ${name}`) }).click();
  await page.getByRole("menuitem", { name: "Change" }).click();
}

const saved = (page: Page) => page.getByText("Saved.").waitFor();

async function site(): Promise<{ readonly id: string; readonly name: string; readonly policy: Policy }> {
  const { sites } = (await server.ask("GET", "sites", {})) as {
    sites: { id: string; name: string; policy: Policy }[];
  };
  const found = sites[0];
  if (found === undefined) throw new Error("there is no site");
  return found;
}
interface Policy {
  readonly requirements: { readonly team?: string; readonly skills: readonly object[] };
  readonly hours: { readonly zone?: string; readonly week?: object; readonly holidays?: readonly object[] };
}

describe("an administrator", () => {
  test("makes a team, puts an agent into it, and has a site ask for it: its visitors go there", async () => {
    const { page, wrong } = await administrator();
    await add(page, "teams", "Returns");
    await add(page, "skills", "German");
    await settings(page, "agents");
    await change(page, "王伟");
    await page.getByRole("dialog").getByLabel("Returns").check();
    await page.getByRole("dialog").getByRole("button", { name: "Add skill" }).click();
    await choose(page, "Level of German", "4 – very well");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await page.getByRole("cell", { name: "Returns", exact: true }).waitFor();
    await settings(page, "sites");
    await choose(page, "Team", "Returns");
    await page.getByRole("button", { name: "Add skill" }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await saved(page);
    expect((await site()).policy.requirements).toMatchObject({ skills: [{ level: 3 }] });

    const li = kept(await Desk.sit(browser, server, "li"));
    const wang = kept(await Desk.sit(browser, server, "wang"));
    await li.be("Online");
    await wang.be("Online");
    for (const text of ["I bring it back", "And this, too"]) {
      const shop = kept(await Shop.enter(browser, server));
      await shop.say(text);
      await wang.row(text).waitFor();
    }
    expect(await li.page.locator("a[data-conversation]").count()).toBe(0);

    await settings(page, "teams");
    await page.getByRole("button", { name: "Delete Returns" }).click();
    await page.getByText(/will ask for no team: who waits there is served by anybody/).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await page.getByText("No team yet.").waitFor();
    expect(wrong).toEqual([]);
  });

  test("sets hours, and hears at the field what is wrong with them", async () => {
    const { page, wrong } = await administrator();
    await settings(page, "sites");
    await page.getByText("By the week", { exact: true }).click();
    await page.getByRole("combobox", { name: "Time zone" }).fill("Europe/Ber");
    await page.getByRole("option", { name: "Europe/Berlin" }).click();
    const field = (name: string) => page.getByRole("textbox", { name, exact: true });
    await field("Monday, from").fill("930");
    await field("Monday, to").fill("9");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("It has to end later than it begins.").waitFor();
    expect(await field("Monday, to").getAttribute("aria-invalid")).toBe("true");
    await field("Monday, to").fill("24:00");
    await page.getByRole("button", { name: "Copy Monday to Tuesday – Friday" }).click();
    await page.getByRole("button", { name: "Add holiday" }).click();
    await page.getByLabel("Date").fill("2026-12-25");
    await page.getByLabel("Name of holiday 1").fill("Christmas");
    await page.getByRole("button", { name: "Save" }).click();
    await saved(page);
    const day = [{ from: "09:30", to: "24:00" }];
    expect((await site()).policy.hours).toEqual({
      zone: "Europe/Berlin",
      week: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day },
      holidays: [{ date: "2026-12-25", name: "Christmas", open: [] }],
    });
    await page.getByText("Always open", { exact: true }).click();
    await page.getByText("By the week", { exact: true }).click();
    expect(await field("Monday, to").inputValue()).toBe("24:00");
    expect(await page.getByLabel("Name of holiday 1").inputValue()).toBe("Christmas");
    await page.getByText("Always open", { exact: true }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await expect.poll(async () => (await site()).policy.hours).toEqual({ always: true });
    expect(wrong).toEqual([]);
  });

  test("is told when somebody else was faster, and loses nothing of what they typed", async () => {
    const { page } = await administrator();
    await settings(page, "sites");
    const grace = page.getByRole("textbox", { name: "Grace, seconds" });
    await grace.fill("45");
    await server.policy({ memoryDays: 7 });
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Somebody changed this meanwhile.").waitFor();
    expect(await grace.inputValue()).toBe("20");
    expect(await page.getByRole("textbox", { name: "Memory, days" }).inputValue()).toBe("7");
    await page.getByRole("button", { name: "Put back what I typed" }).click();
    expect(await grace.inputValue()).toBe("45");
    await page.getByRole("button", { name: "Save" }).click();
    await saved(page);
    expect((await site()).policy).toMatchObject({ graceSeconds: 45, memoryDays: 7 });
  });

  test("is told so again and again, and still finds all of what they typed", async () => {
    const { page } = await administrator();
    await settings(page, "sites");
    const number = (name: string) => page.getByRole("textbox", { name });
    const save = page.getByRole("button", { name: "Save" });
    const told = page.getByText("Somebody changed this meanwhile.");
    await number("Grace, seconds").fill("45");
    await server.policy({ memoryDays: 7 });
    await save.click();
    await told.waitFor();
    await number("Idle time, minutes").fill("15");
    await server.policy({ memoryDays: 8 });
    await save.click();
    await expect.poll(() => number("Memory, days").inputValue()).toBe("8");
    await page.getByRole("button", { name: "Put back what I typed" }).click();
    expect(await told.count()).toBe(0);
    await save.click();
    await saved(page);
    expect((await site()).policy).toMatchObject({ graceSeconds: 45, idleMinutes: 15, memoryDays: 8 });
  });

  test("takes a number out key by key, and nothing else is saved instead", async () => {
    const { page } = await administrator();
    await settings(page, "sites");
    const grace = page.getByRole("textbox", { name: "Grace, seconds" });
    await grace.click();
    for (const key of ["End", "Backspace", "Backspace"]) await page.keyboard.press(key);
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("This is needed.").waitFor();
    expect(await grace.getAttribute("aria-invalid")).toBe("true");
    expect((await site()).policy).toMatchObject({ graceSeconds: 20 });
    await page.keyboard.type("4000");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("A number from 0 to 3,600, please.").waitFor();
    for (const key of ["End", "Backspace", "Backspace"]) await page.keyboard.press(key);
    await page.getByRole("button", { name: "Save" }).click();
    await saved(page);
    expect((await site()).policy).toMatchObject({ graceSeconds: 40 });
    await settings(page, "agents");
    await change(page, "王伟");
    await page.getByRole("dialog").getByLabel("Capacity").click();
    for (const key of ["End", "Backspace", "Backspace", "6"]) await page.keyboard.press(key);
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    const { capacity } = (await server.ask("GET", `agents/${server.person("wang").id}`, {})) as {
      capacity: number;
    };
    expect(capacity).toBe(6);
  });

  test("hears why an address is refused, and how long a password has to be", async () => {
    const { page } = await administrator();
    await settings(page, "sites");
    const origins = page.getByRole("textbox", { name: "Allowed origins" });
    await origins.fill("https://fine.example\nhttps://my_shop.example");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("This is no address: https://my_shop.example").waitFor();
    expect(await origins.getAttribute("aria-invalid")).toBe("true");
    await settings(page, "agents");
    await page.getByRole("button", { name: "Add agent" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name", { exact: true }).fill("Nina");
    await dialog.getByLabel("Login name").fill("nina");
    await dialog.getByLabel("Password", { exact: true }).fill("short");
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.getByText("8 to 1,024 characters, please.").waitFor();
    await page.mouse.click(5, 5);
    expect(await dialog.getByLabel("Login name").inputValue()).toBe("nina");
  });

  test("presses Enter in a time, and it is taken as it was meant", async () => {
    const { page } = await administrator();
    await settings(page, "sites");
    await page.getByText("By the week", { exact: true }).click();
    await page.getByRole("textbox", { name: "Monday, from" }).fill("8");
    await page.keyboard.press("Enter");
    await saved(page);
    expect((await site()).policy.hours.week).toMatchObject({ monday: [{ from: "08:00", to: "18:00" }] });
  });

  test("goes to another page and comes back, and finds what they typed", async () => {
    const { page } = await administrator();
    await settings(page, "sites");
    const grace = page.getByRole("textbox", { name: "Grace, seconds" });
    await grace.fill("45");
    await page.getByText("Not saved yet.").waitFor();
    await page.getByRole("link", { name: "Conversations" }).click();
    await page.getByRole("link", { name: "Settings" }).click();
    await page.getByRole("link", { name: "Sites" }).click();
    expect(await grace.inputValue()).toBe("45");
    await page.getByRole("button", { name: "Discard" }).click();
    expect(await grace.inputValue()).toBe("20");
    expect(await page.getByText("Not saved yet.").count()).toBe(0);
  });

  test("hears in Chinese what the server says, and sees what does not come", async () => {
    const { page } = await administrator({ locale: "zh-CN" });
    await page.route("**/api/v1/teams", (route) => route.abort());
    await settings(page, "sites");
    await page.getByText("服务器没有响应。请检查网络后重试。").waitFor();
    await page.unroute("**/api/v1/teams");
    await page.getByRole("button", { name: "重试" }).click();
    await page.getByRole("textbox", { name: "允许的来源" }).waitFor();
    await settings(page, "agents");
    await page.getByRole("button", { name: `对 ${server.administrator.name} 的操作` }).click();
    await page.getByRole("menuitem", { name: "修改" }).click();
    await page.getByRole("dialog").getByRole("combobox", { name: "角色" }).click();
    await page.getByRole("option", { name: "主管" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
    await page.getByText("至少要保留一名管理员。").waitFor();
  });

  test("is where they were when a dialog closes", async () => {
    const { page } = await administrator();
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
    const label = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
    for (const [section, button] of [
      ["agents", "Add agent"],
      ["teams", "Add team"],
      ["sites", "Add site"],
      ["sites", "Delete site"],
    ] as const) {
      await settings(page, section);
      await page.getByRole("button", { name: button }).click();
      await page.getByRole("dialog").waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await expect.poll(focused).toBe(button);
    }
    await settings(page, "agents");
    await change(page, "王伟");
    await page.getByRole("dialog").getByLabel("Capacity").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(label).toContain("What to do about 王伟");
  });

  test("gives no name twice, and hears so at the name", async () => {
    const { page } = await administrator();
    await add(page, "teams", "Returns");
    await page.getByRole("button", { name: "Add team" }).click();
    const name = page.getByRole("dialog").getByLabel("Name");
    await name.fill("returns");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await page.getByText("Somebody or something else has this already.").waitFor();
    expect(await name.getAttribute("aria-invalid")).toBe("true");
  });

  test("deletes a site and an account after reading what that does", async () => {
    const { page } = await administrator();
    await settings(page, "agents");
    await page.getByRole("button", { name: /^What to do about 李娜/ }).click();
    await page.getByRole("menuitem", { name: "Delete account" }).click();
    await page.getByText("They are signed out everywhere").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByText("李娜").waitFor({ state: "detached" });
    await settings(page, "sites");
    await page.getByRole("button", { name: "Delete site" }).click();
    await page.getByText("Conversations that wait in the queue are closed.").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await page.getByText("No site yet.").waitFor();
  });
});

test("an agent hands a conversation over to a team", async () => {
  const { id: team } = (await server.ask("POST", "teams", { name: "Returns" })) as { id: string };
  await server.ask("PATCH", `agents/${server.person("wang").id}`, { teams: [team] });
  const li = kept(await Desk.sit(browser, server, "li"));
  await li.be("Online");
  const shop = kept(await Shop.enter(browser, server));
  await shop.say("I bring it back");
  await li.read("I bring it back");
  const wang = kept(await Desk.sit(browser, server, "wang"));
  await wang.be("Online");
  await li.page.keyboard.press("Alt+m");
  const dialog = li.page.getByRole("dialog");
  await dialog.getByText("1 free now").waitFor();
  await shot(li.page, "transfer");
  await dialog.getByText("Returns", { exact: true }).click();
  await dialog.getByRole("button", { name: "Transfer" }).click();
  await li.page.getByText("Handed over to Returns.").waitFor();
  await wang.read("I bring it back");
  expect([...li.wrong, ...wang.wrong]).toEqual([]);
});

const shots = process.env.SHOTS;

async function shot(page: Page, name: string): Promise<void> {
  if (shots === undefined) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}

test.each([
  { theme: "light", locale: "en-US", width: 1440, height: 900 },
  { theme: "dark", locale: "zh-CN", width: 1024, height: 768 },
  { theme: "light", locale: "zh-CN", width: 390, height: 844 },
] as const)("$theme $locale $width: every page of the settings is for everybody", async (look) => {
  const { id: team } = (await server.ask("POST", "teams", { name: "Returns 退货" })) as { id: string };
  const { id: skill } = (await server.ask("POST", "skills", { name: "Deutsch" })) as { id: string };
  const skills = [{ skill, level: 4 }];
  await server.ask("PATCH", `agents/${server.person("wang").id}`, { teams: [team], skills });
  const hours = {
    zone: "Europe/Berlin",
    week: {
      monday: [
        { from: "09:00", to: "12:30" },
        { from: "13:30", to: "18:00" },
      ],
      friday: [{ from: "09:00", to: "24:00" }],
    },
    holidays: [{ date: "2026-12-24", name: "Christmas Eve", open: [{ from: "09:00", to: "12:00" }] }],
  };
  await server.policy({ requirements: { team, skills }, hours });
  const { page } = await administrator(look);
  const name = `${look.theme}-${look.locale}-${look.width}`;
  for (const section of ["agents", "teams", "skills", "sites"]) {
    await settings(page, section);
    await page
      .getByText("Returns 退货")
      .or(page.getByText("Deutsch"))
      .or(page.locator("textarea"))
      .first()
      // On a phone the agents' teams are there and not shown.
      .waitFor({ state: "attached" });
    await expectAccessible(page);
    // The page scrolls within itself: as tall as it gets, to be seen whole.
    await page.setViewportSize({ width: look.width, height: section === "sites" ? 2600 : look.height });
    await shot(page, `${name}-${section}`);
    await page.setViewportSize({ width: look.width, height: look.height });
  }
  await settings(page, "agents");
  await page.locator("tr", { hasText: "王伟" }).getByRole("button").click();
  await page.getByRole("menuitem").nth(-3).click();
  await page.getByRole("dialog").getByLabel("Returns 退货").waitFor();
  await expectAccessible(page);
  await shot(page, `${name}-agent`);
  await page.keyboard.press("Escape");
  await settings(page, "teams");
  await page.locator("tr", { hasText: "Returns" }).getByRole("button").last().click();
  await page.getByRole("dialog").waitFor();
  await expectAccessible(page);
  await shot(page, `${name}-delete`);
});
