import type { Browser } from "playwright-core";
import { expect } from "vitest";
import { type Look, launch } from "../browser.ts";
import { RealServer } from "./server.ts";
import { Desk, Shop } from "./windows.ts";

/** Waits until something is so, and shows what it was otherwise. */
export const until = (what: () => unknown, is: unknown) =>
  expect.poll(what, { timeout: 20_000, interval: 50 }).toEqual(is);

/** A real server, a browser, and the people of one test, who leave when it is over. */
export class Cast {
  readonly server: RealServer;
  readonly browser: Browser;
  readonly #open: { close(): Promise<void> }[] = [];

  private constructor(server: RealServer, browser: Browser) {
    this.server = server;
    this.browser = browser;
  }

  static async start(policy: object): Promise<Cast> {
    const server = await RealServer.start();
    await server.policy(policy);
    return new Cast(server, await launch());
  }

  keep<T extends { close(): Promise<void> }>(window: T): T {
    this.#open.push(window);
    return window;
  }

  async visitor(look: Look = {}): Promise<Shop> {
    return this.keep(await Shop.enter(this.browser, this.server, look));
  }

  /** An agent at the console, whatever they were the last time. */
  async desk(login: string, look: Look = {}): Promise<Desk> {
    return this.keep(await Desk.sit(this.browser, this.server, login, look));
  }

  /** An agent at the console who takes conversations. */
  async agent(login: string): Promise<Desk> {
    const desk = await this.desk(login);
    await desk.be("Online");
    return desk;
  }

  /** Everybody goes; nobody is left waiting. */
  async leave(): Promise<void> {
    const windows = this.#open.splice(0);
    for (const window of windows) if (window instanceof Shop) await window.end();
    await Promise.all(windows.map((window) => window.close()));
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
  }
}
