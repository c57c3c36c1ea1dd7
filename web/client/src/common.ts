export { dialWith } from "./browser.ts";
export type { Beginning, Client, Dial, Socket, SocketEvents, Surroundings } from "./connect.ts";
export type * from "./frames.ts";
export { uuids } from "./ids.ts";
export type { Answer, Effect, Input, Wish } from "./inputs.ts";
export { hasOlder } from "./log.ts";
export * from "./selectors.ts";
export type {
  Begin,
  Held,
  Link,
  Me,
  Message,
  Opening,
  Outgoing,
  Refusal,
  Request,
  State,
  World,
} from "./state.ts";
export { begin, isMine, NOBODY_YET } from "./state.ts";
export { deadline, type Step } from "./step.ts";
export type { Store } from "./storage.ts";
export { type Channel, type Lead, type SharedEngine, share } from "./tabs.ts";
export { assertNever } from "./turn.ts";
