import type {
  ClientFrame,
  Conversation,
  OkFrame,
  OutgoingContent,
  Page,
  RequestFrame,
  ServerFrame,
} from "./frames.ts";
import type { Message, Refusal } from "./state.ts";

/** What a person, or the program around the client, wants. Plain data: a tab may hand it to another tab. */
export type Wish =
  | { readonly type: "connect" }
  | { readonly type: "disconnect" }
  /** Forget who we are and what we wrote: the next one at this device is somebody else. */
  | { readonly type: "reset" }
  /** The network is back or the page is visible again: do not wait for the next try. */
  | { readonly type: "hurry" }
  /** Say hello as somebody whom the site vouches for. */
  | { readonly type: "identify"; readonly identity: string }
  /** `id`: a UUID of version 7. Agents: the fence is filled in when absent. */
  | {
      readonly type: "send";
      readonly id: string;
      readonly conversation?: string;
      readonly content: OutgoingContent;
      readonly fence?: number;
      readonly join?: true;
    }
  /** Send the refused message `id` again as the new message `as`. */
  | { readonly type: "retry"; readonly id: string; readonly as: string }
  /** Forget a message that was refused or has not been sent. */
  | { readonly type: "discard"; readonly id: string }
  | { readonly type: "request"; readonly frame: RequestFrame }
  | { readonly type: "older"; readonly conversation: string }
  | { readonly type: "read"; readonly conversation: string; readonly seq: number }
  | { readonly type: "typing"; readonly conversation?: string; readonly text?: string }
  | { readonly type: "page"; readonly page: Page }
  /** Conversations known from elsewhere (a REST list); never replaces what the socket said. */
  | { readonly type: "learn"; readonly conversations: readonly Conversation[] };

export type Input =
  | Wish
  | { readonly type: "opened" }
  | { readonly type: "closed"; readonly code: number }
  | { readonly type: "frame"; readonly frame: ServerFrame }
  | { readonly type: "timer" }
  | { readonly type: "recalled"; readonly account: string; readonly messages: readonly Message[] };

export type Answer<T> = ({ readonly ok: true } & { readonly value: T }) | Refusal;

/** What the shell has to do, in this order. `keep` stands before the `transmit` of the same message. */
export type Effect =
  | { readonly type: "dial" }
  | { readonly type: "hangUp" }
  | { readonly type: "transmit"; readonly frame: ClientFrame }
  | { readonly type: "keep"; readonly account: string; readonly message: Message }
  | { readonly type: "drop"; readonly account: string; readonly message: Message }
  | { readonly type: "recall"; readonly account: string }
  | { readonly type: "remember"; readonly account: string; readonly token: string }
  | { readonly type: "forget" }
  | { readonly type: "settled"; readonly id: string; readonly answer: Answer<OkFrame> };
