import type { Storage } from "../src/shared/storage";

/** A storage of a test's own, and what it holds. */
export function memoryStorage(): { readonly storage: Storage; readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
  };
}
