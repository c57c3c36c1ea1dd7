import type { Client } from "./connect.ts";
import type { Attributes } from "./frames.ts";

/** What a visitor can ask for beside talking. Each promise settles with the answer or a typed refusal. */
export const rate = (client: Pick<Client, "request">, score: number, comment?: string) =>
  client.request({ type: "rate", score, comment: comment || undefined });

export const profile = (
  client: Pick<Client, "request">,
  about: { readonly name?: string; readonly email?: string; readonly attributes?: Attributes },
) => client.request({ type: "profile", ...about });

export const closeOwn = (client: Pick<Client, "request">) => client.request({ type: "close" });
