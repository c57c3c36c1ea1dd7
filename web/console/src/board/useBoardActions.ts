import type { Conversation } from "@rapport/client";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "../desk/desk";
import { usePeopleStore } from "../desk/people";
import type { Status } from "../rest/resources";
import { useNotices } from "../shared/notices";
import { go } from "../shell/route";
import { useSetAvailability } from "../shell/useSetAvailability";
import { refusalText, takeRefusalText } from "../thread/actions";
import type { Receiver } from "../thread/receivers";
import { overtaken } from "./ReassignDialog";

export interface BoardActions {
  readonly take: (conversation: string, visitor: string) => Promise<boolean>;
  /** `seen`: the conversation as it was when one decided. */
  readonly give: (seen: Conversation, to: Receiver, note: string) => Promise<boolean>;
  readonly setAvailability: (agent: string, status: Status) => Promise<boolean>;
}

/**
 * What a supervisor does from the board. What is given away goes out with the assignment that was shown: if somebody
 * was faster, it is refused, and the corner says who.
 */
export function useBoardActions(refresh: () => void): BoardActions {
  const { t } = useTranslation();
  const desk = useDesk();
  const people = usePeopleStore();
  const notices = useNotices();
  const setAvailability = useSetAvailability();
  return useMemo(() => {
    const problem = (text: string): void => notices.show({ tone: "problem", text });
    return {
      take: async (conversation, visitor) => {
        const answer = await desk.take(conversation);
        if (answer.ok)
          notices.show({
            tone: "plain",
            text: t("board.taken", { visitor }),
            action: { label: t("board.open"), run: () => go({ page: "inbox", conversation }) },
          });
        else problem(takeRefusalText(t, answer, people));
        refresh();
        return answer.ok;
      },
      give: async (seen, to, note) => {
        const goal = "agent" in to ? { agent: to.agent } : { team: to.team };
        const answer = await desk.transfer(seen.id, goal, note, seen.fence);
        const now = desk.state.value().conversations[seen.id]?.conversation ?? seen;
        if (answer.ok) notices.show({ tone: "plain", text: t("done.transferred", { agent: to.name }) });
        else if (answer.code === "not_assignee") problem(overtaken(t, seen, now) ?? t("board.changed"));
        else problem(refusalText(t, answer, people));
        refresh();
        return answer.ok;
      },
      setAvailability: async (agent, status) => {
        const set = await setAvailability(status, agent);
        if (set) notices.show({ tone: "plain", text: t("done.saved") });
        refresh();
        return set;
      },
    };
  }, [t, desk, people, notices, setAvailability, refresh]);
}
