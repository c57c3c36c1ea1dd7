import { type RefObject, useLayoutEffect } from "react";

/**
 * Where the focus goes when the line that has it leaves the board, because it was taken, say: to the line that comes
 * into its place, else to the heading. Otherwise a keyboard would begin at the top of the page each time.
 */
export function useLeaving(line: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const own = line.current;
    return () => {
      if (own === null || !own.contains(document.activeElement)) return;
      const section = own.closest("section");
      const place = linesOf(section).indexOf(own);
      queueMicrotask(() => {
        const left = linesOf(section);
        const next = left[Math.min(place, left.length - 1)];
        (next?.querySelector("a") ?? section?.querySelector("h2"))?.focus();
      });
    };
  }, [line]);
}

function linesOf(section: Element | null): HTMLElement[] {
  return [...(section?.querySelectorAll<HTMLElement>("li[data-conversation]") ?? [])];
}
