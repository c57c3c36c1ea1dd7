import {
  type Delivery,
  delivery,
  type Entry,
  type Message,
  type Row,
  type State,
  thread,
} from "@rapport/client/visitor";
import type { Words } from "./words.ts";

/** What the thread shows, from top to bottom. */
export type Item = { readonly key: string } & (
  | { readonly kind: "day" | "line" | "new"; readonly text: string }
  | {
      readonly kind: "bubble";
      readonly own: boolean;
      readonly text: string;
      readonly gone: boolean;
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

type Moment = { readonly at: number; readonly by: string; readonly row: Row };

const GROUP_MS = 300_000;

export function items(
  state: State,
  conversation: string | undefined,
  newFrom: number,
  t: Words,
  locale: string,
  now: number,
): readonly Item[] {
  const found: Item[] = [];
  const rows = thread(state, conversation).map(moment);
  const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
  const lastOwn = rows.findLastIndex(({ by }) => by === "visitor");
  let day = "";
  let agent = "";
  let isNew = false;

  rows.forEach((one, index) => {
    const { row, at, by } = one;
    const { key } = row;
    const entry = row.kind === "entry" ? row.entry : undefined;
    const content = entry?.content ?? (row as Extract<Row, { kind: "message" }>).message.frame.content;
    const text = spoken(content, t);
    const line = entry && eventLine(entry, agent, t);
    if (entry?.content.kind === "assigned") agent = entry.content.agent.name;
    if (entry?.content.kind === "closed") agent = "";
    if (text === undefined && !line) return;
    const date = dayOf(at, now, t, locale);
    if (date !== day) found.push({ kind: "day", key: `day ${key}`, text: date });
    day = date;
    if (line) found.push({ kind: "line", key, text: line });
    if (text === undefined) return;
    const own = by === "visitor";
    if (entry && !own && !isNew && newFrom > 0 && entry.seq > newFrom) {
      isNew = true;
      found.push({ kind: "new", key: "new", text: t("new") });
    }
    const before = rows[index - 1];
    const after = rows[index + 1];
    const status = own ? delivery(state, row) : undefined;
    const failed = status === "failed" && row.kind === "message" ? row.message : undefined;
    found.push({
      kind: "bubble",
      key,
      own,
      text,
      gone: content.kind === "tombstone",
      name: own || joined(before, one) ? undefined : entry?.author.name,
      time: clock.format(at),
      last: !joined(one, after),
      delivery: failed || index === lastOwn ? status : undefined,
      failed,
    });
  });
  return found;
}

function moment(row: Row): Moment {
  if (row.kind === "message") return { row, by: "visitor", at: row.message.at };
  const { at, author, content } = row.entry;
  const speaks = content.kind === "text" || content.kind === "file" || content.kind === "tombstone";
  return {
    row,
    by: speaks ? (author.kind === "visitor" ? "visitor" : (author.id ?? author.kind)) : "",
    at: Date.parse(at),
  };
}

/** Whether two follow each other as one speech. */
function joined(a: Moment | undefined, b: Moment | undefined): boolean {
  return !!a && !!b && a.by !== "" && a.by === b.by && b.at - a.at < GROUP_MS;
}

function spoken(
  content: { readonly kind: string; readonly text?: string; readonly file?: unknown },
  t: Words,
) {
  if (content.kind === "text") return content.text;
  if (content.kind === "tombstone") return t("erased");
  if (content.kind !== "file") return undefined;
  return `${t("file")}: ${(content.file as { name?: string }).name ?? ""}`;
}

/** The quiet line of an event, if it is worth one. */
function eventLine({ content }: Entry, agent: string, t: Words): string | undefined {
  switch (content.kind) {
    case "assigned": {
      const { name } = content.agent;
      if (agent === name) return undefined;
      return agent ? t("handed", { from: agent, name }) : t("joined", { name });
    }
    case "queued":
      return agent && t("requeued");
    case "closed":
      return t("closed");
    case "rated":
      return t("rated", { n: content.score });
    default:
      return undefined;
  }
}

function dayOf(at: number, now: number, t: Words, locale: string): string {
  const midnight = (time: number) => new Date(time).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(now) - midnight(at)) / 86_400_000);
  if (days === 0) return t("today");
  if (days === 1) return t("yesterday");
  return new Intl.DateTimeFormat(locale, { dateStyle: days < 7 ? "full" : "long" }).format(at);
}
