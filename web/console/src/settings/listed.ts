import type { TFunction } from "i18next";

/** Names one after the other, as the language does it. */
export function listed(t: TFunction, all: readonly { readonly name: string }[]): string {
  return all.length === 0 ? "–" : all.map(({ name }) => name).join(t("list.comma"));
}
