import { Button, Group, Modal, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { rest } from "../rest/rest";
import { failureText } from "./failureText";
import { readOrigins } from "./origins";
import styles from "./Settings.module.css";

/** Adds a website that may carry the widget. */
export function NewSiteDialog({
  onClose,
  onAdded,
}: {
  readonly onClose: () => void;
  readonly onAdded: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [origins, setOrigins] = useState("");
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const read = readOrigins(origins);
    const wrong = read.wrong[0];
    if (wrong !== undefined) {
      setProblem(t("sites.originWrong", { origin: wrong }));
      return;
    }
    setBusy(true);
    const answer = await rest.addSite({ name, allowedOrigins: read.origins });
    setBusy(false);
    if (answer.ok) onAdded();
    else setProblem(failureText(t, answer.failure));
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={t("sites.add")}
      closeButtonProps={{ "aria-label": t("dialog.close") }}
    >
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        {problem !== undefined && (
          <div className={styles.problem} role="alert">
            {problem}
          </div>
        )}
        <TextInput
          label={t("sites.name")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={100}
          data-autofocus
          required
          withAsterisk={false}
        />
        <Textarea
          label={t("sites.origins")}
          description={t("sites.originsHint")}
          placeholder="https://shop.example.com"
          value={origins}
          onChange={(event) => setOrigins(event.currentTarget.value)}
          rows={3}
          spellCheck={false}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("dialog.cancel")}
          </Button>
          <Button type="submit" loading={busy}>
            {t("sites.add")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
