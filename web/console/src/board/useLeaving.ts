import { type RefObject, useLayoutEffect } from "react";

/**
 * Where the focus goes when what has it leaves the board, because a conversation was taken, say. Otherwise a keyboard
 * would begin at the top of the page each time. `heir` is asked before it leaves for what is asked after it has left.
 */
export function useLeaving(
  leaving: RefObject<HTMLElement | null>,
  heir: (own: HTMLElement) => () => HTMLElement | null | undefined,
): void {
  useLayoutEffect(() => {
    const own = leaving.current;
    return () => {
      if (own === null || !own.contains(document.activeElement)) return;
      const next = heir(own);
      queueMicrotask(() => next()?.focus());
    };
  }, [leaving, heir]);
}

/** After a line comes the one that takes its place, else the heading. */
export function nextLine(own: HTMLElement): () => HTMLElement | null | undefined {
  const section = own.closest("section");
  const lines = (): HTMLElement[] => [
    ...(section?.querySelectorAll<HTMLElement>("li[data-conversation]") ?? []),
  ];
  const place = lines().indexOf(own);
  return () => {
    const left = lines();
    const next = left[Math.min(place, left.length - 1)];
    return next?.querySelector("a") ?? section?.querySelector("h2");
  };
}

/** After the buttons of a line, which go when it is no longer as it says, comes its link. */
export function ownLine(own: HTMLElement): () => HTMLElement | null | undefined {
  const line = own.closest("li");
  return () => line?.querySelector("a");
}
