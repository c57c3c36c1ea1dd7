import { isMine } from "@rapport/client";
import { useEffect } from "react";
import { useDrafts } from "../composer/DraftsContext";
import { useDesk } from "../desk/desk";
import { type Listed, listsOf, neighbour } from "../inbox/listing";
import { assertNever } from "../shared/never";
import { usePreferences } from "../shell/environment";
import { currentRoute, go } from "../shell/route";
import { useView } from "../shell/view";
import { useActions } from "../thread/actions";
import { type Action, actionOf } from "./shortcuts";

/** Binds the keys. One listener for the whole console; what a key does follows from where one is. */
export function useShortcuts(): void {
  const desk = useDesk();
  const drafts = useDrafts();
  const view = useView();
  const actions = useActions();
  const preferences = usePreferences();

  useEffect(() => {
    const shownRows = (): readonly Listed[] => {
      const lists = listsOf(desk.state.value());
      const tab = view.value().tab;
      return tab === "all" ? lists.open : lists[tab];
    };
    const step = (by: 1 | -1): void => {
      const next = neighbour(shownRows(), chosen(), by);
      if (next !== undefined) go({ page: "inbox", conversation: next.id });
    };
    const write = (note: boolean): void => {
      const conversation = chosen();
      if (conversation === undefined) return;
      drafts.write(conversation, { text: drafts.of(conversation).text, note });
      view.set((now) => ({ ...now, focusComposer: now.focusComposer + 1 }));
    };
    const isMineNow = (conversation: string | undefined): conversation is string => {
      const state = desk.state.value();
      const held = conversation === undefined ? undefined : state.conversations[conversation];
      return held !== undefined && held.conversation.state === "assigned" && isMine(state, held);
    };
    const run = (action: Action): void => {
      const conversation = chosen();
      switch (action) {
        case "next":
          return step(1);
        case "previous":
          return step(-1);
        case "take":
          if (conversation !== undefined && !isMineNow(conversation)) void actions.take(conversation);
          return;
        case "transfer":
          if (isMineNow(conversation)) view.set((now) => ({ ...now, dialog: "transfer" }));
          return;
        case "release":
          if (isMineNow(conversation)) void actions.release(conversation);
          return;
        case "close":
          if (isMineNow(conversation)) void actions.close(conversation);
          return;
        case "closeAndNext":
          if (isMineNow(conversation)) void actions.closeAndNext(conversation);
          return;
        case "note":
          return write(true);
        case "reply":
          return write(false);
        case "visitorPane":
          return view.set((now) => ({ ...now, visitorPane: !now.visitorPane }));
        case "help":
          return view.set((now) => ({ ...now, dialog: now.dialog === "help" ? "none" : "help" }));
        default:
          return assertNever(action);
      }
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !preferences.value().shortcuts) return;
      const typing = isTyping(event.target);
      // What is typed into a form is not left for a conversation by a key that was meant for the form.
      if (typing && currentRoute().page !== "inbox") return;
      const action = actionOf(event, typing);
      if (action === undefined) return;
      if (dialogOpen() && !(action === "help" && view.value().dialog === "help")) return;
      event.preventDefault();
      run(action);
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [desk, drafts, view, actions, preferences]);
}

function chosen(): string | undefined {
  const route = currentRoute();
  return route.page === "inbox" ? route.conversation : undefined;
}

/** Whether any dialog lies over the page, whoever opened it: keys then mean the dialog and nothing behind it. */
function dialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.matches("input, textarea, select") || target.isContentEditable)
  );
}
