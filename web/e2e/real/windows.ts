import type { Browser, BrowserContext, Page } from "playwright-core";
import { complaints, type Look, person } from "../browser.ts";
import type { Place } from "./server.ts";

/** A window that one of the two faces is open in. */
abstract class Window {
  readonly page: Page;
  readonly wrong: readonly string[];

  constructor(page: Page) {
    this.page = page;
    this.wrong = complaints(page);
    page.setDefaultTimeout(15_000);
  }

  get context(): BrowserContext {
    return this.page.context();
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

/** A visitor in the shop. */
export class Shop extends Window {
  static async enter(browser: Browser, server: Place, look: Look = {}): Promise<Shop> {
    return Shop.in(await person(browser, look), server);
  }

  /** One more tab of the same visitor. */
  static async in(context: BrowserContext, server: Place): Promise<Shop> {
    const shop = new Shop(await context.newPage());
    await shop.page.goto(server.shop);
    await shop.page.locator("rapport-widget .launcher").waitFor();
    return shop;
  }

  /** The same visitor in a new browser session: what the browser keeps, and nothing of the tab. */
  static async again(browser: Browser, server: Place, before: Shop): Promise<Shop> {
    return Shop.in(await browser.newContext({ storageState: await before.context.storageState() }), server);
  }

  async open(): Promise<void> {
    if (!(await this.panel.isVisible())) await this.page.locator("rapport-widget .launcher").click();
    await this.panel.waitFor();
  }

  get panel() {
    return this.page.locator("rapport-widget section");
  }

  get lines() {
    return this.page.locator("rapport-widget .line:not(.day):not(.dots)");
  }

  /** Writes, and waits until the server has it. */
  async say(text: string): Promise<void> {
    await this.write(text);
    await this.page
      .locator("rapport-widget .own", { hasText: text })
      .getByText(/Sent|Delivered|Read|已发送|已送达|已读/)
      .waitFor();
  }

  async write(text: string): Promise<void> {
    await this.open();
    await this.page.locator("rapport-widget textarea").fill(text);
    await this.page.locator("rapport-widget textarea").press("Enter");
  }

  /** Ends the conversation, if one is open, so that nobody is left waiting. */
  async end(): Promise<void> {
    const end = this.panel.getByTitle("End conversation");
    if (this.page.isClosed() || !(await end.isVisible())) return;
    await end.click();
    await this.panel.getByRole("alertdialog").getByText("End conversation", { exact: true }).click();
    await end.waitFor({ state: "detached" });
  }

  /** All that the thread shows as said, from the top. */
  said(): Promise<readonly string[]> {
    return this.page.locator("rapport-widget .said .bubble").allInnerTexts();
  }
}

/** An agent at the console. */
export class Desk extends Window {
  static async sit(browser: Browser, server: Place, login: string, look: Look = {}): Promise<Desk> {
    const desk = new Desk(await (await person(browser, look)).newPage());
    const { password } = server.person(login);
    await desk.page.goto(server.url);
    await desk.page.locator("input[name=login]").fill(login);
    await desk.page.locator("input[name=password]").fill(password);
    await desk.page.locator("button[type=submit]").click();
    await desk.page.locator("[data-availability]").waitFor();
    return desk;
  }

  /** The conversation in the list *Mine* in which this was said last. */
  row(text: string) {
    return this.page.locator("a[data-conversation]", { hasText: text });
  }

  async be(status: "Online" | "Away" | "Offline"): Promise<void> {
    await this.page.locator("[data-availability]").click();
    await this.page.getByRole("menuitem", { name: new RegExp(`^${status}`) }).click();
    await this.page.locator(`[data-availability=${status.toLowerCase()}]`).waitFor();
  }

  async read(text: string): Promise<void> {
    await this.row(text).click();
    await this.page.locator("[data-seq]", { hasText: text }).waitFor();
  }

  async answer(text: string): Promise<void> {
    await this.page.locator("textarea").fill(text);
    await this.page.locator("textarea").press("Enter");
    await this.page.locator("[data-seq]", { hasText: text }).waitFor();
  }

  /** All that the open conversation shows as said, from the top. */
  said(): Promise<readonly string[]> {
    return this.page.locator('[data-seq] > [dir="auto"]').allInnerTexts();
  }
}
