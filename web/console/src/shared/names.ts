import type { VisitorCard } from "@rapport/client";

/** A name as people may type it, without the signs that cannot be seen and are good only for posing as another. */
export function cleanName(name: string): string {
  return name.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "").trim();
}

/** What to call a visitor: their name, else their address, else undefined. */
export function givenName(visitor: VisitorCard | undefined): string | undefined {
  for (const candidate of [visitor?.name, visitor?.email]) {
    const name = candidate === undefined ? "" : cleanName(candidate);
    if (name !== "") return name;
  }
  return undefined;
}

/** A short handle for somebody without a name, always the same for the same id. */
export function handle(id: string): string {
  return id
    .replaceAll(/[^A-Za-z0-9]/gu, "")
    .slice(-4)
    .toUpperCase();
}

/** One or two letters for an avatar: initials, or the first Han character of the given name. */
export function initials(name: string): string {
  const clean = cleanName(name);
  const letters = [...clean];
  const han = letters.filter((letter) => /\p{Script=Han}/u.test(letter));
  if (han.length > 0) return han.slice(-1).join("");
  const words = clean.split(/[\s._@-]+/u).filter((word) => word !== "");
  const first = [...(words[0] ?? "")][0] ?? "";
  const second = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return (first + second).toUpperCase();
}
