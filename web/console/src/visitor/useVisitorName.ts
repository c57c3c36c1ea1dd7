import type { Conversation } from "@rapport/client";
import { useTranslation } from "react-i18next";
import { givenName, handle } from "../shared/names";

/** What to call the visitor of a conversation, also when they gave no name. */
export function useVisitorName(conversation: Conversation): string {
  const { t } = useTranslation();
  return (
    givenName(conversation.visitor) ??
    t("visitor.anonymous", { handle: handle(conversation.visitor?.id ?? conversation.id) })
  );
}
