import type { ConversationState } from "@rapport/client";
import { ChevronDown, ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { DecisionList } from "../decision/DecisionList";
import { usePeople } from "../desk/people";
import styles from "./VisitorPane.module.css";

/** "Why this agent?": the stored decisions of routing in plain words, asked for when unfolded. */
export function Decisions({
  conversation,
  fence,
  state,
}: {
  readonly conversation: string;
  readonly fence: number;
  readonly state: ConversationState;
}): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  usePeople();
  return (
    <section className={styles.section}>
      <button type="button" className={styles.unfold} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <ChevronDown size={15} aria-hidden="true" /> : <ChevronRight size={15} aria-hidden="true" />}
        {t("decision.title")}
      </button>
      {/* A new fence or state means a new decision: asked for again. */}
      {open && <DecisionList key={`${conversation} ${fence} ${state}`} conversation={conversation} />}
    </section>
  );
}
