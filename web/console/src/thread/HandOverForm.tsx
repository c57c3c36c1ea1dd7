import { Button, Group, Textarea, TextInput } from "@mantine/core";
import { Users } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Named } from "../rest/resources";
import { Avatar } from "../shared/Avatar";
import styles from "./HandOver.module.css";
import { able, byUse, type Colleague, freeIn, named, type Receiver } from "./receivers";

/** From so many on they are looked for by name. */
const many = 8;
/** So many are drawn at most. */
const most = 50;

/** To whom, with a word that only colleagues see: the same for one's own conversation and for another's. */
export function HandOverForm({
  colleagues,
  teams,
  giver,
  trouble,
  submit,
  onGive,
  onClose,
}: {
  readonly colleagues: readonly Colleague[];
  readonly teams: readonly Named[];
  /** Who has it now. */
  readonly giver: string | undefined;
  /** Why it can no longer be given. */
  readonly trouble?: string | undefined;
  readonly submit: string;
  readonly onGive: (to: Receiver, note: string) => Promise<boolean>;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const [to, setTo] = useState<Receiver | undefined>(undefined);
  const [letters, setLetters] = useState("");
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const others = colleagues.filter(({ id }) => id !== giver).toSorted(byUse);
  const found = named(others, letters);
  const foundTeams = named(teams, letters);

  const give = async (): Promise<void> => {
    if (to === undefined) return;
    setBusy(true);
    const given = await onGive(to, note.trim());
    setBusy(false);
    if (given) onClose();
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      {trouble !== undefined && (
        <p className={styles.trouble} role="alert">
          {trouble}
        </p>
      )}
      {others.length === 0 && teams.length === 0 ? (
        <p>{t("transfer.nobody")}</p>
      ) : (
        <>
          {others.length + teams.length > many && (
            <TextInput
              mb="xs"
              type="search"
              aria-label={t("transfer.find")}
              placeholder={t("transfer.find")}
              value={letters}
              onChange={(event) => setLetters(event.currentTarget.value)}
            />
          )}
          <fieldset className={styles.people}>
            <legend className="only-heard">{t("transfer.to")}</legend>
            {found.slice(0, most).map((one) => (
              <Choice
                key={one.id}
                colleague={one}
                chosen={to !== undefined && "agent" in to && to.agent === one.id}
                onChoose={() => setTo({ agent: one.id, name: one.name })}
              />
            ))}
            {found.length > most && (
              <p className={styles.heading}>{t("transfer.more", { count: found.length - most })}</p>
            )}
            {foundTeams.length > 0 && <p className={styles.heading}>{t("transfer.teams")}</p>}
            {foundTeams.map((team) => (
              <TeamChoice
                key={team.id}
                team={team}
                free={freeIn(team, colleagues, giver)}
                chosen={to !== undefined && "team" in to && to.team === team.id}
                onChoose={() => setTo({ team: team.id, name: team.name })}
              />
            ))}
            {found.length + foundTeams.length === 0 && (
              <p className={styles.heading}>{t("list.emptyFilter")}</p>
            )}
          </fieldset>
        </>
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
        <Button variant="default" onClick={onClose}>
          {t("dialog.cancel")}
        </Button>
        <Button type="submit" disabled={to === undefined || trouble !== undefined} loading={busy}>
          {submit}
        </Button>
      </Group>
    </form>
  );
}

/** A team can be chosen when nobody of it is there, too: then the conversation waits for it. */
function TeamChoice({
  team,
  free,
  chosen,
  onChoose,
}: {
  readonly team: Named;
  readonly free: number;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <label className={styles.person} data-chosen={chosen} data-able={true}>
      <input type="radio" name="agent" value={team.id} checked={chosen} onChange={onChoose} />
      <span className={styles.team}>
        <Users size={15} />
      </span>
      <bdi className={styles.name}>{team.name}</bdi>
      <span className={styles.state}>
        {free > 0 ? t("transfer.free", { count: free }) : t("transfer.waits")}
      </span>
    </label>
  );
}

function Choice({
  colleague,
  chosen,
  onChoose,
}: {
  readonly colleague: Colleague;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { id, name, standing, load, capacity } = colleague;
  const free = able(colleague);
  return (
    <label className={styles.person} data-chosen={chosen} data-able={free}>
      <input type="radio" name="agent" value={id} checked={chosen} disabled={!free} onChange={onChoose} />
      <Avatar
        name={name}
        present={standing === "online" || standing === "away" ? standing : "offline"}
        size={28}
      />
      <bdi className={styles.name}>{name}</bdi>
      <span className={styles.state}>
        {t(`availability.${standing}`)} · {t("availability.load", { load, capacity })}
      </span>
    </label>
  );
}
