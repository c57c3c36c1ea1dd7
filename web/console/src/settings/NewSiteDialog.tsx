import { Button, Group, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Site } from "../rest/resources";
import { rest } from "../rest/rest";
import { Dialog } from "./Dialog";
import { useEditing } from "./editing";
import { readOrigins } from "./origins";
import styles from "./Settings.module.css";
import { Trouble } from "./Trouble";

interface Draft {
  readonly name: string;
  readonly origins: string;
}

/** There is none yet that somebody else could change. */
const unmade: Site = { id: "", key: "", name: "", allowedOrigins: [], policy: {} };

/** Adds a website that may carry the widget. */
export function NewSiteDialog({
  onClose,
  onAdded,
}: {
  readonly onClose: () => void;
  readonly onAdded: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const editing = useEditing<Site, Draft>({
    thing: unmade,
    draftOf: () => ({ name: "", origins: "" }),
    bodyOf,
    check: ({ origins }) =>
      readOrigins(origins).wrong.map(() => ({ field: "allowedOrigins", code: "bad_form", detail: "" })),
    fields: ["name", "allowedOrigins", "allowedOrigins[]"],
    save: (_, draft) => rest.addSite(bodyOf(draft)),
    reload: ({ id }) => rest.site(id),
    onSaved: onAdded,
  });
  const { draft, set, error } = editing;
  const { origins, wrong } = readOrigins(draft.origins);
  const refused = wrong[0] ?? origins.find((_, i) => error(`allowedOrigins[${i}]`) !== undefined);
  const complaint =
    error("allowedOrigins") ?? origins.map((_, i) => error(`allowedOrigins[${i}]`)).find(Boolean);
  return (
    <Dialog typing onClose={onClose} title={t("sites.add")}>
      <form className={styles.form} onSubmit={editing.submit}>
        <Trouble editing={editing} />
        <TextInput
          label={t("sites.name")}
          error={error("name")}
          value={draft.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          maxLength={100}
          data-autofocus
          required
          withAsterisk={false}
        />
        <Textarea
          label={t("sites.origins")}
          description={t("sites.originsHint")}
          placeholder="https://shop.example.com"
          error={
            complaint !== undefined && refused !== undefined
              ? t("sites.originWrong", { origin: refused })
              : complaint
          }
          value={draft.origins}
          onChange={(event) => set({ origins: event.currentTarget.value })}
          rows={3}
          spellCheck={false}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("dialog.cancel")}
          </Button>
          <Button type="submit" loading={editing.busy}>
            {t("sites.add")}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}

function bodyOf({ name, origins }: Draft): {
  readonly name: string;
  readonly allowedOrigins: readonly string[];
} {
  return { name, allowedOrigins: readOrigins(origins).origins };
}
