import type { Availability, State } from "@rapport/client";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "../desk/desk";
import { usePeopleStore } from "../desk/people";
import { servedBy } from "../inbox/listing";
import { useNotices } from "../shared/notices";
import { refusalText } from "../thread/actions";
import { useView } from "./view";

/** What somebody can be set to, in the order of all menus. */
export const statuses: readonly Availability[] = ["online", "away", "offline"];

/** Who goes offline although they have conversations, and what was answered to the question whether they shall. */
export interface GoingOffline {
  readonly agent: string;
  /** Undefined for oneself. */
  readonly name: string | undefined;
  readonly answer: (status: Availability | undefined) => void;
}

/**
 * Changes my own availability, or as a supervisor somebody else's. Going offline with conversations is asked about
 * first, wherever it was chosen. True once it is so.
 */
export function useSetAvailability(): (status: Availability, agent?: string) => Promise<boolean> {
  const { t } = useTranslation();
  const desk = useDesk();
  const people = usePeopleStore();
  const notices = useNotices();
  const view = useView();
  return useMemo(() => {
    const asked = (agent: string, name: string | undefined): Promise<Availability | undefined> =>
      new Promise((resolve) => {
        view.value().goingOffline?.answer(undefined);
        const answer = (status: Availability | undefined): void => {
          view.set((now) => ({ ...now, goingOffline: undefined }));
          resolve(status);
        };
        view.set((now) => ({ ...now, goingOffline: { agent, name, answer } }));
      });
    return async (status, agent) => {
      const state = desk.state.value();
      const mine = agent === undefined || agent === state.me?.id;
      const whose = agent ?? state.me?.id ?? "";
      const served = servedBy(state, whose).length;
      const chosen =
        status === "offline" && served > 0
          ? await asked(whose, mine ? undefined : nameOfHolder(state, whose))
          : status;
      if (chosen === undefined) return false;
      const answer = await (mine ? desk.availability(chosen) : desk.availability(chosen, whose));
      if (!answer.ok) notices.show({ tone: "problem", text: refusalText(t, answer, people) });
      return answer.ok;
    };
  }, [t, desk, people, notices, view]);
}

/** Whoever serves somebody is named with what they serve. */
function nameOfHolder(state: State, agent: string): string {
  return servedBy(state, agent)[0]?.held.conversation.agent?.name ?? agent;
}
