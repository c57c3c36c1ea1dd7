import type { Entry } from "@rapport/client";

/** One line of the thread, ready to draw. `key` stays the same while the log grows. */
export type Row =
  | { readonly kind: "day"; readonly key: string; readonly at: string }
  | { readonly kind: "cycle"; readonly key: string; readonly summary: CycleSummary }
  | { readonly kind: "unread"; readonly key: string }
  | { readonly kind: "event"; readonly key: string; readonly entry: Entry }
  | {
      readonly kind: "message";
      readonly key: string;
      readonly entry: Entry;
      readonly side: Side;
      /** First of a run by one author: says who. Last of it: says when, and how far it got. */
      readonly first: boolean;
      readonly last: boolean;
    };

export type Side = "visitor" | "ours" | "note";

/** What is known of a cycle from the entries at hand. */
export interface CycleSummary {
  readonly cycle: number;
  readonly openedAt: string;
  readonly seq: number;
  readonly agents: readonly string[];
  readonly closedAt?: string;
  readonly score?: number;
  readonly comment?: string;
}

const runMs = 5 * 60_000;

/** The cycles that begin within `entries`, oldest first. */
export function cyclesOf(entries: readonly Entry[]): readonly CycleSummary[] {
  const found = new Map<number, CycleSummary>();
  let current: number | undefined;
  const change = (cycle: number | undefined, more: Partial<CycleSummary>): void => {
    const before = cycle === undefined ? undefined : found.get(cycle);
    if (before !== undefined) found.set(before.cycle, { ...before, ...more });
  };
  for (const { content, at, seq } of entries) {
    switch (content.kind) {
      case "opened":
        current = content.cycle;
        found.set(current, { cycle: current, openedAt: at, seq, agents: [] });
        break;
      case "assigned": {
        const agents = current === undefined ? undefined : found.get(current)?.agents;
        if (agents !== undefined && !agents.includes(content.agent.name))
          change(current, { agents: [...agents, content.agent.name] });
        break;
      }
      case "closed":
        change(content.cycle, { closedAt: at });
        break;
      case "rated":
        change(content.cycle, {
          score: content.score,
          ...(content.comment === undefined ? {} : { comment: content.comment }),
        });
        break;
      default:
        break;
    }
  }
  return [...found.values()];
}

/** The thread as rows. `unreadAfter` is the seq behind which the "new messages" line stands, if there is one. */
export function rowsOf(
  entries: readonly Entry[],
  unreadAfter: number | undefined,
  dayOf: (at: string) => string,
): readonly Row[] {
  const cycles = new Map(cyclesOf(entries).map((summary) => [summary.seq, summary]));
  const rows: Row[] = [];
  let day: string | undefined;
  let unreadDrawn = unreadAfter === undefined;
  for (const entry of entries) {
    const cycle = cycles.get(entry.seq);
    const entryDay = dayOf(entry.at);
    if (cycle !== undefined) rows.push({ kind: "cycle", key: `cycle ${cycle.cycle}`, summary: cycle });
    else if (entryDay !== day) rows.push({ kind: "day", key: `day ${entry.seq}`, at: entry.at });
    day = entryDay;
    if (
      !unreadDrawn &&
      unreadAfter !== undefined &&
      entry.seq > unreadAfter &&
      entry.author.kind === "visitor" &&
      isMessage(entry)
    ) {
      rows.push({ kind: "unread", key: "unread" });
      unreadDrawn = true;
    }
    if (isMessage(entry)) addMessage(rows, entry);
    else if (entry.content.kind !== "opened") rows.push({ kind: "event", key: `${entry.seq}`, entry });
  }
  return rows;
}

/** True for what people said, false for what happened. */
export function isMessage(entry: Entry): boolean {
  const kind = entry.content.kind;
  return (
    kind === "text" || kind === "file" || kind === "note" || kind === "transfer_note" || kind === "tombstone"
  );
}

function sideOf(entry: Entry): Side {
  if (entry.content.kind === "note" || entry.content.kind === "transfer_note") return "note";
  return entry.author.kind === "visitor" ? "visitor" : "ours";
}

function addMessage(rows: Row[], entry: Entry): void {
  const side = sideOf(entry);
  const before = rows.at(-1);
  const continues =
    before?.kind === "message" &&
    before.side === side &&
    before.entry.author.id === entry.author.id &&
    Date.parse(entry.at) - Date.parse(before.entry.at) < runMs;
  if (continues) rows[rows.length - 1] = { ...before, last: false };
  rows.push({ kind: "message", key: `${entry.seq}`, entry, side, first: !continues, last: true });
}
