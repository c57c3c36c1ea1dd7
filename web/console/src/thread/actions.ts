import type { Refusal } from "@rapport/client";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Desk, useDesk } from "../desk/desk";
import { agentName, type People, usePeopleStore } from "../desk/people";
import { listsOf, neighbour } from "../inbox/listing";
import { type Notices, useNotices } from "../shared/notices";
import type { Store } from "../shared/store";
import { go } from "../shell/route";
import { useView, type View } from "../shell/view";
import type { Receiver } from "./receivers";

/** What one can do with a conversation; each says in the corner if it could not be done. */
export interface ConversationActions {
  readonly take: (conversation: string) => Promise<boolean>;
  readonly release: (conversation: string) => Promise<boolean>;
  readonly close: (conversation: string) => Promise<boolean>;
  readonly closeAndNext: (conversation: string) => Promise<boolean>;
  /** `fence`: of the assignment that was shown, where one was chosen in a dialog; else of the newest one. */
  readonly transfer: (conversation: string, to: Receiver, note: string, fence?: number) => Promise<boolean>;
}

export function useActions(): ConversationActions {
  const { t } = useTranslation();
  const desk = useDesk();
  const people = usePeopleStore();
  const notices = useNotices();
  const view = useView();
  return useMemo(() => actionsOf(desk, people, notices, view, t), [desk, people, notices, view, t]);
}

function actionsOf(
  desk: Desk,
  people: People,
  notices: Notices,
  view: Store<View>,
  t: TFunction,
): ConversationActions {
  const done = (answer: { readonly ok: true } | Refusal, words = refusalText): boolean => {
    if (!answer.ok) notices.show({ tone: "problem", text: words(t, answer, people) });
    return answer.ok;
  };
  const close = async (conversation: string): Promise<boolean> => done(await desk.close(conversation));
  return {
    take: async (conversation) => {
      const taken = done(await desk.take(conversation));
      if (taken) view.set((now) => ({ ...now, tab: "mine", focusComposer: now.focusComposer + 1 }));
      return taken;
    },
    release: async (conversation) => {
      const released = done(await desk.release(conversation));
      if (released) notices.show({ tone: "plain", text: t("done.released") });
      return released;
    },
    close,
    closeAndNext: async (conversation) => {
      const next = neighbour(listsOf(desk.state.value()).mine, conversation, 1);
      const closed = await close(conversation);
      if (closed)
        go(
          next === undefined || next.id === conversation
            ? { page: "inbox" }
            : { page: "inbox", conversation: next.id },
        );
      return closed;
    },
    transfer: async (conversation, to, note, fence) => {
      const goal = "team" in to ? { team: to.team } : { agent: to.agent };
      const given = done(await desk.transfer(conversation, goal, note, fence));
      if (given) notices.show({ tone: "plain", text: t("done.transferred", { agent: to.name }) });
      return given;
    },
  };
}

/** The same for what one wanted to take oneself: nobody who could is then oneself. */
export function takeRefusalText(t: TFunction, refusal: Refusal, people: People): string {
  return refusal.code === "nobody_eligible" ? t("refusal.notOnline") : refusalText(t, refusal, people);
}

/** A refusal in words that say what to do about it. */
export function refusalText(t: TFunction, refusal: Refusal, people: People): string {
  switch (refusal.code) {
    case "already_taken":
      return refusal.agent === undefined
        ? t("refusal.already_taken")
        : t("refusal.already_taken_by", { agent: agentName(people.value(), refusal.agent) });
    case "at_capacity":
    case "not_assignee":
    case "nobody_eligible":
    case "forbidden":
    case "not_found":
    case "too_large":
    case "disconnected":
      return t(`refusal.${refusal.code}`);
    case "discarded":
    case "malformed":
    case "unknown_type":
    case "unauthenticated":
    case "id_conflict":
    case "not_rateable":
    case "unsupported_file":
      return t("refusal.other", { message: refusal.message });
  }
}
