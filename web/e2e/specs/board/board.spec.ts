import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { LOOKS } from "../../real/album.ts";
import { Cast, until } from "../../real/cast.ts";
import type { Desk, Shop } from "../../real/windows.ts";
import { expectAccessible } from "../console/stage.ts";

let cast: Cast;

beforeAll(async () => {
  cast = await Cast.start({ graceSeconds: 5, strategy: "balanced" });
});
afterAll(() => cast?.stop());
afterEach(async () => {
  await cast.leave();
  await cast.server.capacity("li", 5);
});

const visitor = async (says: string): Promise<Shop> => {
  const shop = await cast.visitor();
  await shop.say(says);
  return shop;
};

/** A supervisor who has the board before them. */
async function supervisor(look = {}): Promise<Desk> {
  const desk = await cast.desk("chen", look);
  await desk.page.locator('nav a[href="#/board"]').click();
  await desk.page.locator("[data-figure=waiting]").waitFor();
  return desk;
}

const agentRow = (page: Page, login: string) =>
  page.locator(`tbody[data-agent="${cast.server.person(login).id}"]`);
const unfold = (row: Locator) => row.locator("button[aria-expanded]:not([aria-haspopup])").click();
const figure = (page: Page, name: string) => page.locator(`[data-figure=${name}] dd`);

describe("the board", () => {
  test("shows who waits and who answers, and how today goes", async () => {
    const chen = await supervisor();
    await cast.server.capacity("li", 1);
    const li = await cast.agent("li");
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
    await cast.server.policy({ patienceSeconds: 600 });
    await cast.server.capacity("li", 1);
    const li = await cast.agent("li");
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
    await cast.server.policy({ patienceSeconds: 0 });
    const row = agentRow(chen.page, "chen");
    await row.getByText("1 / ").waitFor();
    await unfold(row);
    await row.getByRole("link", { name: /Anybody there/ }).click();
    await chen.page.locator("[data-seq]", { hasText: "Anybody there?" }).waitFor();
  });

  test("lets a supervisor take from an agent, who is told", async () => {
    const li = await cast.agent("li");
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
    const li = await cast.agent("li");
    const hans = await visitor("Where is my order?");
    await li.read("Where is my order?");
    const wang = await cast.agent("wang");
    const { page } = await supervisor();
    const row = agentRow(page, "li");
    await unfold(row);
    await row
      .locator("li", { hasText: "Where is my order?" })
      .getByRole("button", { name: /^Reassign/ })
      .click();
    await page.getByRole("dialog").getByText("With 李娜").waitFor();
    await page.getByRole("dialog").getByText("王伟").click();
    await page.getByRole("dialog").locator("textarea").fill("They called as well.");
    await page.getByRole("dialog").getByRole("button", { name: "Reassign" }).click();
    await wang.read("Where is my order?");
    await wang.page.getByText("They called as well.").waitFor();
    await agentRow(page, "wang").getByText("1 / ").waitFor();
    expect(await hans.said()).toEqual(["Where is my order?"]);
  });

  test("reassigns only what the supervisor saw: whoever was faster keeps it, and that is said", async () => {
    await cast.server.policy({ patienceSeconds: 600 });
    await cast.server.capacity("li", 1);
    const li = await cast.agent("li");
    const first = await visitor("The one before");
    await li.read("The one before");
    await li.answer("Yes?");
    await first.end();
    await visitor("Somebody else's");
    await li.row("Somebody else's").waitFor();
    await first.say("Me again");
    await cast.agent("wang");
    const { page } = await supervisor();
    const line = page.locator("[data-queue=none] li", { hasText: "Me again" });
    await line.getByRole("button", { name: /^Reassign/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("王伟").click();
    await cast.server.capacity("li", 5);
    await dialog.getByText("李娜 was faster, and has this conversation now.").waitFor();
    expect(await dialog.getByRole("button", { name: "Reassign" }).isDisabled()).toBe(true);
    await cast.server.policy({ patienceSeconds: 0 });
  });

  test("keeps the focus near what was taken, and offers to open it", async () => {
    // They wait for a team of nobody.
    const team = (await cast.server.ask("POST", "teams", { name: "Returns" })) as { id: string };
    await cast.server.policy({ requirements: { team: team.id } });
    const chen = await supervisor();
    const { page } = chen;
    await chen.be("Online");
    await visitor("The first in line");
    await visitor("The second in line");
    const line = (text: string) => page.locator("article li", { hasText: text });
    await line("The second in line").waitFor();
    await line("The first in line").getByRole("button", { name: /^Take/ }).focus();
    await page.keyboard.press("Enter");
    await line("The first in line").waitFor({ state: "detached" });
    await until(
      () => line("The second in line").evaluate((one) => one.contains(document.activeElement)),
      true,
    );
    await page.getByText(/^You took the conversation of/).waitFor();
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await page.locator("[data-seq]", { hasText: "The first in line" }).waitFor();
    await cast.server.policy({ requirements: {} });
  });

  test("asks before it sets somebody with conversations to offline, and tells them", async () => {
    const li = await cast.agent("li");
    await visitor("Do not drop me");
    await li.row("Do not drop me").waitFor();
    const { page } = await supervisor();
    const status = agentRow(page, "li").locator("[data-standing]");
    await status.click();
    await page.getByRole("menuitem", { name: "Set to Offline" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/^李娜 has 1 open conversation\./).waitFor();
    await dialog.getByRole("button", { name: "Only away: keep them" }).click();
    await li.page.locator("[data-availability=away]").waitFor();
    await li.page.getByText(/^Your status is now Away: a supervisor changed it/).waitFor();
    await status.getByText("Away").waitFor();
    expect(await li.row("Do not drop me").count()).toBe(1);
  });

  test("does not offer a status that would not hold", async () => {
    const { page } = await supervisor();
    const status = agentRow(page, "emma").locator("[data-standing=offline]");
    await status.click();
    const online = page.getByRole("menuitem", { name: "Set to Online" });
    await online.waitFor();
    expect(await online.isDisabled()).toBe(true);
    await page.getByText(/^Not connected: only they themselves/).waitFor();
  });

  test("lets a supervisor change somebody's availability", async () => {
    await cast.agent("li");
    const { page } = await supervisor();
    await agentRow(page, "li")
      .getByRole("button", { name: /Online/ })
      .click();
    await page.getByRole("menuitem", { name: "Set to Away" }).click();
    await agentRow(page, "li").getByRole("button", { name: /Away/ }).waitFor();
  });

  test("shows who has lost the connection as reconnecting", async () => {
    const li = await cast.agent("li");
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
    const li = await cast.agent("li");
    expect(await li.page.locator('nav a[href="#/board"]').count()).toBe(0);
    await li.page.goto(`${cast.server.url}/#/board`);
    await li.page.locator("[data-tab=mine]").waitFor();
    expect(await li.page.locator("[data-figure]").count()).toBe(0);
  });
});

describe("why this agent", () => {
  test("is said from the visitor's pane and from the line in the thread", async () => {
    const li = await cast.agent("li");
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
    await expectAccessible(page);
    expect(await shop.said()).toHaveLength(2);
  });
});

describe("priority and requirements", () => {
  test("of one conversation are set by a supervisor, from the visitor's pane", async () => {
    const team = (await cast.server.ask("POST", "teams", { name: "Refunds" })) as { id: string };
    const li = await cast.agent("li");
    await visitor("It is urgent");
    await li.read("It is urgent");
    const { page } = await supervisor();
    const row = agentRow(page, "li");
    await unfold(row);
    const id = await row.locator("li").getAttribute("data-conversation");
    await row.getByRole("link", { name: /It is urgent/ }).click();
    const pane = page.getByRole("complementary");
    await pane.getByRole("button", { name: "Priority and requirements" }).click();
    await pane.getByRole("textbox", { name: "Priority" }).fill("-12");
    await pane.getByRole("combobox", { name: "What it asks of agents" }).click();
    await page.getByRole("option", { name: "Its own" }).click();
    await pane.getByRole("combobox", { name: "Team" }).click();
    await page.getByRole("option", { name: "Refunds" }).click();
    await pane.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved.").waitFor();
    await expectAccessible(page);
    expect(await cast.server.ask("GET", `conversations/${id}`, {})).toMatchObject({
      priority: -12,
      requirements: { team: team.id },
    });
    // What somebody else set meanwhile is not overwritten.
    await cast.server.ask("PATCH", `conversations/${id}`, { priority: 7 });
    await pane.getByRole("textbox", { name: "Priority" }).fill("1");
    await pane.getByRole("button", { name: "Save" }).click();
    await pane.getByText("Somebody changed this meanwhile.").waitFor();
    expect(await pane.getByRole("textbox", { name: "Priority" }).inputValue()).toBe("7");
  });

  test("are not there for agents", async () => {
    const li = await cast.agent("li");
    await visitor("Hello there");
    await li.read("Hello there");
    await li.page.getByRole("complementary").getByText("Presence").waitFor();
    expect(await li.page.getByRole("button", { name: "Priority and requirements" }).count()).toBe(0);
  });
});

describe("the dry run", () => {
  /** Who was online in the tests before is so until the grace is over, and who came back within it still is. */
  async function nobodyOnline(desk: Desk): Promise<void> {
    if ((await desk.page.locator("[data-availability=offline]").count()) === 0) await desk.be("Offline");
    await until(() => desk.page.locator("[data-standing]:not([data-standing=offline])").count(), 0);
  }

  test("says whom a visitor would get now and why, and of the others why not", async () => {
    const desk = await supervisor();
    const { page } = desk;
    await nobodyOnline(desk);
    await cast.agent("li");
    await page.getByRole("button", { name: "Try the routing" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Ask" }).click();
    await dialog.getByText(/^李娜 would be chosen because they have the most room/).waitFor();
    await dialog.getByText("offline").first().waitFor();
    await expectAccessible(page);
  });

  test("asks for several skills, and an answer goes when the question changes", async () => {
    for (const name of ["German", "Invoices"]) await cast.server.ask("POST", "skills", { name });
    const desk = await supervisor();
    const { page } = desk;
    await nobodyOnline(desk);
    await cast.agent("li");
    await page.getByRole("button", { name: "Try the routing" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Skills" }).click();
    await page.getByRole("option", { name: "These skills" }).click();
    for (let n = 0; n < 2; n += 1) await dialog.getByRole("button", { name: "Add skill" }).click();
    await dialog.getByRole("button", { name: "Ask" }).click();
    await dialog
      .getByText(/^does not have all of German 3 and Invoices 3 · /)
      .first()
      .waitFor();
    const priority = dialog.getByRole("textbox", { name: "Priority" });
    await priority.fill("");
    await priority.pressSequentially("4");
    expect(await priority.inputValue()).toBe("4");
    await dialog
      .getByText(/^does not have all/)
      .first()
      .waitFor({ state: "detached" });
    await dialog.getByRole("combobox", { name: "Skills" }).click();
    await page.getByRole("option", { name: "None" }).click();
    await dialog.getByRole("button", { name: "Ask" }).click();
    await dialog.getByText(/^李娜 would be chosen/).waitFor();
  });

  test("says how they would wait if nobody is there", async () => {
    const desk = await supervisor();
    const { page } = desk;
    await nobodyOnline(desk);
    await page.getByRole("button", { name: "Try the routing" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Ask" }).click();
    await dialog.getByText(/^Nobody would be chosen because/).waitFor();
    await dialog.getByText(/They would wait: nobody is online\. At place 1\./).waitFor();
  });
});

test.each(LOOKS)("everybody can read the board, $locale $theme", async (look) => {
  await cast.server.capacity("li", 2);
  const li = await cast.agent("li");
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
  expect(wrong).toEqual([]);
});
