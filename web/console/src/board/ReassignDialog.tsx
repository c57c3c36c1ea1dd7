import { Modal } from "@mantine/core";
import type { Conversation } from "@rapport/client";
import type { TFunction } from "i18next";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useDeskState } from "../desk/desk";
import type { BoardState } from "../rest/resources";
import { HandOverForm } from "../thread/HandOverForm";
import styles from "./Board.module.css";
import { colleague } from "./figures";
import type { BoardActions } from "./useBoardActions";

/** Whose conversation goes to somebody else, as it stood when that was asked for. */
export interface Reassigned {
  readonly visitor: string;
  readonly conversation: Conversation;
}

interface Props {
  readonly board: BoardState;
  readonly actions: BoardActions;
  readonly onClose: () => void;
}

/** Gives a conversation to an agent or a team, with a word that only colleagues see. */
export function ReassignDialog({
  board,
  actions,
  what,
  onClose,
}: Props & { readonly what: Reassigned | undefined }): ReactNode {
  const { t } = useTranslation();
  return (
    <Modal
      opened={what !== undefined}
      onClose={onClose}
      title={t("board.reassignTitle", { visitor: what?.visitor ?? "" })}
      closeButtonProps={{ "aria-label": t("dialog.close") }}
    >
      {what !== undefined && <Form board={board} actions={actions} what={what} onClose={onClose} />}
    </Modal>
  );
}

function Form({ board, actions, what, onClose }: Props & { readonly what: Reassigned }): ReactNode {
  const { t } = useTranslation();
  const seen = what.conversation;
  const now = useDeskState((state) => state.conversations[seen.id]?.conversation) ?? seen;
  const colleagues = useMemo(() => board.agents.map(colleague), [board]);
  return (
    <>
      <p className={styles.muted}>
        {seen.agent === undefined ? t("thread.queued") : t("thread.withAgent", { agent: seen.agent.name })}
      </p>
      <HandOverForm
        colleagues={colleagues}
        teams={board.teams}
        giver={seen.agent?.id}
        trouble={overtaken(t, seen, now)}
        submit={t("board.reassign")}
        onGive={(to, note) => actions.give(seen, to, note)}
        onClose={onClose}
      />
    </>
  );
}

/** What became of a conversation while one looked at an older state of it. */
export function overtaken(t: TFunction, seen: Conversation, now: Conversation): string | undefined {
  if (now.fence === seen.fence && now.state === seen.state) return undefined;
  if (now.state === "idle") return t("board.ended");
  if (now.agent === undefined) return t("board.requeued");
  return t("board.overtaken", { agent: now.agent.name });
}
