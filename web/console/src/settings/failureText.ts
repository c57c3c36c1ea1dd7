import type { TFunction } from "i18next";
import type { Failure } from "../rest/call";

/** Why a request failed: in our words where we know, else in the server's. */
export function failureText(t: TFunction, failure: Failure): string {
  if (failure.kind === "unreachable") return t("problem.unreachable");
  if (failure.status === 401) return t("problem.signedOut");
  if (failure.status === 403) return t("refusal.forbidden");
  return failure.detail ?? failure.title;
}
