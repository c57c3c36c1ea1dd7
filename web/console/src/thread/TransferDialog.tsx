import { Loader, Modal } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDeskState } from "../desk/desk";
import { usePeople } from "../desk/people";
import type { Named, Person } from "../rest/resources";
import { rest } from "../rest/rest";
import { useView, useViewPart } from "../shell/view";
import { useActions } from "./actions";
import { HandOverForm } from "./HandOverForm";
import type { Colleague } from "./receivers";

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
  const teams = useTeams();
  if (people.length === 0) return <Loader size="sm" color="gray" />;
  return (
    <HandOverForm
      colleagues={people.filter((person) => person.disabled !== true).map(colleague)}
      teams={teams}
      giver={me}
      submit={t("action.transfer")}
      onGive={(to, note) => actions.transfer(conversation, to, note)}
      onClose={onDone}
    />
  );
}

function colleague({ id, name, status, load, capacity, teams = [] }: Person): Colleague {
  return { id, name, standing: status, load, capacity, teams };
}

/** The teams there are; none until the server has told. */
function useTeams(): readonly Named[] {
  const [teams, setTeams] = useState<readonly Named[]>([]);
  useEffect(() => {
    void rest.teams().then((answer) => answer.ok && setTeams(answer.value.teams));
  }, []);
  return teams;
}
