import type en from "./locales/en.json";

export type Word = keyof typeof en;
export type Words = (word: Word, values?: Readonly<Record<string, string | number | undefined>>) => string;

const files = import.meta.glob<Readonly<Record<Word, string>>>("./locales/*.json", { import: "default" });
const locales = Object.keys(files).map((path) => path.slice("./locales/".length, -".json".length));

/** The locale of ours that is nearest to one of those wished for: the same, or else the same language. */
export function nearest(wished: readonly (string | undefined)[], known: readonly string[] = locales): string {
  for (const wish of wished) {
    if (!wish) continue;
    const found =
      known.find((one) => one === wish) ?? known.find((one) => one.slice(0, 2) === wish.slice(0, 2));
    if (found) return found;
  }
  return "en";
}

export async function words(locale: string): Promise<Words> {
  const texts = await files[`./locales/${locale}.json`]?.();
  return (word, values = {}) =>
    (texts?.[word] ?? word).replace(/\{(\w+)\}/g, (_all, key: string) => String(values[key] ?? ""));
}
