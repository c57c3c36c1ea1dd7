import { useCallback, useEffect, useRef, useState } from "react";
import type { Failure } from "../rest/call";
import type { BoardState } from "../rest/resources";
import { rest } from "../rest/rest";

const everyMs = 2_000;
/** The server makes a board at most once a second: what was just done is surely on the one after that. */
const settledMs = 1_100;

export interface BoardWatch {
  readonly board: BoardState | undefined;
  /** Why there is no news, while there is none. */
  readonly failure: Failure | undefined;
  /** Looks again now, after one has done something. */
  readonly refresh: () => void;
}

/** The board as the server last told, looked at again every two seconds while the page is visible. */
export function useBoard(): BoardWatch {
  const [board, setBoard] = useState<BoardState | undefined>(undefined);
  const [failure, setFailure] = useState<Failure | undefined>(undefined);
  const look = useRef<() => void>(() => {});
  const settle = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    let gone = false;
    let asking = false;
    let tag: string | undefined;
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    look.current = async () => {
      if (asking || document.visibilityState !== "visible") return;
      asking = true;
      const answer = await rest.board(zone, tag);
      asking = false;
      if (gone) return;
      setFailure(answer.ok ? undefined : answer.failure);
      if (!answer.ok) return;
      tag = answer.value.tag;
      if (answer.value.value !== undefined) setBoard(answer.value.value);
    };
    const again = (): void => look.current();
    again();
    const timer = setInterval(again, everyMs);
    document.addEventListener("visibilitychange", again);
    return () => {
      gone = true;
      clearInterval(timer);
      clearTimeout(settle.current);
      document.removeEventListener("visibilitychange", again);
    };
  }, []);

  const refresh = useCallback((): void => {
    look.current();
    clearTimeout(settle.current);
    settle.current = setTimeout(() => look.current(), settledMs);
  }, []);
  return { board, failure, refresh };
}
