import { Button } from "@mantine/core";
import { Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Site } from "../rest/resources";
import { rest } from "../rest/rest";
import { DeleteDialog } from "./DeleteDialog";
import { NewSiteDialog } from "./NewSiteDialog";
import styles from "./Settings.module.css";
import { SiteCard } from "./SiteCard";
import { Unanswered } from "./Unanswered";
import { here, useAsked } from "./useAsked";

/** The websites that carry the widget. */
export function SitesSection(): ReactNode {
  const { t } = useTranslation();
  const [asked, load, setSites] = useAsked(rest.sites);
  const [askedTeams, loadTeams] = useAsked(rest.teams);
  const [askedSkills, loadSkills] = useAsked(rest.skills);
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Site | undefined>(undefined);
  const sites = here(asked)?.sites;
  const teams = here(askedTeams)?.teams;
  const skills = here(askedSkills)?.skills;

  const changed = (site: Site): void =>
    setSites((now) => ({ sites: now.sites.map((one) => (one.id === site.id ? site : one)) }));

  return (
    <>
      <div className={styles.head}>
        <p className={styles.muted}>{t("sites.intro")}</p>
        <Button className={styles.add} leftSection={<Plus size={15} />} onClick={() => setAdding(true)}>
          {t("sites.add")}
        </Button>
      </div>
      <Unanswered
        asked={[asked, askedTeams, askedSkills]}
        onAgain={() => {
          void load();
          void loadTeams();
          void loadSkills();
        }}
      />
      {sites?.length === 0 && <p className={styles.empty}>{t("sites.none")}</p>}
      {teams !== undefined &&
        skills !== undefined &&
        sites?.map((site) => (
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
