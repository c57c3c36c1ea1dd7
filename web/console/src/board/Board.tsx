import { Button, Loader } from "@mantine/core";
import { FlaskConical } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { failureText } from "../settings/failureText";
import { AgentTable } from "./AgentTable";
import styles from "./Board.module.css";
import { PreviewDialog } from "./PreviewDialog";
import { Queues } from "./Queues";
import { ReassignDialog, type Reassigned } from "./ReassignDialog";
import { Today } from "./Today";
import { useBoard } from "./useBoard";
import { useBoardActions } from "./useBoardActions";

/** The live board: who waits, who answers, how today goes, and what a supervisor does about it. */
export default function Board(): ReactNode {
  const { t } = useTranslation();
  const { board, failure, refresh } = useBoard();
  const actions = useBoardActions(refresh);
  const [reassigned, setReassigned] = useState<Reassigned | undefined>(undefined);
  const [asking, setAsking] = useState(false);
  return (
    <main className={styles.scroller}>
      <div className={styles.page}>
        <header className={styles.head}>
          <h1>{t("board.title")}</h1>
          {failure !== undefined && (
            <p className={styles.problem} role="status">
              {failureText(t, failure)}
            </p>
          )}
          <Button
            variant="default"
            leftSection={<FlaskConical size={15} aria-hidden="true" />}
            onClick={() => setAsking(true)}
          >
            {t("preview.open")}
          </Button>
        </header>
        {board === undefined ? (
          <Loader size="sm" color="gray" aria-label={t("list.loading")} />
        ) : (
          <>
            <Today today={board.today} />
            <div className={styles.columns}>
              <Queues board={board} actions={actions} onReassign={setReassigned} />
              <AgentTable board={board} actions={actions} onReassign={setReassigned} />
            </div>
            <ReassignDialog
              board={board}
              actions={actions}
              what={reassigned}
              onClose={() => setReassigned(undefined)}
            />
            <PreviewDialog board={board} opened={asking} onClose={() => setAsking(false)} />
          </>
        )}
      </div>
    </main>
  );
}
