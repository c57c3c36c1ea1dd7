import type { State } from "@rapport/client";
import type { TFunction } from "i18next";
import { type Listed, listsOf } from "../inbox/listing";
import { shortSpan } from "../inbox/waiting";
import type { BoardAgent, BoardQueue, BoardState } from "../rest/resources";

/** A stretch of time in few characters, as everywhere in the console. */
export function spanText(t: TFunction, ms: number): string {
  const { amount, unit } = shortSpan(ms);
  return t(`span.${unit}`, { amount });
}

/** The same for seconds that may not have been measured: a dash says that there is nothing to say. */
export function secondsText(t: TFunction, seconds: number | undefined): string {
  return seconds === undefined ? "–" : spanText(t, seconds * 1000);
}

/** How an agent stands, in one word: status, and whether it means anything. */
export type Standing = "online" | "away" | "offline" | "reconnecting";

export function standing({ status, connected }: BoardAgent): Standing {
  return status === "offline" || connected ? status : "reconnecting";
}

/** Who has most to do first; those who are not at work last. */
export function byWork(a: BoardAgent, b: BoardAgent): number {
  const order: Readonly<Record<Standing, number>> = { online: 0, reconnecting: 1, away: 2, offline: 3 };
  return order[standing(a)] - order[standing(b)] || share(b) - share(a) || a.name.localeCompare(b.name);
}

/** The part of an agent's places that is taken, 0 to 1. */
export function share({ load, capacity }: Pick<BoardAgent, "load" | "capacity">): number {
  if (capacity === 0) return load === 0 ? 0 : 1;
  return Math.min(1, load / capacity);
}

/** The queues in which somebody waits, who waits longest first; and the teams for whom nobody does. */
export function queuesOf({ queues, teams }: BoardState): {
  readonly waited: readonly BoardQueue[];
  readonly idle: readonly string[];
} {
  return {
    waited: queues.toSorted((a, b) => Date.parse(a.since) - Date.parse(b.since)),
    idle: teams.filter(({ id }) => !queues.some((queue) => queue.team === id)).map(({ name }) => name),
  };
}

/** What an agent serves right now, as the socket tells. */
export function servedBy(state: State, agent: string): readonly Listed[] {
  return listsOf(state).open.filter(
    ({ held: { conversation } }) => conversation.state === "assigned" && conversation.agent?.id === agent,
  );
}
