import type { TFunction } from "i18next";
import type { Failure, Fault } from "../rest/call";
import { fieldName, fieldText } from "./fieldText";

const known = [
  "busy",
  "conflict",
  "internal",
  "last_administrator",
  "malformed",
  "name_taken",
  "login_taken",
  "not_found",
  "precondition_failed",
  "throttled",
  "too_large",
  "too_slow",
  "unavailable",
] as const;

/** Why a request failed, in the reader's language. What the server says in English is for programmers. */
export function failureText(t: TFunction, failure: Failure): string {
  if (failure.kind === "unreachable") return t("problem.unreachable");
  if (failure.status === 401) return t("problem.signedOut");
  if (failure.status === 403) return t("refusal.forbidden");
  const code = known.find((one) => one === failure.code);
  return code === undefined
    ? t("problem.refused", { status: failure.status, code: failure.code || failure.title })
    : t(`failure.${code}`);
}

/** What is wrong with fields that no error stands at, a sentence each. */
export function summaryOf(t: TFunction, faults: readonly Fault[]): readonly string[] {
  const lines = faults.map((fault) =>
    t("fieldError.of", { field: fieldName(t, fault.field), why: fieldText(t, fault) }),
  );
  return [...new Set(lines)];
}
