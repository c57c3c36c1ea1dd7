import { Button, Group, Modal, Select, Textarea } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDeskState } from "../desk/desk";
import type { BoardState } from "../rest/resources";
import { byWork, standing } from "./figures";
import type { BoardActions, Goal } from "./useBoardActions";

/** Whose conversation goes to somebody else. */
export interface Reassigned {
  readonly conversation: string;
  readonly visitor: string;
}

interface Props {
  readonly board: BoardState;
  readonly actions: BoardActions;
  readonly onClose: () => void;
}

/** Gives a conversation to an agent or a team, with a word that only colleagues see. */
export function ReassignDialog({
  board,
  actions,
  what,
  onClose,
}: Props & { readonly what: Reassigned | undefined }): ReactNode {
  const { t } = useTranslation();
  return (
    <Modal
      opened={what !== undefined}
      onClose={onClose}
      title={t("board.reassignTitle", { visitor: what?.visitor ?? "" })}
      closeButtonProps={{ "aria-label": t("dialog.close") }}
    >
      {what !== undefined && <Form board={board} actions={actions} what={what} onClose={onClose} />}
    </Modal>
  );
}

function Form({ board, actions, what, onClose }: Props & { readonly what: Reassigned }): ReactNode {
  const { t } = useTranslation();
  const holder = useDeskState((state) => state.conversations[what.conversation]?.conversation.agent?.id);
  const [goal, setGoal] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const agents = board.agents.filter(({ id }) => id !== holder).toSorted(byWork);
  const options = [
    {
      group: t("board.agents"),
      items: agents.map((agent) => ({
        value: `agent ${agent.id}`,
        label: t("board.agentOption", { name: agent.name, load: agent.load, capacity: agent.capacity }),
        disabled: standing(agent) !== "online" || agent.load >= agent.capacity,
      })),
    },
    {
      group: t("board.teams"),
      items: board.teams.map(({ id, name }) => ({ value: `team ${id}`, label: name })),
    },
  ].filter(({ items }) => items.length > 0);

  const give = async (): Promise<void> => {
    const to = goalOf(board, goal);
    if (to === undefined) return;
    setBusy(true);
    const given = await actions.give(what.conversation, to, note.trim());
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
      <Select
        label={t("transfer.to")}
        placeholder={t("board.chooseGoal")}
        data={options}
        value={goal}
        onChange={setGoal}
        searchable={agents.length + board.teams.length > 8}
        nothingFoundMessage={t("list.emptyFilter")}
      />
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
        <Button type="submit" disabled={goal === null} loading={busy}>
          {t("board.reassign")}
        </Button>
      </Group>
    </form>
  );
}

function goalOf(board: BoardState, value: string | null): Goal | undefined {
  const [kind, id] = (value ?? "").split(" ");
  const agent = kind === "agent" ? board.agents.find((one) => one.id === id) : undefined;
  if (agent !== undefined) return { agent: agent.id, name: agent.name };
  const team = kind === "team" ? board.teams.find((one) => one.id === id) : undefined;
  return team === undefined ? undefined : { team: team.id, name: team.name };
}
