import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDeskState } from "../desk/desk";
import type { Role } from "../rest/resources";
import { fragmentOf, type Section } from "../shell/route";
import { AgentsSection } from "./AgentsSection";
import { NamedSection } from "./NamedSection";
import { ProfileSection } from "./ProfileSection";
import styles from "./Settings.module.css";
import { SitesSection } from "./SitesSection";

const allowed: Readonly<Record<Role, readonly Section[]>> = {
  agent: ["profile"],
  supervisor: ["profile", "agents"],
  administrator: ["profile", "agents", "teams", "skills", "sites"],
};

/** What one may set depends on the role; everybody has their profile. */
export default function Settings({ section }: { readonly section: Section }): ReactNode {
  const { t } = useTranslation();
  const role = useDeskState((state) => (state.me?.kind === "agent" ? state.me.role : "agent"));
  const shown = allowed[role].includes(section) ? section : "profile";
  return (
    <main className={styles.settings}>
      <nav className={styles.nav} aria-label={t("bar.settings")}>
        {allowed[role].map((name) => (
          <a
            key={name}
            href={fragmentOf({ page: "settings", section: name })}
            aria-current={name === shown ? "page" : undefined}
          >
            {t(`settings.${name}`)}
          </a>
        ))}
      </nav>
      <div className={styles.scroller}>
        <div className={styles.page}>
          <h1 tabIndex={-1}>{t(`settings.${shown}`)}</h1>
          <Shown section={shown} administrator={role === "administrator"} />
        </div>
      </div>
    </main>
  );
}

function Shown({
  section,
  administrator,
}: {
  readonly section: Section;
  readonly administrator: boolean;
}): ReactNode {
  switch (section) {
    case "profile":
      return <ProfileSection />;
    case "agents":
      return <AgentsSection administrator={administrator} />;
    case "teams":
    case "skills":
      return <NamedSection key={section} kind={section} />;
    case "sites":
      return <SitesSection />;
  }
}
