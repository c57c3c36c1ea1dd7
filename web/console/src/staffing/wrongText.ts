import type { TFunction } from "i18next";
import type { Wrong } from "./plan";

/** What to say at a field. */
export function wrongText(t: TFunction, wrong: Wrong): string {
  switch (wrong.kind) {
    case "range":
      return t("fieldError.range", { least: wrong.least, most: wrong.most });
    case "tooMany":
      return t("staffing.wrong.tooMany", { most: wrong.most });
    case "time":
      return t("staffing.wrong.time");
    case "sameTime":
      return t("staffing.wrong.sameTime");
    case "server":
      return t(`staffing.wrong.${wrong.about}`);
    case "refused":
      return t("fieldError.invalid");
  }
}
