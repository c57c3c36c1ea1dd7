import type { Attributes as Given } from "@rapport/client";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { cleanName } from "../shared/names";
import styles from "./VisitorPane.module.css";

/** What the site told about the visitor, under the site's own names. */
export function Attributes({ attributes }: { readonly attributes: Given | undefined }): ReactNode {
  const { t } = useTranslation();
  const all = Object.entries(attributes ?? {});
  if (all.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3>{t("visitor.attributes")}</h3>
      <dl className={styles.facts}>
        {all.map(([name, value]) => (
          <div className={styles.fact} key={name}>
            <dt>
              <bdi>{cleanName(name)}</bdi>
            </dt>
            <dd>
              <bdi>{typeof value === "string" ? value : JSON.stringify(value)}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
