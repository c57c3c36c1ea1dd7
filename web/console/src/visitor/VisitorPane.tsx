import { ActionIcon } from "@mantine/core";
import type { Held } from "@rapport/client";
import { BadgeCheck, X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDeskState } from "../desk/desk";
import { Avatar } from "../shared/Avatar";
import { cleanName, givenName } from "../shared/names";
import { useView } from "../shell/view";
import { overseeing } from "../thread/voice";
import { Attributes } from "./Attributes";
import { Binding } from "./Binding";
import { Decisions } from "./Decisions";
import { EarlierCycles } from "./EarlierCycles";
import { Fact } from "./Fact";
import { PageSection } from "./PageSection";
import { RoutingSection } from "./RoutingSection";
import { useVisitorName } from "./useVisitorName";
import styles from "./VisitorPane.module.css";

/** The right pane: who it is, where they are, whose they are, and what was before. */
export function VisitorPane({ held }: { readonly held: Held }): ReactNode {
  const { t } = useTranslation();
  const view = useView();
  const name = useVisitorName(held.conversation);
  const visitor = held.conversation.visitor;
  const oversees = useDeskState(overseeing);
  return (
    <aside className={styles.pane} aria-label={t("visitor.label")}>
      <header className={styles.header}>
        <h2>{t("visitor.label")}</h2>
        <ActionIcon
          className={styles.close}
          variant="subtle"
          color="gray"
          aria-label={t("visitor.close")}
          onClick={() => view.set((now) => ({ ...now, visitorPane: false }))}
        >
          <X size={17} />
        </ActionIcon>
      </header>
      <div className={styles.scroller}>
        <section className={styles.identity}>
          <Avatar
            name={givenName(visitor)}
            size={44}
            present={visitor === undefined ? undefined : visitor.present ? "online" : "offline"}
          />
          <div className={styles.identityText}>
            <bdi className={styles.name}>{name}</bdi>
            {visitor !== undefined && (
              <span className={styles.verified} data-verified={visitor.identified}>
                {visitor.identified && <BadgeCheck size={14} aria-hidden="true" />}
                {t(visitor.identified ? "visitor.identified" : "visitor.unverified")}
              </span>
            )}
          </div>
        </section>
        {visitor !== undefined && (
          <>
            <dl className={styles.facts}>
              <Fact label={t("visitor.presence")}>
                {t(visitor.present ? "visitor.present" : "visitor.gone")}
              </Fact>
              {visitor.email !== undefined && (
                <Fact label={t("visitor.email")}>
                  <bdi>{cleanName(visitor.email)}</bdi>
                </Fact>
              )}
              {visitor.locale !== undefined && (
                <Fact label={t("visitor.language")}>{languageName(visitor.locale, t("languageTag"))}</Fact>
              )}
            </dl>
            <PageSection page={visitor.page} />
            <Binding visitor={visitor} />
            <EarlierCycles held={held} earlier={visitor.earlier ?? []} />
            <Attributes attributes={visitor.attributes} />
          </>
        )}
        {oversees && held.conversation.state !== "idle" && (
          <RoutingSection
            key={`${held.conversation.id} ${held.conversation.cycle}`}
            conversation={held.conversation.id}
          />
        )}
        {oversees && (
          <Decisions
            conversation={held.conversation.id}
            fence={held.conversation.fence}
            state={held.conversation.state}
          />
        )}
      </div>
    </aside>
  );
}

/** The language of a BCP 47 tag by its name; what no browser knows stays as it came. */
function languageName(tag: string, language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
