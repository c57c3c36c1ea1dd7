import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { expectAccessible, row, Stage, said, signIn } from "./stage.ts";

let browser: Browser;
let stage: Stage;

beforeAll(async () => {
  browser = await Stage.browser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  stage = await Stage.open(browser);
});
afterEach(() => stage.close());

const composer = (page: Page) => page.locator("textarea");
const written = (text: string) => ({ timeout: 5_000, interval: 50, message: text });

describe("at the door", () => {
  test("a wrong password is said, a right one opens the console, and signing out closes it", async () => {
    const { page, wrong, context } = await stage.sit();
    await signIn(page, "li", "nonsense");
    await page.getByRole("alert").getByText("Login name or password is wrong.").waitFor();
    await signIn(page, stage.li.login, stage.li.password);
    await row(page, stage.ming).waitFor();
    await page.getByRole("button", { name: /^Account of/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.locator("input[name=login]").waitFor();
    expect(wrong).toEqual([]);
    await context.close();
  });

  test("the link of the first start makes the first administrator, and leaves the address at once", async () => {
    const { page, wrong, context } = await stage.sit({}, "/setup#first");
    await page.locator("input[name=name]").waitFor();
    expect(page.url()).not.toContain("first");
    await page.locator("input[name=name]").fill("Ada");
    await signIn(page, "ada", "long enough");
    await page.locator("[data-availability]").waitFor();
    expect(stage.world.agents.at(-1)).toMatchObject({ login: "ada", role: "administrator" });
    expect(wrong).toEqual([]);
    await context.close();
  });
});

describe("a conversation", () => {
  test("is taken from the queue by a key, and answered", async () => {
    stage.li.capacity = 9;
    const { page, context } = await stage.signedIn(stage.li);
    const per = stage.conversationOf("Per Hansen");
    await page.locator("[data-tab=queue]").click();
    await row(page, per).click();
    await page.getByText("Nobody is answering yet.").waitFor();
    await page.keyboard.press("Alt+t");
    await page.getByText("With you").waitFor();
    await composer(page).fill("Of course. Where to?");
    await composer(page).press("Enter");
    await expect.poll(() => said(per), written("answer")).toContain("text: Of course. Where to?");
    await page.getByRole("img", { name: "Sent", exact: true }).waitFor();
    await context.close();
  });

  test("goes to a colleague with a note, who hears of it and why", async () => {
    stage.wang.status = "online";
    const li = await stage.signedIn(stage.li);
    const wang = await stage.signedIn(stage.wang);
    await row(li.page, stage.ming).click();
    await composer(li.page).fill("half a thought");
    await li.page.keyboard.press("Alt+m");
    await li.page.getByRole("dialog").getByText("Wang Wei").click();
    await li.page.getByLabel("A word for whoever gets it").fill("Wants a gift note too");
    await li.page.getByRole("dialog").getByRole("button", { name: "Transfer" }).click();
    await li.page.getByText(/Wang Wei.* has this conversation now\. Your draft is kept\./).waitFor();
    expect(await composer(li.page).inputValue()).toBe("half a thought");
    expect(said(stage.ming)).toContain("transfer_note: Wants a gift note too");
    await row(wang.page, stage.ming).getByText("handed over by Li Na").waitFor();
    await row(wang.page, stage.ming).click();
    await wang.page.getByText("Wants a gift note too").waitFor();
    await li.context.close();
    await wang.context.close();
  });

  test("that drifts away keeps the draft, and what is sent on is refused with a reason", async () => {
    stage.chen.status = "online";
    const { page, context } = await stage.signedIn(stage.li);
    await row(page, stage.ming).click();
    await composer(page).fill("One moment");
    stage.world.assign(stage.ming, stage.chen, "balanced");
    await page.getByText(/Chen Mei.* has this conversation now\. Your draft is kept\./).waitFor();
    expect(await composer(page).inputValue()).toBe("One moment");
    await expect.poll(() => row(page, stage.ming).count(), written("gone from mine")).toBe(0);
    await context.close();
  });

  test("takes a note that the visitor never sees", async () => {
    const { page, context } = await stage.signedIn(stage.li);
    await row(page, stage.ming).click();
    await composer(page).waitFor();
    await page.keyboard.press("Alt+p");
    await page.getByPlaceholder("The visitor never sees it.").fill("call him back");
    await page.keyboard.press("Enter");
    await expect.poll(() => said(stage.ming), written("note")).toContain("note: call him back");
    await context.close();
  });

  test("is closed, and the next one opens, by one key", async () => {
    const { page, context } = await stage.signedIn(stage.li);
    await row(page, stage.ming).click();
    await composer(page).waitFor();
    await page.keyboard.press("Alt+Shift+e");
    await expect.poll(() => stage.ming.state, written("closed")).toBe("idle");
    await expect.poll(() => page.url(), written("moved on")).not.toContain(stage.ming.id);
    await composer(page).waitFor();
    await context.close();
  });

  test("of a colleague is read live by a supervisor, who joins only by choice", async () => {
    const { page, context } = await stage.signedIn(stage.chen);
    await page.locator("[data-tab=all]").click();
    await row(page, stage.ming).click();
    await page.getByText("You are reading along.").waitFor();
    stage.visitorSays(stage.ming, "Anybody there?");
    await page.getByText("Anybody there?").last().waitFor();
    await page.getByRole("button", { name: "Join" }).click();
    await composer(page).fill("Hello, this is Chen.");
    await composer(page).press("Enter");
    await expect.poll(() => said(stage.ming), written("joined")).toContain("text: Hello, this is Chen.");
    expect(stage.ming.agent).toBe(stage.li.id);
    await context.close();
  });
});

describe("writing", () => {
  test("keeps a draft for each conversation, over a reload too", async () => {
    const { page, context } = await stage.signedIn(stage.li);
    const olga = stage.conversationOf("Olga");
    await row(page, stage.ming).click();
    await composer(page).fill("for Ming");
    await row(page, olga).click();
    await expect.poll(() => composer(page).inputValue(), written("empty")).toBe("");
    await row(page, stage.ming).getByText("for Ming").waitFor();
    await page.reload();
    await row(page, stage.ming).click();
    await expect.poll(() => composer(page).inputValue(), written("back")).toBe("for Ming");
    await context.close();
  });

  test("does not send while an input method composes", async () => {
    const { page, context } = await stage.signedIn(stage.li, { locale: "zh-CN" });
    await row(page, stage.ming).click();
    await composer(page).focus();
    const devtools = await context.newCDPSession(page);
    const before = said(stage.ming).length;
    await devtools.send("Input.imeSetComposition", { text: "nihao", selectionStart: 5, selectionEnd: 5 });
    await page.keyboard.press("Enter");
    await devtools.send("Input.insertText", { text: "你好" });
    await expect.poll(() => composer(page).inputValue(), written("chosen")).toContain("你好");
    expect(said(stage.ming)).toHaveLength(before);
    await page.keyboard.press("Enter");
    await expect.poll(() => said(stage.ming).length, written("sent")).toBe(before + 1);
    await context.close();
  });

  test("survives a broken connection, and goes out by itself", async () => {
    const { page, context } = await stage.signedIn(stage.li);
    await row(page, stage.ming).click();
    stage.fake.drop(1012, true);
    await page.getByText("No connection.").waitFor();
    await composer(page).fill("sent into the dark");
    await composer(page).press("Enter");
    await page.getByText("Waits for the connection").waitFor();
    await page.getByText("1 message waits and goes out by itself.").waitFor();
    stage.fake.drop(1012, false);
    // The browser says that the network is back; the client does not wait for its next try then.
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await expect.poll(() => said(stage.ming), written("sent")).toContain("text: sent into the dark");
    expect(said(stage.ming).filter((text) => text.includes("dark"))).toHaveLength(1);
    await context.close();
  });
});

describe("what comes meanwhile", () => {
  test("shows in the title, the icon and the row, until it is read", async () => {
    const olga = stage.conversationOf("Olga");
    for (const one of stage.world.conversations.values()) one.read.agent = one.entries.length;
    const { page, context } = await stage.signedIn(stage.li);
    await row(page, stage.ming).click();
    await expect.poll(() => page.title(), written("quiet")).toBe("Rapport");
    stage.visitorSays(olga, "Are you there?");
    await expect.poll(() => page.title(), written("one")).toBe("(1) Rapport");
    expect(await page.locator("link[rel=icon]").getAttribute("href")).toBe("/favicon-unread.svg");
    await row(page, olga).getByText("Are you there?").waitFor();
    await row(page, olga).click();
    await expect.poll(() => page.title(), written("read")).toBe("Rapport");
    await page.locator("[data-unread-line]").waitFor();
    await expect.poll(() => olga.read.agent, written("told")).toBe(olga.entries.length);
    await context.close();
  });

  test("is hostile at times, and stays text", async () => {
    const { page, wrong, context } = await stage.signedIn(stage.li);
    const evil = '<img src=x onerror="globalThis.owned=1"><script>owned=1</script>';
    stage.li.capacity = 20;
    const one = stage.world.addVisitor({
      name: evil,
      email: evil,
      page: { url: "javascript:owned=1", title: evil },
      attributes: { [evil]: evil },
    });
    stage.visitorSays(one, `${evil} javascript:owned=1 https://ok.example/`);
    await row(page, one).click();
    await page.getByRole("link", { name: "https://ok.example/", exact: true }).waitFor();
    expect(await page.locator("a[href^='javascript']").count()).toBe(0);
    expect(await page.evaluate(() => "owned" in globalThis)).toBe(false);
    expect(
      await page.getByRole("link", { name: "https://ok.example/", exact: true }).getAttribute("rel"),
    ).toBe("noopener noreferrer nofollow");
    expect(wrong).toEqual([]);
    await context.close();
  });

  test("may be ten thousand conversations, of which only those in sight are drawn", async () => {
    for (let i = 0; i < 10_000; i++) {
      const one = stage.world.addVisitor({ name: `Visitor ${i}` });
      stage.world.append(one, { kind: "visitor", id: one.visitor.id }, { kind: "text", text: `hello ${i}` });
    }
    const { page, context } = await stage.signedIn(stage.li);
    await page.locator("[data-tab=all]").click();
    await page.getByRole("button", { name: "Closed" }).click();
    await page.locator("[aria-setsize='10040']").first().waitFor();
    expect(await page.locator("a[data-conversation]").count()).toBeLessThan(60);
    await context.close();
  });
});

test("a silent socket is not shown as alive", async () => {
  const nervous = await Stage.open(browser, 3_000);
  const { page, context } = await nervous.signedIn(nervous.li);
  const state = page.locator("[data-connection]");
  await expect.poll(() => state.getAttribute("data-connection"), written("live")).toBe("live");
  nervous.fake.hush(true);
  await expect
    .poll(() => state.getAttribute("data-connection"), { timeout: 15_000, interval: 100 })
    .not.toBe("live");
  nervous.fake.hush(false);
  await expect
    .poll(() => state.getAttribute("data-connection"), { timeout: 20_000, interval: 100 })
    .toBe("live");
  await context.close();
  await nervous.close();
});

test("the theme is chosen, kept, and there before the first paint", async () => {
  const { page, context } = await stage.signedIn(stage.li, { theme: "light" });
  await page.goto(`${stage.fake.url}/#/settings/profile`);
  await page.getByText("Dark", { exact: true }).click();
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  await expect.poll(theme, written("dark")).toBe("dark");
  await page.route("**/assets/*.js", (route) => route.abort());
  await page.reload();
  expect(await theme()).toBe("dark");
  await context.close();
});

describe("everybody can use it", () => {
  test.each(["light", "dark"] as const)("in the %s theme, by the rules of WCAG 2.2 AA", async (theme) => {
    const door = await stage.sit({ theme });
    await door.page.locator("input[name=login]").waitFor();
    await expectAccessible(door.page);
    await door.context.close();
    stage.wang.status = "online";
    const { page, context } = await stage.signedIn(stage.chen, { theme });
    await page.locator("[data-tab=all]").click();
    await row(page, stage.ming).click();
    await page.getByText("You are reading along.").waitFor();
    await page.getByRole("button", { name: "Why this agent?" }).click();
    await page.getByText("The visitor wrote").first().waitFor();
    await expectAccessible(page);
    await page.locator("[data-tab=mine]").click();
    await row(page, stage.conversationOf("Amir Haddad")).click();
    await composer(page).waitFor();
    await page.keyboard.press("Alt+m");
    await page.getByRole("dialog").waitFor();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    for (const section of ["profile", "agents", "teams", "skills", "sites"]) {
      await page.goto(`${stage.fake.url}/#/settings/${section}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await expectAccessible(page);
    }
    await context.close();
  });
});
