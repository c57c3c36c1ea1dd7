import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** How near the end still counts as being there, and how near the top asks for the next older page. Pixels. */
const nearEnd = 48;
const nearTop = 400;

export interface Scrolling {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  readonly onScroll: () => void;
  readonly atEnd: boolean;
  /** How many times something came while one was reading further up. */
  readonly below: number;
  readonly toEnd: () => void;
}

/**
 * Keeps a log where its reader is: at the end while they are at the end, on the same line while older pages come in
 * above, and where they left it while new ones come below.
 */
export function useScrolling({
  firstSeq,
  lastKey,
  ownLast,
  unreadFrom,
  onTop,
}: {
  readonly firstSeq: number | undefined;
  readonly lastKey: string | number | undefined;
  /** The newest own message on its way; sending always brings one to the end. */
  readonly ownLast: string | undefined;
  readonly unreadFrom: number | undefined;
  readonly onTop: (() => void) | undefined;
}): Scrolling {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const fromEnd = useRef(0);
  const begun = useRef(false);
  const atEndNow = useRef(true);
  const [atEnd, setAtEnd] = useState(true);
  const [below, setBelow] = useState(0);

  const measure = useCallback(() => {
    const box = scroller.current;
    if (box === null) return;
    fromEnd.current = box.scrollHeight - box.scrollTop;
    const end = fromEnd.current - box.clientHeight < nearEnd;
    atEndNow.current = end;
    setAtEnd(end);
    if (end) setBelow(0);
  }, []);

  const toEnd = useCallback(() => {
    const box = scroller.current;
    if (box === null) return;
    box.scrollTop = box.scrollHeight;
    measure();
  }, [measure]);

  const onScroll = useCallback(() => {
    measure();
    const box = scroller.current;
    if (box !== null && box.scrollTop < nearTop) onTop?.();
  }, [measure, onTop]);

  // The first page: at the "new messages" line if it is above the fold, else at the end.
  useLayoutEffect(() => {
    const box = scroller.current;
    if (begun.current || box === null || firstSeq === undefined) return;
    begun.current = true;
    box.scrollTop = box.scrollHeight;
    const line = unreadFrom === undefined ? null : box.querySelector<HTMLElement>("[data-unread-line]");
    if (line !== null && line.offsetTop < box.scrollTop) box.scrollTop = Math.max(0, line.offsetTop - 60);
    measure();
  }, [firstSeq, unreadFrom, measure]);

  // Older entries above: the same line stays under the eye.
  const firstBefore = useRef(firstSeq);
  useLayoutEffect(() => {
    const box = scroller.current;
    const before = firstBefore.current;
    firstBefore.current = firstSeq;
    if (box === null || before === undefined || firstSeq === undefined || firstSeq >= before) return;
    box.scrollTop = box.scrollHeight - fromEnd.current;
    measure();
  }, [firstSeq, measure]);

  // Newer ones below.
  const lastBefore = useRef(lastKey);
  useLayoutEffect(() => {
    if (lastBefore.current === lastKey) return;
    lastBefore.current = lastKey;
    if (atEndNow.current) toEnd();
    else setBelow((count) => count + 1);
  }, [lastKey, toEnd]);

  useLayoutEffect(() => {
    if (ownLast !== undefined) toEnd();
  }, [ownLast, toEnd]);

  // A page that does not fill the pane asks for the next one; a pane that changes its height stays at the end.
  useEffect(() => {
    const box = scroller.current;
    const inner = content.current;
    if (box === null || inner === null) return;
    const observer = new ResizeObserver(() => {
      if (atEndNow.current) toEnd();
      else measure();
    });
    observer.observe(box);
    observer.observe(inner);
    return () => observer.disconnect();
  }, [measure, toEnd]);

  useEffect(() => {
    const box = scroller.current;
    if (box !== null && box.scrollHeight <= box.clientHeight + nearTop) onTop?.();
  }, [onTop]);

  return { scroller, content, onScroll, atEnd, below, toEnd };
}
