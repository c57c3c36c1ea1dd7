import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "../../browser.ts";
import { looked, named, picture } from "../../real/album.ts";
import { RealServer } from "../../real/server.ts";
import { Desk } from "../../real/windows.ts";

/**
 * Pictures of what one sets and tries: sites, agents, teams, skills, staffing.
 */
const WORDS = {
  "en-US": {
    teams: ["Returns", "Orders"],
    skills: ["German", "Invoices"],
    zone: "Europe/Berlin",
    holiday: "Christmas Eve",
  },
  "zh-CN": {
    teams: ["退货组", "订单组"],
    skills: ["英语", "发票"],
    zone: "Asia/Shanghai",
    holiday: "除夕",
  },
} as const;

let browser: Browser;
let server: RealServer;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

test.each(["en-US", "zh-CN"] as const)("settings and staffing, %s", async (locale) => {
  server = await RealServer.start();
  try {
    await furnish(locale);
    // One of them shows that the pages hold together; both are taken for those who look.
    const one = locale === "en-US" ? "dark" : "light";
    for (const theme of looked ? (["light", "dark"] as const) : ([one] as const)) {
      const desk = await Desk.sit(browser, server, server.admin.login, { locale, theme, ...desktop });
      const { page } = desk;
      const name = named({ locale, theme });
      for (const section of ["agents", "teams", "sites"]) {
        await show(page, section);
        await picture(page, `settings-${section}-${name}`);
      }
      await simulate(page);
      await picture(page, `staffing-${name}`);
      await page.setViewportSize(phone);
      await simulate(page);
      await picture(page, `staffing-phone-${name}`);
      await show(page, "sites");
      await picture(page, `settings-sites-phone-${name}`);
      await inTheMiddle(page, "input[type=date]");
      await picture(page, `settings-hours-phone-${name}`);
      await show(page, "agents");
      await page.locator("tr", { hasText: "李娜" }).getByRole("button").click();
      // By its place: its words are in the language of the look.
      await page.getByRole("menuitem").nth(-3).click();
      await page.getByRole("dialog").getByRole("checkbox").first().waitFor();
      await inTheMiddle(page, "[role=dialog] fieldset:last-of-type");
      await picture(page, `settings-agent-phone-${name}`);
      expect(desk.wrong).toEqual([]);
      await desk.close();
    }
  } finally {
    await server.stop();
  }
});

async function furnish(locale: keyof typeof WORDS): Promise<void> {
  const words = WORDS[locale];
  const made = async (kind: "teams" | "skills", name: string) =>
    ((await server.ask("POST", kind, { name })) as { id: string }).id;
  const teams = await Promise.all(words.teams.map((name) => made("teams", name)));
  const skills = await Promise.all(words.skills.map((name) => made("skills", name)));
  const [first, second] = skills as [string, string];
  for (const [index, login] of ["li", "wang", "emma"].entries())
    await server.ask("PATCH", `agents/${server.person(login).id}`, {
      teams: index === 1 ? teams : [teams[index % 2]],
      skills: [{ skill: first, level: 5 - index }, ...(index === 0 ? [{ skill: second, level: 3 }] : [])],
    });
  const office = [
    { from: "09:00", to: "12:30" },
    { from: "13:30", to: "18:00" },
  ];
  const week = Object.fromEntries(
    ["monday", "tuesday", "wednesday", "thursday", "friday"].map((day) => [day, office]),
  );
  const holidays = [
    { date: "2027-02-05", name: words.holiday, open: [{ from: "09:00", to: "12:00" }] },
    { date: "2027-02-06", name: `${words.holiday} +1`, open: [] },
  ];
  await server.policy({
    requirements: { team: teams[0], skills: [{ skill: first, level: 3 }] },
    hours: { zone: words.zone, week, holidays },
  });
}

/** Opens a page of the settings, and waits until all of it is there. */
async function show(page: Page, section: string): Promise<void> {
  await page.goto(`${server.url}/#/settings/${section}`);
  await page.locator("main table tbody tr, main form").first().waitFor();
  await page
    .locator("main .mantine-Button-root:disabled, main .mantine-Loader-root")
    .first()
    .waitFor({ state: "detached" });
}

async function simulate(page: Page): Promise<void> {
  await page.goto(`${server.url}/#/staffing`);
  const [answer] = await Promise.all([
    page.waitForResponse((one) => one.url().includes("/whatif")),
    page.locator("form button[type=submit]").click(),
  ]);
  expect(answer.status()).toBe(200);
  await page.locator("dl strong").first().waitFor();
  await page.locator("form button[data-loading]").waitFor({ state: "detached" });
  await page.waitForTimeout(300);
  // The form is as one finds it, and the bar above is where it was.
  await page.evaluate(() => document.querySelector("main > div")?.scrollTo({ top: 0, behavior: "instant" }));
  expect(await page.evaluate(() => document.scrollingElement?.scrollTop)).toBe(0);
}

async function inTheMiddle(page: Page, selector: string): Promise<void> {
  await page
    .locator(selector)
    .first()
    .evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
  await page.waitForTimeout(100);
}
