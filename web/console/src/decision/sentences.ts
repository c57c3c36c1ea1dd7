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
  const why = reason === undefined ? spaced(rule) : t(`explain.because.${reason}`, numbers);
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
    return named.length === 0 || named.includes("")
      ? t("explain.lacksSkill")
      : t("explain.lacks", { skills: named.join(t("explain.and")) });
  }
  const known = lacks.find((one) => one === passedOver);
  return known === undefined ? spaced(passedOver) : t(`explain.lack.${known}`);
}

export type NameOf = (agent: string) => string;

export function candidateName({ agent, name }: Candidate, nameOf: NameOf): string {
  return name === undefined ? nameOf(agent) : cleanName(name);
}

/** A code that this version does not know yet. */
function spaced(code: string): string {
  return code.replaceAll("_", " ");
}
