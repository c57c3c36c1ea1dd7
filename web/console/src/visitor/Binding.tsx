import { Select } from "@mantine/core";
import type { VisitorCard } from "@rapport/client";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDeskState } from "../desk/desk";
import { agentName, usePeople } from "../desk/people";
import type { Person } from "../rest/resources";
import { rest } from "../rest/rest";
import { useNotices } from "../shared/notices";
import { overseeing } from "../thread/voice";
import { Fact } from "./Fact";
import styles from "./VisitorPane.module.css";

/** Whom this visitor belongs to: the owner, whom supervisors set, and the last agent, whom the work sets. */
export function Binding({ visitor }: { readonly visitor: VisitorCard }): ReactNode {
  const { t } = useTranslation();
  const people = usePeople();
  const oversees = useDeskState(overseeing);
  const { owner, lastAgent } = visitor;
  return (
    <section className={styles.section}>
      <h3>{t("visitor.binding")}</h3>
      <dl className={styles.facts}>
        <Fact label={t("visitor.owner")}>
          {oversees ? (
            <OwnerChoice visitor={visitor} people={people} />
          ) : owner === undefined ? (
            t("visitor.noOwner")
          ) : (
            <bdi>{agentName(people, owner)}</bdi>
          )}
        </Fact>
        <Fact label={t("visitor.lastAgent")}>
          {lastAgent === undefined ? t("visitor.nobodyYet") : <bdi>{agentName(people, lastAgent)}</bdi>}
        </Fact>
      </dl>
    </section>
  );
}

type Chosen = { readonly told: string | null; readonly owner: string | null };

function OwnerChoice({
  visitor,
  people,
}: {
  readonly visitor: VisitorCard;
  readonly people: readonly Person[];
}): ReactNode {
  const { t } = useTranslation();
  const notices = useNotices();
  const told = ownerId(visitor);
  // Shown at once; the server's next word about the visitor replaces it.
  const [chosen, setChosen] = useState<Chosen | undefined>(undefined);
  const owner = chosen !== undefined && chosen.told === told ? chosen.owner : told;
  const options = people
    .filter((person) => person.disabled !== true || person.id === owner)
    .map((person) => ({ value: person.id, label: person.name }));

  const choose = async (agent: string | null): Promise<void> => {
    const before = chosen;
    setChosen({ told, owner: agent });
    const answer = await rest.setOwner(visitor.id, agent ?? undefined);
    if (answer.ok) return;
    setChosen(before);
    const unreachable = answer.failure.kind === "unreachable";
    notices.show({ tone: "problem", text: t(unreachable ? "problem.unreachable" : "visitor.ownerRefused") });
  };

  return (
    <Select
      size="xs"
      aria-label={t("visitor.owner")}
      placeholder={t("visitor.noOwner")}
      data={options}
      value={owner}
      onChange={(value) => void choose(value)}
      clearable
      searchable={options.length > 8}
      nothingFoundMessage={t("list.emptyFilter")}
      clearButtonProps={{ "aria-label": t("visitor.clearOwner") }}
    />
  );
}

function ownerId({ owner }: VisitorCard): string | null {
  return owner === undefined ? null : typeof owner === "string" ? owner : owner.id;
}
