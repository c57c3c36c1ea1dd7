/** The part of `localStorage` that we use. It may be full or forbidden; then we go on without keeping. */
export interface Storage {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
  readonly removeItem: (key: string) => void;
}

/** Browser storage that never throws: what cannot be kept is held for the life of the page. */
export function browserStorage(real: () => Storage = () => localStorage): Storage {
  const held = new Map<string, string>();
  const attempt = <T>(action: () => T, otherwise: () => T): T => {
    try {
      return action();
    } catch {
      return otherwise();
    }
  };
  return {
    getItem: (key) =>
      held.get(key) ??
      attempt(
        () => real().getItem(key),
        () => null,
      ),
    setItem: (key, value) =>
      attempt(
        () => {
          real().setItem(key, value);
          held.delete(key);
        },
        () => void held.set(key, value),
      ),
    removeItem: (key) => {
      held.delete(key);
      attempt(
        () => real().removeItem(key),
        () => undefined,
      );
    },
  };
}
