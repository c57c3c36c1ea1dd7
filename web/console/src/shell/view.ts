import { createContext, use } from "react";
import type { Tab } from "../inbox/listing";
import { createStore, type Store, useStore } from "../shared/store";
import type { GoingOffline } from "./useSetAvailability";

/** What of the console is unfolded right now. Where one is stands in the address, see `route.ts`. */
export interface View {
  readonly tab: Tab;
  readonly dialog: "none" | "help" | "transfer";
  /** Below the three-pane width the visitor pane lies over the conversation until it is closed. */
  readonly visitorPane: boolean;
  /** The conversation of somebody else in which I have chosen to speak up. */
  readonly joined: string | undefined;
  /** The decision that is asked about: of which conversation, and when it was made. */
  readonly why: { readonly conversation: string; readonly at: string } | undefined;
  /** Who is about to go offline with conversations, while that is asked about. */
  readonly goingOffline: GoingOffline | undefined;
  /** Rises when the composer shall take the focus. */
  readonly focusComposer: number;
}

/** From this width on three panes fit beside each other; below, the visitor lies over the conversation. */
export const threePanes = "(min-width: 900px)";

export function createView(): Store<View> {
  return createStore<View>({
    tab: "mine",
    dialog: "none",
    visitorPane: matchMedia(threePanes).matches,
    joined: undefined,
    why: undefined,
    goingOffline: undefined,
    focusComposer: 0,
  });
}

export const ViewContext = createContext<Store<View> | undefined>(undefined);

export function useView(): Store<View> {
  const view = use(ViewContext);
  if (view === undefined) throw new Error("a ViewContext is missing above this component");
  return view;
}

export function useViewPart<S>(select: (view: View) => S): S {
  return useStore(useView(), select);
}
