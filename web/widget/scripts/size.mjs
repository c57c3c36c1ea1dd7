import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/**
 * What a visitor downloads: the loader, the panel with its style sheet, and the largest of the locales. What is rarely
 * wanted comes when it is, and is not counted: a sound, the way around proxies.
 */
const LOADER = 2 * 1024;
const ALL = 15 * 1024;

const dist = new URL("../dist/", import.meta.url);
const bytes = (path) => gzipSync(readFileSync(new URL(path, dist)), { level: 9 }).length;
const loader = bytes("widget.js");
const chunks = readdirSync(dist)
  .filter((name) => name !== "widget.js")
  .map((name) => [name, bytes(name)]);
const panel = chunks.filter(([name]) => name.startsWith("main-")).reduce((sum, [, size]) => sum + size, 0);
const locales = readdirSync(new URL("../src/locales/", import.meta.url)).map((name) =>
  name.replace(".json", "-"),
);
const inLocale = (name) => locales.some((locale) => name.startsWith(locale));
const locale = Math.max(...chunks.filter(([name]) => inLocale(name)).map(([, size]) => size));
const later = chunks.filter(([name]) => !name.startsWith("main-") && !inLocale(name));
const all = loader + panel + locale;

process.stdout.write(
  `widget, gzip: ${all} bytes (loader ${loader}, panel ${panel}, largest locale ${locale}; when wanted: ${later.map(([name, size]) => `${name.split("-")[0]} ${size}`).join(", ")})\n`,
);
if (panel === 0 || loader > LOADER || all > ALL) {
  process.stderr.write(`the widget is too large: at most ${LOADER} for the loader and ${ALL} for all\n`);
  process.exit(1);
}
