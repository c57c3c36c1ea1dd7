import { Button, Group, Loader, Modal, Textarea } from "@mantine/core";
import { Users } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDeskState } from "../desk/desk";
import { usePeople } from "../desk/people";
import type { Named, Person } from "../rest/resources";
import { rest } from "../rest/rest";
import { Avatar } from "../shared/Avatar";
import { useView, useViewPart } from "../shell/view";
import { type Receiver, useActions } from "./actions";
import styles from "./TransferDialog.module.css";

/** Gives a conversation to a colleague, with a word that only colleagues see. */
export function TransferDialog({ conversation }: { readonly conversation: string | undefined }): ReactNode {
  const { t } = useTranslation();
  const view = useView();
  const wanted = useViewPart((now) => now.dialog === "transfer");
  const mine = useDeskState((state) => {
    const held = conversation === undefined ? undefined : state.conversations[conversation]?.conversation;
    return held?.state === "assigned" && held.agent?.id === state.me?.id;
  });
  const opened = wanted && mine && conversation !== undefined;
  const shut = (): void => view.set((now) => ({ ...now, dialog: "none" }));
  // A conversation that left meanwhile takes the dialog along, also for the next time.
  useEffect(() => {
    if (wanted && !mine) view.set((now) => ({ ...now, dialog: "none" }));
  }, [wanted, mine, view]);
  return (
    <Modal
      opened={opened}
      onClose={shut}
      title={t("transfer.title")}
      closeButtonProps={{ "aria-label": t("dialog.close") }}
    >
      {opened && <Form conversation={conversation} onDone={shut} />}
    </Modal>
  );
}

function Form({
  conversation,
  onDone,
}: {
  readonly conversation: string;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const actions = useActions();
  const me = useDeskState((state) => state.me?.id);
  const people = usePeople();
  const [to, setTo] = useState<Receiver | undefined>(undefined);
  const teams = useTeams();
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const others = people.filter((person) => person.id !== me && person.disabled !== true).toSorted(byUse);

  const give = async (): Promise<void> => {
    if (to === undefined) return;
    setBusy(true);
    const given = await actions.transfer(conversation, to, note.trim());
    setBusy(false);
    if (given) onDone();
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      {people.length === 0 ? (
        <Loader size="sm" color="gray" />
      ) : others.length === 0 && teams.length === 0 ? (
        <p>{t("transfer.nobody")}</p>
      ) : (
        <fieldset className={styles.people}>
          <legend className="only-heard">{t("transfer.to")}</legend>
          {others.map((person) => (
            <Choice
              key={person.id}
              person={person}
              chosen={to !== undefined && "agent" in to && to.agent === person.id}
              onChoose={() => setTo({ agent: person.id })}
            />
          ))}
          {teams.length > 0 && <p className={styles.heading}>{t("transfer.teams")}</p>}
          {teams.map((team) => (
            <TeamChoice
              key={team.id}
              team={team}
              members={people.filter((person) => person.teams?.includes(team.id) === true)}
              chosen={to !== undefined && "team" in to && to.team === team.id}
              onChoose={() => setTo({ team: team.id, name: team.name })}
            />
          ))}
        </fieldset>
      )}
      <Textarea
        mt="md"
        label={t("transfer.note")}
        description={t("transfer.noteHint")}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        rows={3}
        maxLength={4000}
      />
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onDone}>
          {t("dialog.cancel")}
        </Button>
        <Button type="submit" disabled={to === undefined} loading={busy}>
          {t("action.transfer")}
        </Button>
      </Group>
    </form>
  );
}

/** The teams there are; none until the server has told. */
function useTeams(): readonly Named[] {
  const [teams, setTeams] = useState<readonly Named[]>([]);
  useEffect(() => {
    void rest.teams().then((answer) => answer.ok && setTeams(answer.value.teams));
  }, []);
  return teams;
}

/** A team can be chosen when nobody of it is there, too: then the conversation waits for it. */
function TeamChoice({
  team,
  members,
  chosen,
  onChoose,
}: {
  readonly team: Named;
  readonly members: readonly Person[];
  readonly chosen: boolean;
  readonly onChoose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const able = members.filter(eligible).length;
  return (
    <label className={styles.person} data-chosen={chosen} data-able={true}>
      <input type="radio" name="agent" value={team.id} checked={chosen} onChange={onChoose} />
      <span className={styles.team}>
        <Users size={15} />
      </span>
      <bdi className={styles.name}>{team.name}</bdi>
      <span className={styles.state}>
        {able > 0 ? t("transfer.free", { count: able }) : t("transfer.waits")}
      </span>
    </label>
  );
}

function Choice({
  person,
  chosen,
  onChoose,
}: {
  readonly person: Person;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const able = eligible(person);
  return (
    <label className={styles.person} data-chosen={chosen} data-able={able}>
      <input
        type="radio"
        name="agent"
        value={person.id}
        checked={chosen}
        disabled={!able}
        onChange={onChoose}
      />
      <Avatar name={person.name} present={person.status} size={28} />
      <bdi className={styles.name}>{person.name}</bdi>
      <span className={styles.state}>
        {t(`availability.${person.status}`)} ·{" "}
        {t("availability.load", { load: person.load, capacity: person.capacity })}
      </span>
    </label>
  );
}

function eligible(person: Person): boolean {
  return person.status === "online" && person.load < person.capacity;
}

/** Who can take it first, the freest of them on top. */
function byUse(a: Person, b: Person): number {
  const share = (person: Person): number => (person.capacity === 0 ? 1 : person.load / person.capacity);
  return Number(eligible(b)) - Number(eligible(a)) || share(a) - share(b) || a.name.localeCompare(b.name);
}
