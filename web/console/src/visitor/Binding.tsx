import { Select } from "@mantine/core";
import type { VisitorCard } from "@rapport/client";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { agentName, usePeople } from "../desk/people";
import { rest } from "../rest/rest";
import { useNotices } from "../shared/notices";
import { Fact } from "./VisitorPane";
import styles from "./VisitorPane.module.css";

/** Whom this visitor belongs to: the owner, whom people set, and the last agent, whom the work sets. */
export function Binding({
  visitor,
  conversation,
}: {
  readonly visitor: VisitorCard;
  readonly conversation: string;
}): ReactNode {
  const { t } = useTranslation();
  const people = usePeople();
  const notices = useNotices();
  const told = ownerId(visitor);
  // Shown at once; the server's next word about the visitor replaces it.
  const [chosen, setChosen] = useState<
    { readonly told: string | null; readonly owner: string | null } | undefined
  >(undefined);
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
    notices.show({
      tone: "problem",
      text: t(answer.failure.kind === "unreachable" ? "problem.unreachable" : "visitor.ownerRefused"),
    });
  };

  return (
    <section className={styles.section} data-conversation={conversation}>
      <h3>{t("visitor.binding")}</h3>
      <dl className={styles.facts}>
        <Fact label={t("visitor.owner")}>
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
            comboboxProps={{ withinPortal: true }}
          />
        </Fact>
        <Fact label={t("visitor.lastAgent")}>
          {visitor.lastAgent === undefined ? (
            t("visitor.nobodyYet")
          ) : (
            <bdi>{agentName(people, visitor.lastAgent)}</bdi>
          )}
        </Fact>
      </dl>
    </section>
  );
}

function ownerId(visitor: VisitorCard): string | null {
  if (visitor.owner === undefined) return null;
  return typeof visitor.owner === "string" ? visitor.owner : visitor.owner.id;
}
