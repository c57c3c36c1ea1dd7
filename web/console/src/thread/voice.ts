import { type Held, isMine, type State } from "@rapport/client";

/** In which way one may speak in a conversation. */
export type Voice =
  /** It is mine: replies and notes. */
  | { readonly kind: "mine" }
  /** Somebody else's, and I may speak up without taking it. */
  | { readonly kind: "join"; readonly agent: { readonly id: string; readonly name: string } }
  /** Notes only; a reply needs the conversation first. */
  | { readonly kind: "notes"; readonly because: "others" | "queued" | "idle" };

export function voiceOf(state: State, held: Held): Voice {
  const { conversation } = held;
  switch (conversation.state) {
    case "idle":
      return { kind: "notes", because: "idle" };
    case "queued":
      return { kind: "notes", because: "queued" };
    case "assigned":
      if (isMine(state, held)) return { kind: "mine" };
      return overseeing(state) && conversation.agent !== undefined
        ? { kind: "join", agent: conversation.agent }
        : { kind: "notes", because: "others" };
  }
}

/** Supervisors and administrators may join, take over and change others' availability. */
export function overseeing(state: State): boolean {
  return state.me?.kind === "agent" && state.me.role !== "agent";
}
