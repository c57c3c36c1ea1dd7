import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { go } from "../shell/route";
import { ConversationRow } from "./ConversationRow";
import styles from "./ListPane.module.css";
import type { Listed } from "./listing";

const rowHeight = 64;

/** The rows, of which only those in sight exist: ten thousand scroll like ten. */
export function ConversationList({
  rows,
  selected,
  label,
  empty,
  onEnd,
}: {
  readonly rows: readonly Listed[];
  readonly selected: string | undefined;
  readonly label: string;
  readonly empty: ReactNode;
  readonly onEnd: (() => void) | undefined;
}): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? -1;

  useEffect(() => {
    if (onEnd !== undefined && lastShown >= rows.length - 10) onEnd();
  }, [lastShown, rows.length, onEnd]);

  const at = rows.findIndex((row) => row.id === selected);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a chosen row that moves does not drag the list along
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
  }, [selected]);

  const move = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    go({ page: "inbox", conversation: next.id });
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>("[aria-current='true']")?.focus(),
    );
  };

  return (
    <div className={styles.scroller} ref={scroller}>
      {rows.length === 0 ? (
        <div className={styles.empty}>{empty}</div>
      ) : (
        <ul
          className={styles.rows}
          style={{ height: virtual.getTotalSize() }}
          aria-label={label}
          onKeyDown={move}
        >
          {items.map((item) => {
            const row = rows[item.index];
            return row === undefined ? null : (
              <li
                key={item.key}
                className={styles.place}
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                aria-setsize={rows.length}
                aria-posinset={item.index + 1}
              >
                <ConversationRow
                  row={row}
                  selected={row.id === selected}
                  focusable={row.id === selected || (at < 0 && item.index === 0)}
                />
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
