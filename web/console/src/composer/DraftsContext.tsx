import { createContext, use } from "react";
import { useStore } from "../shared/store";
import type { Draft, Drafts } from "./drafts";

export const DraftsContext = createContext<Drafts | undefined>(undefined);

export function useDrafts(): Drafts {
  const drafts = use(DraftsContext);
  if (drafts === undefined) throw new Error("a DraftsContext is missing above this component");
  return drafts;
}

/** The draft of one conversation, and only that. */
export function useDraft(conversation: string): Draft {
  const drafts = useDrafts();
  return useStore(drafts, () => drafts.of(conversation));
}
