import { type Delivery, delivery, type Message, type Row, type State, thread } from "@rapport/client/visitor";
import type { Words } from "./words.ts";

/** What the thread shows, from top to bottom. */
export type Item = { readonly key: string } & (
  | { readonly kind: "day" | "line" | "new"; readonly text: string }
  | {
      readonly kind: "bubble";
      readonly own: boolean;
      readonly text: string;
      /** Who speaks, where another speaker begins. */
      readonly name?: string;
      readonly time: string;
      /** The last of a group: here stands the time. */
      readonly last: boolean;
      /** How far an own message has got, where it is worth a word. */
      readonly delivery?: Delivery;
      readonly failed?: Message;
    }
);

/** A row with what it comes down to: words of somebody, or a quiet line, or nothing that is worth showing. */
type Moment = {
  readonly row: Row;
  readonly at: number;
  readonly by: string;
  readonly name?: string;
  readonly text?: string;
  readonly line?: string;
};

const GROUP_MS = 300_000;
const DAY_MS = 86_400_000;

export function items(
  state: State,
  conversation: string | undefined,
  newFrom: number | undefined,
  t: Words,
  locale: string,
  now: number,
): readonly Item[] {
  const found: Item[] = [];
  const moments = momentsOf(thread(state, conversation), t).filter(({ text, line }) => text ?? line);
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: "short" });
  const lastOwn = moments.findLast(({ by }) => by === "visitor");
  let fresh = newFrom ?? Infinity;
  let day = "";

  moments.forEach((one, index) => {
    const { row, at, by, name, text, line } = one;
    const { key } = row;
    const own = by === "visitor";
    const date = dayOf(at, now, locale);
    if (date !== day) found.push({ kind: "day", key: `day ${key}`, text: date });
    day = date;
    if (row.kind === "entry" && !own && text && row.entry.seq > fresh) {
      fresh = Infinity;
      found.push({ kind: "new", key: "new", text: t("new") });
    }
    if (!text) {
      found.push({ kind: "line", key, text: line ?? "" });
      return;
    }
    const status = delivery(state, row);
    const failed = row.kind === "message" && status === "failed" ? row.message : undefined;
    found.push({
      kind: "bubble",
      key,
      own,
      text,
      name: own || joined(moments[index - 1], one) ? undefined : name,
      time: clock.format(at),
      last: !joined(one, moments[index + 1]),
      delivery: failed || one === lastOwn ? status : undefined,
      failed,
    });
  });
  return found;
}

function momentsOf(rows: readonly Row[], t: Words): readonly Moment[] {
  let agent = "";
  return rows.map((row): Moment => {
    if (row.kind === "message") {
      const { at, frame } = row.message;
      const text = frame.content.kind === "file" ? "…" : frame.content.text;
      return { row, at, by: "visitor", text };
    }
    const { author, content, at } = row.entry;
    const { name } = author;
    const base = { row, at: Date.parse(at), by: "" };
    const said = { ...base, by: author.kind === "visitor" ? author.kind : (author.id ?? author.kind), name };
    const before = agent;
    switch (content.kind) {
      case "text":
        return { ...said, text: content.text };
      case "file":
        return { ...said, text: content.file.name };
      case "tombstone":
        return { ...said, text: t("erased") };
      case "assigned":
        agent = content.agent.name;
        if (agent === before) return base;
        return { ...base, line: t(before ? "handed" : "joined", { from: before, name: agent }) };
      case "queued":
        return { ...base, line: before && t("requeued") };
      case "closed":
        agent = "";
        return { ...base, line: t("closed") };
      case "rated":
        return { ...base, line: t("rated", { n: content.score }) };
      default:
        return base;
    }
  });
}

/** Whether two follow each other as one speech. */
function joined(a: Moment | undefined, b: Moment | undefined): boolean {
  return a?.by !== "" && a?.by === b?.by && (b?.at ?? 0) - (a?.at ?? 0) < GROUP_MS;
}

function dayOf(at: number, now: number, locale: string): string {
  const midnight = (time: number) => new Date(time).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(at) - midnight(now)) / DAY_MS);
  if (days > -2) return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day");
  return new Intl.DateTimeFormat(locale, { dateStyle: "full" }).format(at);
}
