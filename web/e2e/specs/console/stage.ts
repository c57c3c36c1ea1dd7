import axe from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import { complaints, type Look, launch, person } from "../../browser.ts";
import { seeded } from "../../fake/agents/seed.ts";
import { type Fake, startFake } from "../../fake/agents/start.ts";
import type { FakeAgent, FakeConversation, World } from "../../fake/agents/world.ts";

const dist = new URL("../../../console/dist", import.meta.url).pathname;

/** Somebody at the console: a window of their own, and what went wrong in it. */
export interface Seat {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly wrong: readonly string[];
}

/** A fake desk with the built console in front of it, and a browser to sit down at. */
export class Stage {
  readonly #browser: Browser;
  readonly fake: Fake;
  readonly world: World;
  readonly li: FakeAgent;
  readonly wang: FakeAgent;
  readonly chen: FakeAgent;
  readonly ming: FakeConversation;

  private constructor(browser: Browser, fake: Fake, seed: ReturnType<typeof seeded>) {
    this.#browser = browser;
    this.fake = fake;
    this.world = seed.world;
    this.li = seed.li;
    this.wang = seed.wang;
    this.chen = seed.chen;
    this.ming = seed.first;
  }

  static async open(browser: Browser, tickMs?: number): Promise<Stage> {
    const seed = seeded();
    return new Stage(browser, await startFake(seed.world, dist, tickMs), seed);
  }

  static browser(): Promise<Browser> {
    return launch();
  }

  close(): Promise<void> {
    return this.fake.stop();
  }

  async sit(look: Look = {}, path = "/"): Promise<Seat> {
    const context = await person(this.#browser, look);
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const wrong = complaints(page);
    await page.goto(this.fake.url + path);
    return { page, context, wrong };
  }

  async signedIn(agent: FakeAgent, look: Look = {}): Promise<Seat> {
    const seat = await this.sit(look);
    await signIn(seat.page, agent.login, agent.password);
    await seat.page.locator("[data-availability]").waitFor();
    return seat;
  }

  visitorSays(conversation: FakeConversation, text: string): void {
    const { id, name } = conversation.visitor;
    const author = { kind: "visitor" as const, id, ...(name === undefined ? {} : { name }) };
    this.world.post(conversation, author, { kind: "text", text }, this.world.newId("m"));
  }

  conversationOf(name: string): FakeConversation {
    const found = [...this.world.conversations.values()].find((one) => one.visitor.name === name);
    if (found === undefined) throw new Error(`nobody is called ${name}`);
    return found;
  }
}

export async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.locator("input[name=login]").fill(login);
  await page.locator("input[name=password]").fill(password);
  await page.locator("button[type=submit]").click();
}

export const row = (page: Page, conversation: FakeConversation) =>
  page.locator(`a[data-conversation="${conversation.id}"]`);

/** What of the log was said, with its kind, newest last. */
export const said = (conversation: FakeConversation): readonly string[] =>
  conversation.entries.flatMap(({ content }) =>
    content.kind === "text" || content.kind === "note" || content.kind === "transfer_note"
      ? [`${content.kind}: ${content.text}`]
      : [],
  );

/** Fails with every rule of WCAG 2.2 AA that the page breaks. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const broken = await page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const { axe: tester } = globalThis as unknown as {
      axe: { run(root: Document, options: object): Promise<{ violations: Violation[] }> };
    };
    type Violation = { id: string; nodes: { html: string; failureSummary?: string }[] };
    const { violations } = await tester.run(document, { runOnly: { type: "tag", values: tags } });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join("\n")}`,
    );
  });
  expect(broken).toEqual([]);
}
