import type { Client } from "./connect.ts";
import type { Attributes } from "./frames.ts";

/** What a visitor can ask for beside talking. Each promise settles with the answer or a typed refusal. */
export const rate = (client: Client, score: number, comment?: string) =>
  client.request({ type: "rate", score, ...(comment ? { comment } : {}) });

export const profile = (client: Client, about: { name?: string; email?: string; attributes?: Attributes }) =>
  client.request({ type: "profile", ...about });

export const closeOwn = (client: Client) => client.request({ type: "close" });
