import { Loader } from "@mantine/core";
import { MessageSquareText } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Composer } from "../composer/Composer";
import { useDeskState } from "../desk/desk";
import { Thread } from "./Thread";
import { ThreadHeader } from "./ThreadHeader";
import styles from "./ThreadPane.module.css";
import { useFollowing } from "./useFollowing";

/** The middle pane: one conversation with all that was ever said in it, and the place to answer. */
export function ThreadPane({ conversation }: { readonly conversation: string }): ReactNode {
  const { t } = useTranslation();
  const following = useFollowing(conversation);
  const held = useDeskState((state) => state.conversations[conversation]);
  if (following === "missing") return <Nothing text={t("thread.missing")} />;
  if (held === undefined) {
    return (
      <section className={styles.pane} aria-busy="true">
        <div className={styles.nothing}>
          <Loader size="sm" color="gray" />
        </div>
      </section>
    );
  }
  return (
    <section className={styles.pane} aria-label={t("thread.label")}>
      <ThreadHeader held={held} />
      <Thread key={conversation} held={held} />
      <Composer key={`composer ${conversation}`} held={held} />
    </section>
  );
}

/** What stands there while no conversation is chosen. */
export function NoConversation(): ReactNode {
  const { t } = useTranslation();
  return <Nothing text={t("thread.choose")} />;
}

function Nothing({ text }: { readonly text: string }): ReactNode {
  return (
    <section className={styles.pane}>
      <div className={styles.nothing}>
        <MessageSquareText size={28} strokeWidth={1.5} aria-hidden="true" />
        <p>{text}</p>
      </div>
    </section>
  );
}
