import { createContext, use } from "react";
import { createStore, type Readable } from "./store";

/** A short message in the corner: something was done, or could not be done. */
export interface Notice {
  readonly key: number;
  readonly tone: "plain" | "problem";
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

export interface Notices extends Readable<readonly Notice[]> {
  readonly show: (notice: Omit<Notice, "key">) => void;
  readonly dismiss: (key: number) => void;
}

const lingerMs = { plain: 5_000, problem: 10_000 } as const;
const most = 4;

export function createNotices(
  after: (delayMs: number, action: () => void) => unknown = (ms, action) => setTimeout(action, ms),
): Notices {
  const store = createStore<readonly Notice[]>([]);
  let next = 0;
  const dismiss = (key: number): void => store.set((all) => all.filter((notice) => notice.key !== key));
  return {
    value: store.value,
    subscribe: store.subscribe,
    dismiss,
    show: (notice) => {
      next += 1;
      const key = next;
      // The same sentence twice is one sentence.
      store.set((all) =>
        [...all.filter((other) => other.text !== notice.text), { ...notice, key }].slice(-most),
      );
      after(lingerMs[notice.tone], () => dismiss(key));
    },
  };
}

export const NoticesContext = createContext<Notices | undefined>(undefined);

export function useNotices(): Notices {
  const notices = use(NoticesContext);
  if (notices === undefined) throw new Error("a NoticesContext is missing above this component");
  return notices;
}
