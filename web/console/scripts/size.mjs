// The gate on what an agent's browser loads first: everything index.html names, and one language, gzipped.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const limit = 250 * 1024;
const dist = new URL("../dist/", import.meta.url);
const page = readFileSync(new URL("index.html", dist), "utf8");
const named = [...page.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map((match) => match[1]);
const sizes = named.map((name) => [name, gzipSync(readFileSync(new URL(name, dist))).length]);
const languages = readdirSync(new URL("assets/", dist))
  .filter((name) => /^(?:en|zh-CN)-[^.]*\.js$/.test(name))
  .map((name) => [`assets/${name}`, gzipSync(readFileSync(new URL(`assets/${name}`, dist))).length]);
if (languages.length !== 2) throw new Error(`two languages are expected: ${languages}`);
sizes.push(languages.reduce((one, other) => (one[1] > other[1] ? one : other)));
const total = sizes.reduce((sum, [, size]) => sum + size, gzipSync(page).length);
for (const [name, size] of sizes) process.stdout.write(`${String(size).padStart(8)}  ${name}\n`);
process.stdout.write(`${String(total).padStart(8)}  console, first load, gzip; at most ${limit}\n`);
if (total > limit) process.exit(1);
