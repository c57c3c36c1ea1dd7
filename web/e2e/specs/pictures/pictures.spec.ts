import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Look, launch } from "../../browser.ts";
import { LOOKS, looked, named, picture } from "../../real/album.ts";
import { RealServer } from "../../real/server.ts";
import { Desk, Shop } from "../../real/windows.ts";

/**
 * The pictures in the documentation: both faces, at a real server, in the middle of work.
 */
type Words = {
  readonly asked: string;
  readonly answered: string;
  readonly order: string;
  readonly typing: string;
  readonly note: string;
  readonly draft: string;
  /** Who answers: somebody whose name is in the language of the picture. */
  readonly agent: string;
  readonly others: readonly string[];
};

const WORDS: Record<"en-US" | "zh-CN", Words> = {
  "en-US": {
    asked: "Hello, I ordered the spring green on Monday and it has not come yet.",
    answered: "Hello! I'll look into it. Could you tell me the order number?",
    order: "It is 20931.",
    typing: "And could you also",
    note: "Second delay this month, worth a small present.",
    draft: "Thank you, one moment.",
    agent: "emma",
    others: [
      "Does the clay pot come with a lid?",
      "Do you ship to Norway?",
      "The invoice is missing, please.",
    ],
  },
  "zh-CN": {
    asked: "你好，我周一下单的春绿还没有收到。",
    answered: "您好！我马上帮您查，请问订单号是多少？",
    order: "是 20931。",
    typing: "另外能不能",
    note: "这个月第二次延误，可以送一份小样。",
    draft: "好的，请稍等。",
    agent: "li",
    others: ["小泥壶带盖子吗？", "可以寄到香港吗？", "发票没有收到，麻烦补开一张。"],
  },
};

let browser: Browser;
/** A fresh one for each picture, so that nobody of the one before is in it. */
let server: RealServer;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  server = await RealServer.start();
});
afterEach(() => server?.stop());

// Two of them show that the pages hold together; all are taken for those who look.
const looks = looked ? LOOKS : LOOKS.filter((look) => (look.locale === "en-US") === (look.theme === "dark"));

test.each(looks)("both faces in the middle of work, $locale $theme", async (look) => {
  const words = WORDS[look.locale];
  const name = named(look);
  const desk = await Desk.sit(browser, server, words.agent, look);
  await online(desk.page);
  const shops: Shop[] = [];
  const enter = async (says: string, size: Look = {}) => {
    const shop = await Shop.enter(browser, server, { ...look, ...size });
    shops.push(shop);
    await shop.say(says);
    return shop;
  };
  for (const other of words.others.slice(0, 2)) await enter(other);
  const shop = await enter(words.asked);
  const phone = await enter(words.others[2] as string, { width: 390, height: 844 });
  await desk.read(words.asked);
  await desk.answer(words.answered);
  await shop.say(words.order);
  await desk.page.locator("[data-seq]", { hasText: words.order }).waitFor();
  await note(desk.page, words.note);
  await shop.page.locator("rapport-widget textarea").pressSequentially(words.typing, { delay: 20 });
  await desk.page.getByText(words.typing).last().waitFor();
  await desk.page.locator("textarea").pressSequentially(words.draft);
  await shop.page.locator("rapport-widget .dots").waitFor();
  await picture(desk.page, `console-${name}`);
  await picture(shop.page, `widget-${name}`);
  await picture(phone.page, `widget-phone-${name}`);
  await desk.page.locator("textarea").fill("");
  await desk.page.setViewportSize({ width: 390, height: 844 });
  await desk.page.locator("aside header button").click();
  await picture(desk.page, `console-phone-${name}`);
  expect([desk, ...shops].flatMap((window) => window.wrong)).toEqual([]);
  await Promise.all([desk, ...shops].map((window) => window.close()));
});

/** By the place in the menu: its words are in the language of the look. */
async function online(page: Page): Promise<void> {
  await page.locator("[data-availability]").click();
  await page.getByRole("menuitem").first().click();
  await page.locator("[data-availability=online]").waitFor();
}

async function note(page: Page, text: string): Promise<void> {
  await page.locator('label[for$="-note"]').click();
  await page.locator("textarea").fill(text);
  await page.locator("textarea").press("Enter");
  await page.locator("[data-seq]", { hasText: text }).waitFor();
  await page.locator('label[for$="-reply"]').click();
}
