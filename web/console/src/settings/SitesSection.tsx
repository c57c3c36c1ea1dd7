import { Button, Loader } from "@mantine/core";
import { Plus } from "lucide-react";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Site } from "../rest/resources";
import { rest } from "../rest/rest";
import { DeleteDialog } from "./DeleteDialog";
import { failureText } from "./failureText";
import { NewSiteDialog } from "./NewSiteDialog";
import styles from "./Settings.module.css";
import { SiteCard } from "./SiteCard";
import { here, useAsked } from "./useAsked";

type Asked =
  | { readonly at: "asking" }
  | { readonly at: "here"; readonly sites: readonly Site[] }
  | { readonly at: "refused"; readonly why: string };

/** The websites that carry the widget. */
export function SitesSection(): ReactNode {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked>({ at: "asking" });
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Site | undefined>(undefined);
  const teams = here(useAsked(rest.teams)[0])?.teams;
  const skills = here(useAsked(rest.skills)[0])?.skills;

  const load = useCallback(async (): Promise<void> => {
    const answer = await rest.sites();
    setAsked(
      answer.ok
        ? { at: "here", sites: answer.value.sites }
        : { at: "refused", why: failureText(t, answer.failure) },
    );
  }, [t]);
  useEffect(() => void load(), [load]);

  const changed = (site: Site): void =>
    setAsked((now) =>
      now.at === "here" ? { ...now, sites: now.sites.map((one) => (one.id === site.id ? site : one)) } : now,
    );

  return (
    <>
      <div className={styles.head}>
        <p className={styles.muted}>{t("sites.intro")}</p>
        <Button className={styles.add} leftSection={<Plus size={15} />} onClick={() => setAdding(true)}>
          {t("sites.add")}
        </Button>
      </div>
      {asked.at === "asking" && <Loader size="sm" color="gray" />}
      {asked.at === "refused" && <p className={styles.problem}>{asked.why}</p>}
      {asked.at === "here" && asked.sites.length === 0 && <p className={styles.empty}>{t("sites.none")}</p>}
      {asked.at === "here" &&
        teams !== undefined &&
        skills !== undefined &&
        asked.sites.map((site) => (
          <SiteCard
            key={site.id}
            site={site}
            teams={teams}
            skills={skills}
            onChanged={changed}
            onDelete={() => setLeaving(site)}
          />
        ))}
      {leaving !== undefined && (
        <DeleteDialog
          name={leaving.name}
          consequences={[
            t("sites.losesVisitors"),
            t("sites.losesWaiting"),
            t("sites.keepsAssigned"),
            t("delete.forGood"),
          ]}
          run={() => rest.deleteSite(leaving)}
          onClose={() => setLeaving(undefined)}
          onDone={() => {
            setLeaving(undefined);
            void load();
          }}
        />
      )}
      {adding && (
        <NewSiteDialog
          onClose={() => setAdding(false)}
          onAdded={() => {
            setAdding(false);
            void load();
          }}
        />
      )}
    </>
  );
}
