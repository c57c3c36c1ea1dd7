import type { TFunction } from "i18next";
import type { Candidate, StoredDecision } from "../rest/resources";
import { cleanName } from "../shared/names";

/** Whether something was decided, or would be. */
export type Tense = "was" | "would";

/** Why a rule chose somebody, in words that go on after "because". */
const because = [
  "owner",
  "last_agent",
  "balanced",
  "round_robin",
  "random",
  "nobody_eligible",
  "patience",
  "outside_hours",
] as const;

/** What a candidate lacks. Those with numbers and names in them are told apart below. */
const lacks = ["disabled", "offline", "away", "disconnected", "had_it", "ranked_lower"] as const;

/** Who got it and why, in one sentence. */
export function verdict(t: TFunction, decision: StoredDecision, tense: Tense, nameOf: NameOf): string {
  const { rule, agent: id, candidates } = decision;
  const chosen = candidates.find((candidate) => candidate.agent === id);
  const reason = because.find((one) => one === rule);
  const numbers = { load: chosen?.load ?? 0, capacity: chosen?.capacity ?? 0 };
  const words = tense === "was" ? "because" : "becauseNow";
  const why = reason === undefined ? spaced(rule) : t(`explain.${words}.${reason}`, numbers);
  if (id === undefined) return t(tense === "was" ? "explain.nobody" : "explain.nobodyWould", { why });
  const agent = chosen === undefined ? nameOf(id) : candidateName(chosen, nameOf);
  if (rule === "taken" || rule === "transferred") return t(`explain.${rule}`, { agent });
  return t(tense === "was" ? "explain.was" : "explain.would", { agent, why });
}

/** Why it was not this candidate; undefined for the one who was chosen. */
export function shortfall(
  t: TFunction,
  { passedOver, load, capacity }: Candidate,
  { team, skills = [] }: Pick<StoredDecision, "team" | "skills">,
): string | undefined {
  if (passedOver === undefined) return undefined;
  if (passedOver === "full") return t("explain.full", { load, capacity });
  if (passedOver === "not_in_team")
    return team?.name === undefined
      ? t("explain.notInThatTeam")
      : t("explain.notInTeam", { team: cleanName(team.name) });
  if (passedOver === "lacks_skill") {
    const named = skills.map(({ name, level }) => (name === undefined ? "" : `${cleanName(name)} ${level}`));
    if (named.length === 0 || named.includes("")) return t("explain.lacksSkill");
    // Which of several they lack is not said by the server: they may well have the others.
    const list = new Intl.ListFormat(t("languageTag"), { type: "conjunction" });
    return t(named.length === 1 ? "explain.lacks" : "explain.lacksSome", { skills: list.format(named) });
  }
  const known = lacks.find((one) => one === passedOver);
  return known === undefined ? spaced(passedOver) : t(`explain.lack.${known}`);
}

/** What stands beside a candidate: why it was not them, and how much they had to do, which the rules look at. */
export function standingOf(t: TFunction, candidate: Candidate, decision: StoredDecision): string {
  const { load, capacity, passedOver } = candidate;
  const short = shortfall(t, candidate, decision);
  const had = t("explain.load", { load, capacity });
  if (short === undefined) return had;
  return passedOver === "full" ? short : `${short} · ${had}`;
}

export type NameOf = (agent: string) => string;

export function candidateName({ agent, name }: Candidate, nameOf: NameOf): string {
  return name === undefined ? nameOf(agent) : cleanName(name);
}

/** A code that this version does not know yet. */
function spaced(code: string): string {
  return code.replaceAll("_", " ");
}
