import type { Conversation } from "@rapport/client";
import { useCallback, useEffect, useRef, useState } from "react";
import { useDesk, useDeskState } from "../desk/desk";
import { call } from "../rest/call";
import type { Tab } from "./listing";

interface Page {
  readonly conversations: readonly Conversation[];
  readonly more: boolean;
}

/** What the lists beyond "mine" still have on the server. */
export interface Browse {
  readonly loading: boolean;
  readonly more: boolean;
  readonly loadMore: () => void;
}

const pageSize = 100;

/**
 * Fills the queue and the "all" list from the REST pages; the socket's `watch` keeps them new afterwards.
 * Asks again whenever the connection comes back, because changes may have been missed in between.
 */
export function useBrowse(tab: Tab, closed: boolean): Browse {
  const desk = useDesk();
  const live = useDeskState((state) => state.link.at === "live");
  const [pages, setPages] = useState<{ readonly more: boolean; readonly loading: boolean }>({
    more: false,
    loading: false,
  });
  const before = useRef<string | undefined>(undefined);
  const turn = useRef(0);

  const state = tab === "mine" ? undefined : tab === "queue" ? "queued" : closed ? "idle" : undefined;

  const load = useCallback(
    async (from: string | undefined): Promise<void> => {
      turn.current += 1;
      const mine = turn.current;
      setPages((now) => ({ ...now, loading: true }));
      const query = new URLSearchParams({ limit: String(pageSize) });
      if (state !== undefined) query.set("state", state);
      if (from !== undefined) query.set("before", from);
      const answer = await call<Page>("GET", `/conversations?${query}`);
      if (mine !== turn.current) return;
      if (!answer.ok) {
        setPages({ more: false, loading: false });
        return;
      }
      desk.wish({ type: "learn", conversations: answer.value.conversations });
      before.current = answer.value.conversations.at(-1)?.id;
      setPages({ more: answer.value.more, loading: false });
    },
    [desk, state],
  );

  useEffect(() => {
    if (live) void load(undefined);
  }, [live, load]);

  const loadMore = useCallback(() => {
    if (!pages.loading && pages.more) void load(before.current);
  }, [load, pages]);

  return { loading: pages.loading, more: pages.more, loadMore };
}
