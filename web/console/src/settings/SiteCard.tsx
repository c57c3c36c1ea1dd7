import { Button } from "@mantine/core";
import { Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Named, Site } from "../rest/resources";
import { CopyButton } from "./CopyButton";
import styles from "./Settings.module.css";
import { SiteForm } from "./SiteForm";

/** One site: what to paste into its pages, where it may be embedded, how its visitors find their agent. */
export function SiteCard({
  site,
  teams,
  skills,
  onChanged,
  onDelete,
}: {
  readonly site: Site;
  readonly teams: readonly Named[];
  readonly skills: readonly Named[];
  readonly onChanged: (site: Site) => void;
  readonly onDelete: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const snippet = `<script src="${location.origin}/widget.js" data-site="${site.key}" async></script>`;
  return (
    <section className={styles.site}>
      <div className={styles.head}>
        <h2>
          <bdi>{site.name}</bdi>
        </h2>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<Trash2 size={14} />}
          onClick={onDelete}
        >
          {t("sites.delete")}
        </Button>
      </div>
      <p className={styles.muted}>{t("sites.snippetHint")}</p>
      <code className={styles.snippet}>{snippet}</code>
      <div className={styles.buttons}>
        <CopyButton text={snippet} label={t("sites.copySnippet")} />
        {site.identitySecret !== undefined && (
          <CopyButton text={site.identitySecret} label={t("sites.copySecret")} />
        )}
      </div>
      <SiteForm site={site} teams={teams} skills={skills} onChanged={onChanged} />
    </section>
  );
}
