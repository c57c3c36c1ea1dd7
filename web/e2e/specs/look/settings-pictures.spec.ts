import { mkdirSync, mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "../../browser.ts";
import { RealServer } from "../../real/server.ts";
import { Desk } from "../../real/windows.ts";

/**
 * Pictures of what one sets and tries: sites, agents, teams, skills, staffing. Written to the folder SCREENSHOTS (from the
 * root of the project), else to one that nobody looks at.
 */
const root = new URL("../../../../", import.meta.url).pathname;
const folder = process.env.SCREENSHOTS
  ? resolve(root, process.env.SCREENSHOTS)
  : mkdtempSync(join(tmpdir(), "rapport-pictures-"));

const WORDS = {
  "en-US": {
    teams: ["Returns", "Orders"],
    skills: ["German", "Invoices"],
    zone: "Europe/Berlin",
    holiday: "Christmas Eve",
    sections: { agents: "emma", wide: "Holidays" },
  },
  "zh-CN": {
    teams: ["退货组", "订单组"],
    skills: ["英语", "发票"],
    zone: "Asia/Shanghai",
    holiday: "除夕",
    sections: { agents: "li", wide: "节假日" },
  },
} as const;

let browser: Browser;
let server: RealServer;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  browser = await launch();
});
afterAll(() => browser?.close());

const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

test.each(["en-US", "zh-CN"] as const)("settings and staffing, %s", async (locale) => {
  server = await RealServer.start();
  try {
    await furnish(locale);
    for (const theme of ["light", "dark"] as const) {
      const desk = await Desk.sit(browser, server, server.admin.login, { locale, theme, ...desktop });
      const { page } = desk;
      const name = `${theme}-${locale === "zh-CN" ? "zh-CN" : "en"}`;
      for (const [device, size] of [
        ["", desktop],
        ["phone-", phone],
      ] as const) {
        await page.setViewportSize(size);
        for (const section of ["agents", "teams", "skills", "sites"]) {
          await page.goto(`${server.url}/#/settings/${section}`);
          await page.locator("main h1").waitFor();
          await page.locator("main table tbody tr, main form").first().waitFor();
          await picture(page, `settings-${section}-${device}${name}`);
        }
        await atTop(page, "input[type=date]");
        await picture(page, `settings-hours-${device}${name}`);
        await page.goto(`${server.url}/#/staffing`);
        await page.locator("form button[type=submit]").click();
        await page.locator("dl strong").first().waitFor();
        await page.waitForTimeout(300);
        await picture(page, `staffing-${device}${name}`);
        if (device !== "") {
          await atTop(page, "form[aria-label]");
          await picture(page, `staffing-plan-${device}${name}`);
        }
      }
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

async function atTop(page: Page, selector: string): Promise<void> {
  await page
    .locator(selector)
    .first()
    .evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
  await page.waitForTimeout(100);
}

async function picture(page: Page, name: string): Promise<void> {
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  expect(statSync(path).size).toBeGreaterThan(10_000);
}
