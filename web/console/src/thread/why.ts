import type { EntryContent } from "@rapport/client";
import type { TFunction } from "i18next";
import { cleanName } from "../shared/names";
import { textOfCode } from "../text";

export type Assigned = Extract<EntryContent, { kind: "assigned" }>;

/** What may have moved a conversation away from somebody, as the wire names it. */
const movedAway = [
  "connection_lost",
  "went_offline",
  "disabled",
  "no_answer",
  "released",
  "transferred",
  "taken",
  "bound_returned",
] as const;

/**
 * Why a conversation came to an agent, in a few words: how it left a colleague, if it comes from one, else the rule
 * that chose. What one took oneself from the queue needs no reason.
 */
export function whyText(
  t: TFunction,
  { agent, from, trigger, reason }: Assigned,
  me: string | undefined,
): string | undefined {
  const move = movedAway.find((one) => one === trigger);
  const before = from === undefined || typeof from === "string" ? undefined : from;
  if (before !== undefined && before.id !== agent.id && move !== undefined)
    return t(`why.${move}`, { agent: cleanName(before.name) });
  if (reason === undefined || reason === "taken") return undefined;
  if (agent.id === me && (reason === "owner" || reason === "last_agent")) return t(`why.${reason}`);
  return textOfCode(t, "reason", reason);
}
