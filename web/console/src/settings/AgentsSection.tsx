import { Button } from "@mantine/core";
import { Plus } from "lucide-react";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePeopleStore } from "../desk/people";
import type { Person } from "../rest/resources";
import { rest } from "../rest/rest";
import { Avatar } from "../shared/Avatar";
import { useStore } from "../shared/store";
import { AgentDialog } from "./AgentDialog";
import { DeleteDialog } from "./DeleteDialog";
import { listed } from "./listed";
import { PersonMenu } from "./PersonMenu";
import styles from "./Settings.module.css";
import { Unanswered } from "./Unanswered";
import { here, useAsked } from "./useAsked";

const refreshMs = 5_000;

/** Everybody who answers here: what they do right now, and (for administrators) what they may. */
export function AgentsSection({ administrator }: { readonly administrator: boolean }): ReactNode {
  const { t } = useTranslation();
  const store = usePeopleStore();
  const people = useStore(store);
  const [dialog, setDialog] = useState<"none" | "new" | Person>("none");
  const [leaving, setLeaving] = useState<Person | undefined>(undefined);
  const [askedTeams, loadTeams] = useAsked(rest.teams);
  const [askedSkills, loadSkills] = useAsked(rest.skills);
  const [askedPeople, loadPeople] = useAsked(
    useCallback(async () => {
      const failure = await store.refresh();
      return failure === undefined
        ? { ok: true as const, value: undefined }
        : { ok: false as const, failure };
    }, [store]),
  );
  const teams = here(askedTeams)?.teams;
  const skills = here(askedSkills)?.skills;
  useEffect(() => {
    const timer = setInterval(() => void loadPeople(), refreshMs);
    return () => clearInterval(timer);
  }, [loadPeople]);
  // Without knowing which teams there are, a dialog would say that there are none.
  const ready = teams !== undefined && skills !== undefined;
  return (
    <>
      <div className={styles.head}>
        <p className={styles.muted}>{t("agents.intro")}</p>
        {administrator && (
          <Button
            className={styles.add}
            leftSection={<Plus size={15} />}
            disabled={!ready}
            onClick={() => setDialog("new")}
          >
            {t("agents.add")}
          </Button>
        )}
      </div>
      <Unanswered
        asked={[askedPeople, askedTeams, askedSkills]}
        quiet={people.length > 0}
        onAgain={() => {
          void loadPeople();
          void loadTeams();
          void loadSkills();
        }}
      />
      <div className={styles.tableFrame}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("agents.name")}</th>
              <th scope="col">{t("agents.role")}</th>
              <th scope="col" className={styles.roomy}>
                {t("agents.teams")}
              </th>
              <th scope="col" className={styles.roomy}>
                {t("agents.status")}
              </th>
              <th scope="col">{t("agents.load")}</th>
              <th scope="col">
                <span className="only-heard">{t("agents.actions")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                teams={
                  teams === undefined
                    ? "…"
                    : listed(
                        t,
                        teams.filter(({ id }) => person.teams?.includes(id) === true),
                      )
                }
                ready={ready}
                administrator={administrator}
                onEdit={() => setDialog(person)}
                onDelete={() => setLeaving(person)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {dialog !== "none" && ready && (
        <AgentDialog
          person={dialog === "new" ? undefined : dialog}
          teams={teams}
          skills={skills}
          onClose={() => setDialog("none")}
        />
      )}
      {leaving !== undefined && (
        <DeleteDialog
          name={leaving.name}
          consequences={[
            ...(leaving.load > 0 ? [t("agents.losesLoad", { count: leaving.load })] : []),
            t("agents.losesLogin"),
            t("agents.keepsHistory"),
          ]}
          run={() => rest.deleteAgent(leaving)}
          onClose={() => setLeaving(undefined)}
          onDone={() => {
            setLeaving(undefined);
            void store.refresh();
          }}
        />
      )}
    </>
  );
}

function PersonRow({
  person,
  teams,
  ready,
  administrator,
  onEdit,
  onDelete,
}: {
  readonly person: Person;
  readonly teams: string;
  readonly ready: boolean;
  readonly administrator: boolean;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <tr data-disabled={person.disabled === true}>
      <td>
        <span className={styles.person}>
          <Avatar name={person.name} size={28} present={person.status} />
          <span>
            <bdi>{person.name}</bdi>
            <small>
              <bdi>{person.login}</bdi>
            </small>
          </span>
        </span>
      </td>
      <td>{t(`role.${person.role}`)}</td>
      <td className={styles.roomy}>{teams}</td>
      <td className={styles.roomy}>
        {person.disabled === true ? t("agents.disabled") : t(`availability.${person.status}`)}
      </td>
      <td className={styles.number}>
        {t("availability.load", { load: person.load, capacity: person.capacity })}
      </td>
      <td>
        <PersonMenu
          person={person}
          administrator={administrator}
          onEdit={ready ? onEdit : undefined}
          onDelete={onDelete}
        />
      </td>
    </tr>
  );
}
