import i18next, { type TFunction } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "../shared/preferences";
import en from "./en.json";
import zh from "./zh-CN.json";

export type Texts = typeof en;

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "console";
    resources: { console: Texts };
    enableSelector: false;
  }
}

/** Starts the texts in `language`. A missing key is a type error here and a failing test in the other language. */
export function startTexts(language: Language): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: "en",
    defaultNS: "console",
    ns: ["console"],
    resources: { en: { console: en }, "zh-CN": { console: zh } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}

/** Changes the language of everything on the page, and of the page itself for those who hear it. */
export function speak(language: Language): void {
  if (i18next.language !== language) void i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** A text for a code that comes over the wire: ours if we know the code, else the code itself. */
export function textOfCode(t: TFunction, group: "reason" | "trigger", code: string): string {
  const key = `${group}.${code.replaceAll(/[^A-Za-z0-9_]/gu, "_")}`;
  return i18next.exists(key, { ns: "console" }) ? t(key as never) : code.replaceAll("_", " ");
}
