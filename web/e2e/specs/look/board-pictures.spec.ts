import { afterEach, beforeEach, expect, test } from "vitest";
import { LOOKS, looked, named, picture } from "../../real/album.ts";
import { Cast } from "../../real/cast.ts";
import type { Desk } from "../../real/windows.ts";
import { expectAccessible } from "../console/stage.ts";

/**
 * What supervisors look at, in the middle of a day: the board, why somebody got somebody, and the dry run.
 */
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

let cast: Cast;

beforeEach(async () => {
  cast = await Cast.start({ graceSeconds: 20, strategy: "balanced" });
});
afterEach(async () => {
  await cast?.leave();
  await cast?.stop();
});

// One of them shows that the pages hold together; all are taken for those who look.
const looks = looked ? LOOKS : LOOKS.slice(-1);

test.each(looks)("the board, the reasons and the dry run, $locale $theme", async (look) => {
  const words = WORDS[look.locale];
  const { server } = cast;
  const name = named(look);
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
  await both(desk, "board", name, async () => {
    await row.scrollIntoViewIfNeeded();
    const buttons = row.locator("li button");
    const boxes = await Promise.all((await buttons.all()).map((button) => button.boundingBox()));
    for (const box of boxes) expect((box?.x ?? 999) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    await row.locator("xpath=ancestor::section").evaluate((section) => section.scrollIntoView());
    await picture(page, `board-agents-phone-${name}`);
    await page.locator("header h1").evaluate((title) => title.scrollIntoView({ block: "end" }));
  });

  await page.locator("header button:has(svg)", { hasText: /Try|试算/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("button[type=submit]").click();
  await dialog.locator("ul").waitFor();
  await both(desk, "dry-run", name, async () => {
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
  await both(desk, "why", name);
  expect(desk.wrong).toEqual([]);
});

/** On a large screen and on a phone; nothing is wider than the screen on either. */
async function both(
  { page }: Desk,
  what: string,
  name: string,
  onPhone: () => Promise<void> = async () => {},
): Promise<void> {
  await expectAccessible(page);
  await picture(page, `${what}-${name}`);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.waitForTimeout(200);
  await onPhone();
  await picture(page, `${what}-phone-${name}`);
  const beyond = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return [scrollWidth - innerWidth, scrollHeight - innerHeight];
  });
  expect(beyond).toEqual([0, 0]);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.waitForTimeout(200);
}
