import type { Availability } from "@rapport/client";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "../desk/desk";
import { usePeopleStore } from "../desk/people";
import { useNotices } from "../shared/notices";
import { refusalText } from "../thread/actions";

/** To whom a conversation goes. */
export type Goal =
  | { readonly agent: string; readonly name: string }
  | { readonly team: string; readonly name: string };

export interface BoardActions {
  readonly take: (conversation: string, visitor: string) => Promise<boolean>;
  readonly give: (conversation: string, to: Goal, note: string) => Promise<boolean>;
  readonly setAvailability: (agent: string, status: Availability) => Promise<boolean>;
}

/**
 * What a supervisor does from the board. Each goes out with the assignment that is shown: if somebody was faster, it is
 * refused, and the corner says who.
 */
export function useBoardActions(refresh: () => void): BoardActions {
  const { t } = useTranslation();
  const desk = useDesk();
  const people = usePeopleStore();
  const notices = useNotices();
  return useMemo(() => {
    const done = (answer: Awaited<ReturnType<typeof desk.take | typeof desk.availability>>, text: string) => {
      notices.show(
        answer.ok ? { tone: "plain", text } : { tone: "problem", text: refusalText(t, answer, people) },
      );
      refresh();
      return answer.ok;
    };
    return {
      take: async (conversation, visitor) =>
        done(await desk.take(conversation), t("board.taken", { visitor })),
      give: async (conversation, to, note) =>
        done(
          await desk.transfer(conversation, "agent" in to ? { agent: to.agent } : { team: to.team }, note),
          t("done.transferred", { agent: to.name }),
        ),
      setAvailability: async (agent, status) => {
        const mine = desk.state.value().me?.id === agent;
        const answer = mine ? await desk.availability(status) : await desk.availability(status, agent);
        return done(answer, t("done.saved"));
      },
    };
  }, [t, desk, people, notices, refresh]);
}
