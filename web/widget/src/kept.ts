/** A storage that may be forbidden: then every use of it throws, as when it is full, and is forgiven. */
export function storage(name: "localStorage" | "sessionStorage"): Storage {
  try {
    return window[name];
  } catch {
    return undefined as unknown as Storage;
  }
}

/** A JSON value under a key. What is kept is a convenience. */
export function kept<T>(store: Storage, key: string) {
  return {
    read(): T | undefined {
      try {
        return JSON.parse(store.getItem(key) as string) ?? undefined;
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
