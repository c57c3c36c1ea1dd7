import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Site } from "../rest/resources";
import { CopyButton } from "./CopyButton";
import styles from "./Settings.module.css";
import { SiteForm } from "./SiteForm";

/** One site: what to paste into its pages, where it may be embedded, how its visitors find their agent. */
export function SiteCard({
  site,
  onChanged,
}: {
  readonly site: Site;
  readonly onChanged: (site: Site) => void;
}): ReactNode {
  const { t } = useTranslation();
  const snippet = `<script src="${location.origin}/widget.js" data-site="${site.key}" async></script>`;
  return (
    <section className={styles.site}>
      <h2>
        <bdi>{site.name}</bdi>
      </h2>
      <p className={styles.muted}>{t("sites.snippetHint")}</p>
      <code className={styles.snippet}>{snippet}</code>
      <div className={styles.buttons}>
        <CopyButton text={snippet} label={t("sites.copySnippet")} />
        {site.identitySecret !== undefined && (
          <CopyButton text={site.identitySecret} label={t("sites.copySecret")} />
        )}
      </div>
      <SiteForm site={site} onChanged={onChanged} />
    </section>
  );
}
