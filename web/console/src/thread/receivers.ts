import type { Named, Status } from "../rest/resources";

/** How somebody stands: their status, and whether a connection backs it. */
export type Standing = Status | "reconnecting" | "disconnected";

/** To whom a conversation is given: a colleague, or whoever of a team there is. */
export type Receiver = { readonly name: string } & ({ readonly agent: string } | { readonly team: string });

/** A colleague as far as it matters for giving them something. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly standing: Standing;
  readonly load: number;
  readonly capacity: number;
  readonly teams: readonly string[];
}

/** Whether they can take one more right now. */
export function able({ standing, load, capacity }: Colleague): boolean {
  return standing === "online" && load < capacity;
}

/** The part of their places that is taken, 0 to 1. */
export function share({ load, capacity }: Pick<Colleague, "load" | "capacity">): number {
  if (capacity === 0) return load === 0 ? 0 : 1;
  return Math.min(1, load / capacity);
}

/** Who can take it first, the freest of them on top. */
export function byUse(a: Colleague, b: Colleague): number {
  return Number(able(b)) - Number(able(a)) || share(a) - share(b) || a.name.localeCompare(b.name);
}

/** How many of a team can take it now. Who has it does not get it back from the team they hand it to. */
export function freeIn(team: Named, colleagues: readonly Colleague[], giver: string | undefined): number {
  return colleagues.filter((one) => one.id !== giver && one.teams.includes(team.id) && able(one)).length;
}

/** Those whose name has these letters. */
export function named<T extends { readonly name: string }>(all: readonly T[], letters: string): readonly T[] {
  const wanted = letters.trim().toLocaleLowerCase();
  return wanted === "" ? all : all.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
}
