import type { TFunction } from "i18next";
import type { Failure } from "../rest/call";

const known = [
  "busy",
  "internal",
  "last_administrator",
  "malformed",
  "not_found",
  "precondition_failed",
  "throttled",
  "too_large",
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
