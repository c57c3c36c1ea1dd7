import { Button, Group } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "../rest/call";
import { Dialog } from "./Dialog";
import { failureText } from "./failureText";
import styles from "./Settings.module.css";

/** Asks before something is deleted, and says what will happen then. */
export function DeleteDialog({
  name,
  consequences,
  run,
  onClose,
  onDone,
}: {
  readonly name: string;
  readonly consequences: readonly string[];
  readonly run: () => Promise<Answer<void>>;
  readonly onClose: () => void;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const confirm = async (): Promise<void> => {
    setBusy(true);
    const answer = await run();
    setBusy(false);
    if (answer.ok) onDone();
    else if (answer.failure.kind === "refused" && answer.failure.status === 412)
      setProblem(t("delete.stale"));
    else setProblem(failureText(t, answer.failure));
  };
  return (
    <Dialog onClose={onClose} title={t("delete.title", { name })}>
      {problem !== undefined && (
        <div className={styles.problem} role="alert">
          {problem}
        </div>
      )}
      <ul className={styles.consequences}>
        {consequences.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t("dialog.cancel")}
        </Button>
        <Button variant="light" color="red" loading={busy} onClick={() => void confirm()}>
          {t("delete.confirm")}
        </Button>
      </Group>
    </Dialog>
  );
}
