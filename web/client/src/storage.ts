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
export class Outbox {
  readonly #store: Store;
  readonly #prefix: string;

  constructor(store: Store, prefix: string) {
    this.#store = store;
    this.#prefix = `${prefix}/outbox/`;
  }

  keep(account: string, message: Message): void {
    attempt(() => this.#store.setItem(this.#keyOf(account, message), JSON.stringify(message)));
  }

  drop(account: string, message: Message): void {
    attempt(() => this.#store.removeItem(this.#keyOf(account, message)));
  }

  of(account: string): readonly Message[] {
    const found: Message[] = [];
    attempt(() => {
      for (let index = 0; index < this.#store.length; index++) {
        const key = this.#store.key(index);
        if (key?.startsWith(`${this.#prefix}${account}/`))
          attempt(() => found.push(JSON.parse(this.#store.getItem(key) as string)));
      }
    });
    return found;
  }

  #keyOf(account: string, { id, frame }: Message): string {
    return `${this.#prefix}${account}/${frame.conversation ?? "-"}/${id}`;
  }
}

function attempt(action: () => void): void {
  try {
    action();
  } catch {
    // See above: memory has to do.
  }
}
