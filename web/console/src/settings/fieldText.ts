import type { TFunction } from "i18next";
import type { Fault } from "../rest/call";

const known = ["missing", "invalid", "bad_form", "not_a_choice", "taken", "not_found"] as const;

/** What is wrong with a field, in words that say what to do about it. */
export function fieldText(t: TFunction, { field, code }: Fault): string {
  if (code === "invalid") {
    if (field.endsWith("].to")) return t("fieldError.endsBefore");
    if (field.endsWith("].from")) return t("fieldError.overlaps");
    if (field.endsWith("].date") || field.endsWith("].skill")) return t("fieldError.twice");
  }
  if (code === "bad_form" && /\]\.(?:from|to)$/u.test(field)) return t("fieldError.noTime");
  if (field === "login" && code === "bad_form") return t("fieldError.login");
  return t(`fieldError.${known.find((one) => one === code) ?? "invalid"}`);
}
