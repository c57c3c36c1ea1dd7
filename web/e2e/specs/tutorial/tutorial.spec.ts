import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { Cast, until } from "../../real/cast.ts";
import { RawClient } from "../../real/raw.ts";
import { type Desk, Shop } from "../../real/windows.ts";

let cast: Cast;

beforeAll(async () => {
  // Long enough for a visitor to see that their agent reconnects, however slow the machine is.
  cast = await Cast.start({ graceSeconds: 5, strategy: "balanced" });
});
afterAll(() => cast?.stop());
afterEach(async () => {
  await cast.leave();
  await cast.server.capacity("li", 5);
  await cast.server.capacity("wang", 5);
});

/** Who of the two has the conversation, and who has not. */
async function holderOf(text: string, desks: readonly [Desk, Desk]): Promise<readonly [Desk, Desk]> {
  const [one, other] = desks;
  await until(async () => (await one.row(text).count()) + (await other.row(text).count()), 1);
  return (await one.row(text).count()) === 1 ? [one, other] : [other, one];
}

const NOBODY = "Nobody can answer right now. Your messages are kept and answered in order.";

describe("the tutorial's cases", () => {
  test("(1) a visitor's messages all go to the one agent who got the first", async () => {
    const desks = [await cast.agent("li"), await cast.agent("wang")] as const;
    const ming = await cast.visitor();
    await ming.say("Is the green tea new?");
    const [holder, other] = await holderOf("Is the green tea new?", desks);
    await ming.say("I mean this spring's.");
    await ming.say("And does it keep?");
    await holder.read("And does it keep?");
    await until(() => holder.said(), ["Is the green tea new?", "I mean this spring's.", "And does it keep?"]);
    await holder.answer("It is, and it keeps a year.");
    await until(() => ming.said().then((said) => said.at(-1)), "It is, and it keeps a year.");
    expect(await other.page.locator("a[data-conversation]").count()).toBe(0);
    expect([...ming.wrong, ...holder.wrong, ...other.wrong]).toEqual([]);
  });

  test("(2) a second visitor goes to another agent, and stays there", async () => {
    const desks = [await cast.agent("li"), await cast.agent("wang")] as const;
    const ming = await cast.visitor();
    await ming.say("First of all");
    const [first, second] = await holderOf("First of all", desks);
    const hans = await cast.visitor();
    await hans.say("Second of all");
    await second.read("Second of all");
    await hans.say("More of the second");
    await ming.say("More of the first");
    await first.read("More of the first");
    await until(() => first.said(), ["First of all", "More of the first"]);
    await until(() => second.said(), ["Second of all", "More of the second"]);
    expect(await first.row("second").count()).toBe(0);
  });

  test("(3) reload, second tab, new session with the same token: same conversation, same agent, no gap", async () => {
    const li = await cast.agent("li");
    const ming = await cast.visitor();
    await ming.say("Before the reload");
    await li.read("Before the reload");
    await ming.page.reload();
    await until(() => ming.said(), ["Before the reload"]);
    await ming.say("After the reload");
    await until(() => li.said(), ["Before the reload", "After the reload"]);

    const tab = cast.keep(await Shop.in(ming.context, cast.server));
    await tab.open();
    await until(() => tab.said(), ["Before the reload", "After the reload"]);
    await tab.say("From the second tab");
    await until(() => ming.said().then((said) => said.at(-1)), "From the second tab");

    const later = cast.keep(await Shop.again(cast.browser, cast.server, ming));
    await li.answer("Still here");
    await later.open();
    const all = ["Before the reload", "After the reload", "From the second tab", "Still here"];
    await until(() => later.said(), all);
    await later.say("From a new session");
    await until(() => li.said(), [...all, "From a new session"]);
    await until(() => ming.said(), [...all, "From a new session"]);
    expect(await li.page.locator("a[data-conversation]").count()).toBe(1);
  });

  test("(4) an agent who is gone: the other gets the conversation, all of it once; the visitor sees one quiet line", async () => {
    const li = await cast.agent("li");
    const ming = await cast.visitor();
    await ming.say("Where is my order?");
    await li.read("Where is my order?");
    await li.answer("Let me look.");
    await until(() => ming.said(), ["Where is my order?", "Let me look."]);
    const lines = await ming.lines.allInnerTexts();
    const wang = await cast.agent("wang");
    await li.close();
    await ming.panel.getByText("Reconnecting…").waitFor();
    await wang.read("Let me look.");
    await until(() => wang.said(), ["Where is my order?", "Let me look."]);
    await until(() => ming.lines.allInnerTexts(), [...lines, "李娜 has handed over to 王伟"]);
    await wang.answer("It is on its way.");
    const all = ["Where is my order?", "Let me look.", "It is on its way."];
    await until(() => ming.said(), all);
    expect(await wang.said()).toEqual(all);
  });

  test("(5) an agent is full: the next visitor goes elsewhere, or queues with place and reason", async () => {
    await cast.server.capacity("li", 1);
    await cast.server.capacity("wang", 1);
    const desks = [await cast.agent("li"), await cast.agent("wang")] as const;
    const visitors = [await cast.visitor(), await cast.visitor(), await cast.visitor()] as const;
    await visitors[0].say("The first");
    const [first, second] = await holderOf("The first", desks);
    await visitors[1].say("The second");
    await second.row("The second").waitFor();
    await visitors[2].say("The third");
    await visitors[2].panel.getByText("Everybody is busy. You are number 1 in the queue.").waitFor();
    await visitors[0].end();
    await first.row("The third").waitFor();
    await visitors[2].panel.locator("header").getByText("Online").waitFor();
    await until(() => visitors[2].panel.locator(".card").count(), 0);
  });

  test("(6) nobody online: messages wait, and the first agent who comes gets them in order of arrival", async () => {
    await cast.server.capacity("li", 1);
    const early = await cast.visitor();
    await early.say("I came first");
    await early.panel.getByText(NOBODY).waitFor();
    await early.say("and have more to say");
    const late = await cast.visitor();
    await late.say("I came second");
    await late.panel.getByText(NOBODY).waitFor();
    const li = await cast.agent("li");
    await li.read("and have more to say");
    await until(() => li.said(), ["I came first", "and have more to say"]);
    await late.panel.getByText("Everybody is busy. You are number 1 in the queue.").waitFor();
    await early.end();
    await li.read("I came second");
    await until(() => li.said(), ["I came second"]);
  });

  test("(7) malformed input gets `malformed`, and the neighbouring conversation goes on", async () => {
    const li = await cast.agent("li");
    const ming = await cast.visitor();
    await ming.say("A quiet question");
    await li.read("A quiet question");
    const vandal = cast.keep(await RawClient.visitor(cast.server.url, cast.server.siteKey));
    await until(() => vandal.heard[0]?.type, "welcome");
    vandal.send("{ this is not JSON");
    await until(() => vandal.refusals, ["malformed"]);
    vandal.send(JSON.stringify({ type: "send", id: 7, content: ["text"] }));
    await until(() => vandal.refusals, ["malformed", "malformed"]);
    await li.answer("A quiet answer");
    await until(() => ming.said(), ["A quiet question", "A quiet answer"]);
    vandal.send(JSON.stringify({ type: "send", id: "x", content: { kind: "text" } }));
    await until(() => vandal.closed, 4504);
    await ming.say("Goes on");
    await until(() => li.said(), ["A quiet question", "A quiet answer", "Goes on"]);
    expect(await li.page.locator("a[data-conversation]").count()).toBe(1);
    expect([...ming.wrong, ...li.wrong]).toEqual([]);
  });
});
