/** What a browser that keeps nothing gives us instead. */
const NOTHING: Storage = {
  length: 0,
  key: () => null,
  getItem: () => null,
  setItem() {},
  removeItem() {},
  clear() {},
};

/** A storage that may be forbidden. */
export function storage(name: "localStorage" | "sessionStorage"): Storage {
  try {
    return window[name] ?? NOTHING;
  } catch {
    return NOTHING;
  }
}

/** A JSON value under a key. Writing fails silently: what is kept is a convenience. */
export function kept<T>(store: Storage, key: string) {
  return {
    read(): T | undefined {
      try {
        return JSON.parse(store.getItem(key) ?? "null") ?? undefined;
      } catch {
        return undefined;
      }
    },
    write(value: T | undefined): void {
      try {
        if (value === undefined) store.removeItem(key);
        else store.setItem(key, JSON.stringify(value));
      } catch {
        // Full or forbidden.
      }
    },
  };
}
