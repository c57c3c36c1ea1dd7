import i18next, { type TFunction } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "../shared/preferences";
import type en from "./en.json";

export type Texts = typeof en;

// Nobody downloads a language that they do not read.
const texts: Record<Language, () => Promise<{ readonly default: object }>> = {
  en: () => import("./en.json"),
  "zh-CN": () => import("./zh-CN.json"),
};

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "console";
    resources: { console: Texts };
    enableSelector: false;
  }
}

/** Starts the texts in `language`. A missing key is a type error here and a failing test in the other language. */
export async function startTexts(language: Language): Promise<void> {
  const { default: words } = await texts[language]();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: "console",
    ns: ["console"],
    resources: { [language]: { console: words } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}

/** Changes the language of everything on the page, and of the page itself for those who hear it. */
export async function speak(language: Language): Promise<void> {
  if (i18next.language !== language) {
    if (!i18next.hasResourceBundle(language, "console")) {
      const { default: words } = await texts[language]();
      i18next.addResourceBundle(language, "console", words);
    }
    await i18next.changeLanguage(language);
  }
  document.documentElement.lang = language;
}

/** A text for a code that comes over the wire: ours if we know the code, else the code itself. */
export function textOfCode(t: TFunction, group: "reason" | "trigger", code: string): string {
  const key = `${group}.${code.replaceAll(/[^A-Za-z0-9_]/gu, "_")}`;
  return i18next.exists(key, { ns: "console" }) ? t(key as never) : code.replaceAll("_", " ");
}
