import type { Storage } from "../shared/storage";
import { createStore, type Readable } from "../shared/store";

/** What somebody began to write in a conversation and has not sent. */
export interface Draft {
  readonly text: string;
  readonly note: boolean;
}

/** Drafts by conversation id, kept in storage so that a reload or a drift loses nothing. */
export interface Drafts extends Readable<ReadonlyMap<string, Draft>> {
  readonly of: (conversation: string) => Draft;
  readonly write: (conversation: string, draft: Draft) => void;
  readonly discard: (conversation: string) => void;
}

const none: Draft = { text: "", note: false };
const prefix = "rapport.console.drafts.";

/** `account` keeps the drafts of two people at one browser apart. An empty draft is no draft. */
export function createDrafts(storage: Storage, account: string): Drafts {
  const key = prefix + account;
  const store = createStore<ReadonlyMap<string, Draft>>(restore(storage.getItem(key)));
  const keep = (): void => {
    const drafts = store.value();
    if (drafts.size === 0) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify([...drafts]));
  };
  const change = (edit: (drafts: Map<string, Draft>) => void): void => {
    store.set((before) => {
      const after = new Map(before);
      edit(after);
      return after;
    });
    keep();
  };
  return {
    value: store.value,
    subscribe: store.subscribe,
    of: (conversation) => store.value().get(conversation) ?? none,
    write: (conversation, draft) => {
      const before = store.value().get(conversation) ?? none;
      if (before.text === draft.text && before.note === draft.note) return;
      change((drafts) => {
        if (draft.text === "" && !draft.note) drafts.delete(conversation);
        else drafts.set(conversation, draft);
      });
    },
    discard: (conversation) => {
      if (store.value().has(conversation)) change((drafts) => drafts.delete(conversation));
    },
  };
}

function restore(kept: string | null): ReadonlyMap<string, Draft> {
  if (kept === null) return new Map();
  try {
    const value: unknown = JSON.parse(kept);
    return new Map(Array.isArray(value) ? value.filter(isPair) : []);
  } catch {
    return new Map();
  }
}

function isPair(value: unknown): value is [string, Draft] {
  if (!Array.isArray(value) || typeof value[0] !== "string") return false;
  const draft: unknown = value[1];
  return (
    typeof draft === "object" &&
    draft !== null &&
    typeof (draft as Draft).text === "string" &&
    typeof (draft as Draft).note === "boolean"
  );
}
