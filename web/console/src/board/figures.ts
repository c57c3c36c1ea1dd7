import type { TFunction } from "i18next";
import { shortSpan } from "../inbox/waiting";
import type { BoardAgent, BoardQueue, BoardState, Status } from "../rest/resources";
import type { Colleague, Standing } from "../thread/receivers";

/** A stretch of time in few characters, as everywhere in the console. */
export function spanText(t: TFunction, ms: number): string {
  const { amount, unit } = shortSpan(ms);
  return t(`span.${unit}`, { amount });
}

/** The same for seconds that may not have been measured: a dash says that there is nothing to say. */
export function secondsText(t: TFunction, seconds: number | undefined): string {
  return seconds === undefined ? "–" : spanText(t, seconds * 1000);
}

/**
 * How an agent stands: a status means something only with a connection. Whoever lost theirs is waited for; whoever
 * never had one since the server began is just not there.
 */
export function standing({ status, connected, lostAt }: BoardAgent): Standing {
  if (status === "offline" || connected) return status;
  return lostAt === undefined ? "disconnected" : "reconnecting";
}

/** An agent of the board as somebody to whom things are given. */
export function colleague(agent: BoardAgent): Colleague {
  const { id, name, load, capacity, teams } = agent;
  return { id, name, standing: standing(agent), load, capacity, teams };
}

/** Whether a status that a supervisor sets would hold: without a connection the server ends it at once. */
export function settable(agent: BoardAgent, status: Status): boolean {
  return status === "offline" || agent.connected || standing(agent) === "reconnecting";
}

/** Who is at work first, by name within that: a row that jumps with every message is hard to hit. */
export function byStanding(a: BoardAgent, b: BoardAgent): number {
  const order: Readonly<Record<Standing, number>> = {
    online: 0,
    reconnecting: 1,
    away: 2,
    disconnected: 3,
    offline: 4,
  };
  return order[standing(a)] - order[standing(b)] || a.name.localeCompare(b.name) || a.id.localeCompare(b.id);
}

/** The same things in the order they had before; new ones come last. */
export function inOrder<T extends { readonly id: string }>(
  all: readonly T[],
  before: readonly string[],
): readonly T[] {
  const place = new Map(before.map((id, index) => [id, index]));
  return all.toSorted((a, b) => (place.get(a.id) ?? before.length) - (place.get(b.id) ?? before.length));
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
