import { mkdirSync, mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Cast } from "../../real/cast.ts";
import type { Desk } from "../../real/windows.ts";
import { expectAccessible } from "../console/stage.ts";

/**
 * What supervisors look at, in the middle of a day: the board, why somebody got somebody, and the dry run. Written to
 * the folder SCREENSHOTS (from the root of the project), else to one that nobody looks at.
 */
const root = new URL("../../../../", import.meta.url).pathname;
const folder = process.env.SCREENSHOTS
  ? resolve(root, process.env.SCREENSHOTS)
  : mkdtempSync(join(tmpdir(), "rapport-pictures-"));

const WORDS = {
  "en-US": {
    team: "Returns",
    skill: "German",
    served: ["Does the clay pot come with a lid?", "My order 20931 has not come yet."],
    answered: "Hello! Let me look that up for you.",
    waiting: [
      "Do you ship to Norway?",
      "The invoice is missing, please.",
      "I would like to send one tin back.",
    ],
  },
  "zh-CN": {
    team: "退换货",
    skill: "德语",
    served: ["小泥壶带盖子吗？", "订单 20931 还没有收到。"],
    answered: "您好！我马上帮您查。",
    waiting: ["可以寄到香港吗？", "发票没有收到，麻烦补开一张。", "想退一罐茶，怎么操作？"],
  },
} as const;

const LOOKS = [
  { locale: "en-US", theme: "light" },
  { locale: "en-US", theme: "dark" },
  { locale: "zh-CN", theme: "light" },
  { locale: "zh-CN", theme: "dark" },
] as const;

let cast: Cast;

beforeEach(async () => {
  mkdirSync(folder, { recursive: true });
  cast = await Cast.start({ graceSeconds: 20, strategy: "balanced" });
});
afterEach(async () => {
  await cast?.leave();
  await cast?.stop();
});

// One of them shows that the pages hold together; all are taken for those who look.
const looks = process.env.SCREENSHOTS ? LOOKS : LOOKS.slice(-1);

test.each(looks)("the board, the reasons and the dry run, $locale $theme", async (look) => {
  const words = WORDS[look.locale];
  const { server } = cast;
  const named = `${look.theme}-${look.locale === "zh-CN" ? "zh-CN" : "en"}`;
  const team = (await server.ask("POST", "teams", { name: words.team })) as { id: string };
  const skill = (await server.ask("POST", "skills", { name: words.skill })) as { id: string };
  await server.ask("PATCH", `agents/${server.person("li").id}`, {
    capacity: 2,
    teams: [team.id],
    skills: [{ skill: skill.id, level: 4 }],
  });
  const li = await cast.agent("li");
  const emma = await cast.agent("emma");
  await emma.be("Away");
  for (const text of words.served) await (await cast.visitor(look)).say(text);
  await li.read(words.served[0]);
  await li.answer(words.answered);
  for (const text of words.waiting.slice(0, 2)) await (await cast.visitor(look)).say(text);
  await (await cast.visitor(look)).say(words.waiting[2]);

  const desk = await cast.desk("chen", look);
  const { page } = desk;
  await page.locator('nav a[href="#/board"]').click();
  await expect
    .poll(() => page.locator("[data-figure=waiting] dd").innerText(), { timeout: 15_000 })
    .toBe("3");
  const third = page.locator("article li", { hasText: words.waiting[2] });
  const asked = { priority: 3, requirements: { team: team.id, skills: [] } };
  await server.ask("PATCH", `conversations/${await third.getAttribute("data-conversation")}`, asked);
  await page.locator(`[data-queue="${team.id}"]`).waitFor();
  const row = page.locator(`tbody[data-agent="${server.person("li").id}"]`);
  await row.locator("button[aria-expanded]:not([aria-haspopup])").click();
  await row.locator("li").nth(1).waitFor();
  await page.mouse.move(700, 5);
  await both(desk, "board", named, async () => {
    await row.scrollIntoViewIfNeeded();
    const buttons = row.locator("li button");
    const boxes = await Promise.all((await buttons.all()).map((button) => button.boundingBox()));
    for (const box of boxes) expect((box?.x ?? 999) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    await row.locator("xpath=ancestor::section").evaluate((section) => section.scrollIntoView());
    await picture(page, `board-agents-phone-${named}`);
    await page.locator("header h1").evaluate((title) => title.scrollIntoView({ block: "end" }));
  });

  await page.locator("header button:has(svg)", { hasText: /Try|试算/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("button[type=submit]").click();
  await dialog.locator("ul").waitFor();
  await both(desk, "dry-run", named, async () => {
    // The answer is brought into view.
    await dialog.locator("button[type=submit]").click();
    await page.waitForTimeout(700);
  });
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });

  await row.locator("a", { hasText: words.answered }).click();
  await page
    .getByRole("button", { name: /^(Why\?|为什么？)$/ })
    .first()
    .click();
  await dialog.locator("ol").waitFor();
  await both(desk, "why", named);
  expect(desk.wrong).toEqual([]);
});

/** On a large screen and on a phone; nothing is wider than the screen on either. */
async function both(
  { page }: Desk,
  what: string,
  named: string,
  onPhone: () => Promise<void> = async () => {},
): Promise<void> {
  await expectAccessible(page);
  await picture(page, `${what}-${named}`);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.waitForTimeout(200);
  await onPhone();
  await picture(page, `${what}-phone-${named}`);
  const beyond = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return [scrollWidth - innerWidth, scrollHeight - innerHeight];
  });
  expect(beyond).toEqual([0, 0]);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.waitForTimeout(200);
}

async function picture(page: Page, name: string): Promise<void> {
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  expect(statSync(path).size).toBeGreaterThan(10_000);
}
