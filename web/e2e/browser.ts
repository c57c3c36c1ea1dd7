import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: FLAGS,
  });
}

export type Look = {
  readonly locale?: "zh-CN" | "en-US";
  readonly theme?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
};

/** A person at a device of their own: nothing is shared with another's. */
export function person(browser: Browser, look: Look = {}): Promise<BrowserContext> {
  return browser.newContext({
    locale: look.locale ?? "en-US",
    colorScheme: look.theme ?? "light",
    viewport: { width: look.width ?? 1440, height: look.height ?? 900 },
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce",
  });
}

/** What went wrong on a page, by itself or by its policy. */
export function complaints(page: Page): string[] {
  const found: string[] = [];
  page.on("pageerror", (error) => found.push(String(error)));
  page.on("console", (message) => {
    const expected = /WebSocket connection|ERR_CONNECTION|Failed to load resource/.test(message.text());
    if (message.type() === "error" && !expected) found.push(message.text());
  });
  return found;
}
