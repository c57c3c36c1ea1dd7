import { ActionIcon, Tooltip } from "@mantine/core";
import { type Held, isMine, type QueuePlace } from "@rapport/client";
import type { TFunction } from "i18next";
import { ArrowLeft, ArrowRightLeft, CheckCheck, PanelRight, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDeskState } from "../desk/desk";
import { type Action, isMac, keyLabel } from "../keys/shortcuts";
import { go } from "../shell/route";
import { useView } from "../shell/view";
import { useVisitorName } from "../visitor/useVisitorName";
import { useActions } from "./actions";
import styles from "./ThreadPane.module.css";

/** Who it is, who answers, and what one can do about it. */
export function ThreadHeader({ held }: { readonly held: Held }): ReactNode {
  const { t } = useTranslation();
  const view = useView();
  const actions = useActions();
  const mine = useDeskState((state) => held.conversation.state === "assigned" && isMine(state, held));
  const name = useVisitorName(held.conversation);
  const { id } = held.conversation;
  return (
    <header className={styles.header}>
      <ActionIcon
        className={styles.back}
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t("thread.back")}
        onClick={() => go({ page: "inbox" })}
      >
        <ArrowLeft size={18} />
      </ActionIcon>
      <div className={styles.who}>
        <h2>
          <bdi>{name}</bdi>
        </h2>
        <span className={styles.state}>{stateText(t, held, mine)}</span>
      </div>
      <div className={styles.actions}>
        {mine && (
          <>
            <HeaderButton
              action="transfer"
              icon={<ArrowRightLeft size={15} />}
              run={() => view.set((now) => ({ ...now, dialog: "transfer" }))}
            />
            <HeaderButton action="release" icon={<Undo2 size={15} />} run={() => void actions.release(id)} />
            <HeaderButton action="close" icon={<CheckCheck size={15} />} run={() => void actions.close(id)} />
          </>
        )}
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t("action.visitorPane")}
          onClick={() => view.set((now) => ({ ...now, visitorPane: !now.visitorPane }))}
        >
          <PanelRight size={17} />
        </ActionIcon>
      </div>
    </header>
  );
}

function HeaderButton({
  action,
  icon,
  run,
}: {
  readonly action: Action;
  readonly icon: ReactNode;
  readonly run: () => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <Tooltip label={`${t(`action.${action}`)}  ${keyLabel(action, isMac())}`} position="bottom">
      <button type="button" className={styles.button} aria-label={t(`action.${action}`)} onClick={run}>
        {icon}
        <span className={styles.label}>{t(`action.${action}`)}</span>
      </button>
    </Tooltip>
  );
}

function stateText(t: TFunction, held: Held, mine: boolean): string {
  const { state, agent, queue } = held.conversation;
  switch (state) {
    case "idle":
      return t("thread.idle");
    case "queued":
      return queue === undefined ? t("thread.queued") : queuedText(t, queue);
    case "assigned":
      if (mine) return t("thread.withYou");
      return agent === undefined
        ? ""
        : t(agent.present ? "thread.withAgent" : "thread.withAgentAway", { agent: agent.name });
  }
}

function queuedText(t: TFunction, { position, reason }: QueuePlace): string {
  const why = t(`queueReason.${reason}`);
  return position === undefined
    ? t("thread.queuedBecause", { why })
    : t("thread.queuedAt", { place: position, why });
}
