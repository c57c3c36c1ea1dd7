import type { Conversation } from "@rapport/client";
import { useCallback, useEffect, useRef, useState } from "react";
import { type Desk, useDesk, useDeskState } from "../desk/desk";
import { call } from "../rest/call";

interface Page {
  readonly conversations: readonly Conversation[];
  readonly more: boolean;
}

const pageSize = 200;
/** An operation with more open conversations than this sees the newest of them. */
const mostPages = 50;

/** One page of the list, told to the desk; undefined if the server did not answer. */
async function page(desk: Desk, state: string, before: string | undefined): Promise<Page | undefined> {
  const query = new URLSearchParams({ state, limit: String(pageSize) });
  if (before !== undefined) query.set("before", before);
  const answer = await call<Page>("GET", `/conversations?${query}`);
  if (!answer.ok) return undefined;
  desk.wish({ type: "learn", conversations: answer.value.conversations });
  return answer.value;
}

/**
 * Fills the queue and the list of open conversations whenever the connection comes back; in between, the socket's
 * `watch` keeps them new. What the server no longer lists as open is asked for once, so that it does not stay.
 */
export function useOpenConversations(): void {
  const desk = useDesk();
  const live = useDeskState((state) => state.link.at === "live");
  useEffect(() => {
    if (!live) return;
    let gone = false;
    const load = async (): Promise<void> => {
      const listed = new Set<string>();
      for (const state of ["queued", "assigned"]) {
        let before: string | undefined;
        for (let count = 0; count < mostPages; count++) {
          const next = await page(desk, state, before);
          if (gone || next === undefined) return;
          for (const { id } of next.conversations) listed.add(id);
          before = next.conversations.at(-1)?.id;
          if (!next.more) break;
        }
      }
      for (const { conversation, live: followed, opened } of Object.values(
        desk.state.value().conversations,
      )) {
        if (followed || opened || conversation.state === "idle" || listed.has(conversation.id)) continue;
        if ((await desk.open(conversation.id)).ok) void desk.leave(conversation.id);
      }
    };
    void load();
    return () => {
      gone = true;
    };
  }, [desk, live]);
}

/** The closed conversations, a page at a time. */
export interface Closed {
  readonly loading: boolean;
  readonly more: boolean;
  readonly loadMore: () => void;
}

export function useClosed(shown: boolean): Closed {
  const desk = useDesk();
  const live = useDeskState((state) => state.link.at === "live");
  const [progress, setProgress] = useState({ more: true, loading: false });
  const before = useRef<string | undefined>(undefined);
  const loading = useRef(false);

  const loadMore = useCallback(async (): Promise<void> => {
    if (loading.current) return;
    loading.current = true;
    setProgress({ more: true, loading: true });
    const next = await page(desk, "idle", before.current);
    loading.current = false;
    before.current = next?.conversations.at(-1)?.id ?? before.current;
    setProgress({ more: next?.more ?? false, loading: false });
  }, [desk]);

  useEffect(() => {
    if (!live || !shown) return;
    before.current = undefined;
    void loadMore();
  }, [live, shown, loadMore]);

  return { ...progress, loadMore: () => void loadMore() };
}
