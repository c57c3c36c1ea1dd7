import { ActionIcon, Button, Group, TextInput } from "@mantine/core";
import { Pencil, Plus, Trash2 } from "lucide-react";
import { type ReactNode, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePeople, usePeopleStore } from "../desk/people";
import type { Named, Person, Site } from "../rest/resources";
import { type NamedKind, rest } from "../rest/rest";
import { DeleteDialog } from "./DeleteDialog";
import { Dialog } from "./Dialog";
import { useEditing } from "./editing";
import { listed } from "./listed";
import styles from "./Settings.module.css";
import { Trouble } from "./Trouble";
import { Unanswered } from "./Unanswered";
import { here, useAsked } from "./useAsked";

type Open = { readonly what: "none" | "new" } | { readonly what: "rename" | "delete"; readonly one: Named };

const unnamed: Named = { id: "", name: "" };

/** Teams, or skills: what there is, who has it, and which sites ask for it. */
export function NamedSection({ kind }: { readonly kind: NamedKind }): ReactNode {
  const { t } = useTranslation();
  const [asked, load] = useAsked(
    useCallback(async () => {
      const answer = await rest[kind]();
      return answer.ok ? { ok: true as const, value: listOf(answer.value) } : answer;
    }, [kind]),
  );
  const [sites, loadSites] = useAsked(rest.sites);
  const people = usePeople();
  const store = usePeopleStore();
  const [open, setOpen] = useState<Open>({ what: "none" });
  const shut = (): void => setOpen({ what: "none" });
  const done = (): void => {
    shut();
    void load();
    void store.refresh();
  };
  const all = here(asked) ?? [];
  const asking = here(sites)?.sites ?? [];
  return (
    <>
      <div className={styles.head}>
        <p className={styles.muted}>{t(`named.intro.${kind}`)}</p>
        <Button
          className={styles.add}
          leftSection={<Plus size={15} />}
          onClick={() => setOpen({ what: "new" })}
        >
          {t(`named.add.${kind}`)}
        </Button>
      </div>
      <Unanswered
        asked={[asked, sites]}
        quiet={all.length > 0}
        onAgain={() => {
          void load();
          void loadSites();
        }}
      />
      {asked.at === "here" && all.length === 0 && <p className={styles.empty}>{t(`named.none.${kind}`)}</p>}
      {all.length > 0 && (
        <div className={styles.tableFrame}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t("named.name")}</th>
                <th scope="col">{t(`named.who.${kind}`)}</th>
                <th scope="col" className={styles.roomy}>
                  {t("named.sites")}
                </th>
                <th scope="col">
                  <span className="only-heard">{t("agents.actions")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {all.map((one) => (
                <tr key={one.id}>
                  <td>
                    <bdi className={styles.strong}>{one.name}</bdi>
                  </td>
                  <td>
                    {listed(
                      t,
                      people.filter((person) => has(person, kind, one.id)),
                    )}
                  </td>
                  <td className={styles.roomy}>
                    {sites.at === "here"
                      ? listed(
                          t,
                          asking.filter((site) => asks(site, kind, one.id)),
                        )
                      : "…"}
                  </td>
                  <td className={styles.rowActions}>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t("named.rename", { name: one.name })}
                      onClick={() => setOpen({ what: "rename", one })}
                    >
                      <Pencil size={15} />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t("named.delete", { name: one.name })}
                      onClick={() => setOpen({ what: "delete", one })}
                    >
                      <Trash2 size={15} />
                    </ActionIcon>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {open.what === "new" && <NamedDialog kind={kind} one={unnamed} onClose={shut} onDone={done} />}
      {open.what === "rename" && <NamedDialog kind={kind} one={open.one} onClose={shut} onDone={done} />}
      {open.what === "delete" && (
        <DeleteDialog
          name={open.one.name}
          consequences={consequences(t, kind, {
            agents: people.filter((person) => has(person, kind, open.one.id)).length,
            sites: asking.filter((site) => asks(site, kind, open.one.id)).map(({ name }) => name),
          })}
          run={() => rest.deleteNamed(kind, open.one)}
          onClose={shut}
          onDone={done}
        />
      )}
    </>
  );
}

/** Makes one, if it has no id yet, or gives it another name. */
function NamedDialog({
  kind,
  one,
  onClose,
  onDone,
}: {
  readonly kind: NamedKind;
  readonly one: Named;
  readonly onClose: () => void;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const editing = useEditing({
    thing: one,
    draftOf: ({ name }: Named) => ({ name }),
    fields: ["name"],
    save: (seen, { name }) =>
      seen.id === "" ? rest.addNamed(kind, name) : rest.renameNamed(kind, seen, name),
    reload: ({ id }) => rest.named(kind, id),
    onSaved: onDone,
  });
  return (
    <Dialog
      typing
      onClose={onClose}
      title={one.id === "" ? t(`named.add.${kind}`) : t("named.rename", { name: one.name })}
    >
      <form className={styles.form} onSubmit={editing.submit}>
        <Trouble editing={editing} />
        <TextInput
          label={t("named.name")}
          description={t(`named.nameHint.${kind}`)}
          error={editing.error("name")}
          value={editing.draft.name}
          onChange={(event) => editing.set({ name: event.currentTarget.value })}
          maxLength={200}
          data-autofocus
          required
          withAsterisk={false}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("dialog.cancel")}
          </Button>
          <Button type="submit" loading={editing.busy}>
            {t("dialog.save")}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}

function listOf(
  answer: { readonly teams: readonly Named[] } | { readonly skills: readonly Named[] },
): readonly Named[] {
  return "teams" in answer ? answer.teams : answer.skills;
}

function has(person: Person, kind: NamedKind, id: string): boolean {
  return kind === "teams"
    ? (person.teams ?? []).includes(id)
    : (person.skills ?? []).some(({ skill }) => skill === id);
}

function asks({ policy: { requirements } }: Site, kind: NamedKind, id: string): boolean {
  return kind === "teams"
    ? requirements?.team === id
    : (requirements?.skills ?? []).some(({ skill }) => skill === id);
}

function consequences(
  t: ReturnType<typeof useTranslation>["t"],
  kind: NamedKind,
  { agents, sites }: { readonly agents: number; readonly sites: readonly string[] },
): readonly string[] {
  return [
    ...(agents > 0 ? [t(`named.losesAgents.${kind}`, { count: agents })] : []),
    ...(sites.length > 0 ? [t(`named.losesSites.${kind}`, { sites: sites.join(t("list.comma")) })] : []),
    t("delete.forGood"),
  ];
}
