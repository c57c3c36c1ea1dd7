import type { Message } from "./state.ts";

/** A store of strings that survives a reload, such as `localStorage`. Any call may throw, e.g. when it is full. */
export type Store = {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
};

/**
 * Messages on their way, one item each, so that two tabs never write over one another's. Where the store fails, the
 * message lives in memory only: losing the net is better than losing the conversation.
 */
export function outboxIn(store: Store, prefix: string) {
  const folder = (account: string) => `${prefix}/outbox/${account}/`;
  const key = (account: string, { id, frame }: Message) =>
    `${folder(account)}${frame.conversation ?? "-"}/${id}`;
  return {
    keep: (account: string, message: Message) =>
      attempt(() => store.setItem(key(account, message), JSON.stringify(message))),
    drop: (account: string, message: Message) => attempt(() => store.removeItem(key(account, message))),
    of(account: string): readonly Message[] {
      const found: Message[] = [];
      attempt(() => {
        for (let index = 0; index < store.length; index++) {
          const name = store.key(index);
          if (name?.startsWith(folder(account)))
            attempt(() => found.push(JSON.parse(store.getItem(name) as string)));
        }
      });
      return found;
    },
  };
}

function attempt(action: () => unknown): void {
  try {
    action();
  } catch {
    // See above: memory has to do.
  }
}
