import type { Storage } from "./storage";
import { createStore, type Store } from "./store";

export const languages = ["en", "zh-CN"] as const;
export type Language = (typeof languages)[number];

export const sounds = ["chime", "bell", "knock"] as const;
export type SoundName = (typeof sounds)[number];

/** What a person chose on this browser. None of it leaves the browser. */
export interface Preferences {
  readonly language: Language;
  readonly scheme: "light" | "dark" | "system";
  /** What sends: Enter (Shift+Enter breaks), or the other way round. */
  readonly sendWith: "enter" | "shift-enter";
  readonly sound: boolean;
  readonly soundName: SoundName;
  /** 0 to 1. */
  readonly volume: number;
  /** Sounds again every few seconds until a new conversation has been opened. */
  readonly repeat: boolean;
  readonly notifications: boolean;
  readonly shortcuts: boolean;
}

const key = "rapport.console.preferences";

/** Preferences that stay in `storage`; whatever there is unreadable or of an older shape falls back to the default. */
export function createPreferences(storage: Storage, browserLanguages: readonly string[]): Store<Preferences> {
  const defaults: Preferences = {
    language: preferredLanguage(browserLanguages),
    scheme: "system",
    sendWith: "enter",
    sound: true,
    soundName: "chime",
    volume: 0.6,
    repeat: false,
    notifications: true,
    shortcuts: true,
  };
  const store = createStore<Preferences>(restore(storage.getItem(key), defaults));
  store.subscribe(() => storage.setItem(key, JSON.stringify(store.value())));
  return store;
}

/** Chinese of any kind gets Chinese, everybody else English. */
export function preferredLanguage(browserLanguages: readonly string[]): Language {
  for (const tag of browserLanguages) {
    if (tag.toLowerCase().startsWith("zh")) return "zh-CN";
    if (tag.toLowerCase().startsWith("en")) return "en";
  }
  return "en";
}

function restore(kept: string | null, defaults: Preferences): Preferences {
  const raw = parseObject(kept);
  const oneOf = <T extends string>(value: unknown, all: readonly T[], otherwise: T): T =>
    all.find((candidate) => candidate === value) ?? otherwise;
  const flag = (value: unknown, otherwise: boolean): boolean =>
    typeof value === "boolean" ? value : otherwise;
  return {
    language: oneOf(raw.language, languages, defaults.language),
    scheme: oneOf(raw.scheme, ["light", "dark", "system"] as const, defaults.scheme),
    sendWith: oneOf(raw.sendWith, ["enter", "shift-enter"] as const, defaults.sendWith),
    sound: flag(raw.sound, defaults.sound),
    soundName: oneOf(raw.soundName, sounds, defaults.soundName),
    volume: typeof raw.volume === "number" ? Math.min(1, Math.max(0, raw.volume)) : defaults.volume,
    repeat: flag(raw.repeat, defaults.repeat),
    notifications: flag(raw.notifications, defaults.notifications),
    shortcuts: flag(raw.shortcuts, defaults.shortcuts),
  };
}

function parseObject(text: string | null): Readonly<Record<string, unknown>> {
  if (text === null) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
