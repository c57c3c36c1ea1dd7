import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "../../browser.ts";
import { OldProxy } from "../../real/proxy.ts";
import { RealServer } from "../../real/server.ts";
import { Desk, Shop } from "../../real/windows.ts";

let browser: Browser;
let server: RealServer;
let proxy: OldProxy;

beforeAll(async () => {
  server = await RealServer.start();
  proxy = await OldProxy.before(server);
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await proxy?.stop();
  await server?.stop();
});

describe("behind a proxy that lets no WebSocket through", () => {
  test("both sides go over to streamed HTTP by themselves, say so, and miss nothing when it breaks", async () => {
    const desk = await Desk.sit(browser, proxy, "li");
    await desk.page.getByText("Connected over HTTP").waitFor();
    await desk.be("Online");

    const ming = await Shop.enter(browser, proxy);
    await ming.say("Is the green tea new?");
    await desk.read("Is the green tea new?");
    await desk.answer("From this spring.");
    await ming.panel.getByText("From this spring.").waitFor();
    expect(proxy.refused).toBeGreaterThanOrEqual(4);

    proxy.cut();
    await ming.say("And the oolong?");
    await desk.page.locator("[data-seq]", { hasText: "And the oolong?" }).waitFor();
    await desk.answer("That too.");
    await ming.panel.getByText("That too.").waitFor();
    const said = ["Is the green tea new?", "From this spring.", "And the oolong?", "That too."];
    expect(await ming.said()).toEqual(said);
    expect(await desk.said()).toEqual(said);
    await ming.end();
    await ming.close();
    await desk.close();
  });

  test("in Chinese, too", async () => {
    const desk = await Desk.sit(browser, proxy, "wang", { locale: "zh-CN" });
    await desk.page.getByText("已通过 HTTP 连接").waitFor();
    await desk.close();
  });
});
