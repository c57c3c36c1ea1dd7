import type { Page } from "@rapport/client";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { safeHref } from "../shared/links";
import { cleanName } from "../shared/names";
import styles from "./VisitorPane.module.css";

/** Where the visitor is and where they came from. */
export function PageSection({ page }: { readonly page: Page | undefined }): ReactNode {
  const { t } = useTranslation();
  if (page === undefined) return null;
  return (
    <section className={styles.section}>
      <h3>{t("visitor.page")}</h3>
      {page.title !== undefined && page.title !== "" && (
        <p className={styles.pageTitle}>
          <bdi>{cleanName(page.title)}</bdi>
        </p>
      )}
      <p className={styles.address}>
        <Address url={page.url} />
      </p>
      {page.referrer !== undefined && page.referrer !== "" && (
        <p className={styles.address}>
          <span className={styles.from}>{t("visitor.from")}</span> <Address url={page.referrer} />
        </p>
      )}
    </section>
  );
}

function Address({ url }: { readonly url: string }): ReactNode {
  const href = safeHref(url);
  if (href === undefined) return <bdi>{url}</bdi>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow" title={href}>
      <bdi>{url.replace(/^https?:\/\//u, "")}</bdi>
    </a>
  );
}
