import { expect, test } from "vitest";
import { agentCommands } from "../src/agent.ts";
import type { Client } from "../src/index.ts";

/** A client that knows one conversation, and keeps what is asked of it. */
function client(): { readonly asked: unknown[]; readonly commands: ReturnType<typeof agentCommands> } {
  const asked: unknown[] = [];
  const stub = {
    snapshot: () => ({ conversations: { k: { conversation: { fence: 7 } } } }),
    request: async (frame: unknown) => {
      asked.push(frame);
      return { ok: true };
    },
  };
  return { asked, commands: agentCommands(stub as unknown as Client) };
}

test("who takes says whose assignment they see, so that nothing is taken from somebody else", async () => {
  const { asked, commands } = client();
  await commands.take("k");
  await commands.take("unknown");
  expect(asked).toEqual([
    { type: "take", conversation: "k", fence: 7 },
    { type: "take", conversation: "unknown", fence: 0 },
  ]);
});

test("a conversation is handed over to a team as to an agent, with the fence", async () => {
  const { asked, commands } = client();
  await commands.transfer("k", { team: "t" }, "please");
  expect(asked).toEqual([
    { type: "transfer", conversation: "k", fence: 7, to: { team: "t" }, note: "please" },
  ]);
});

test("who decided on an assignment that they saw hands over that one, and no newer one", async () => {
  const { asked, commands } = client();
  await commands.transfer("k", { agent: "a" }, undefined, 5);
  expect(asked).toEqual([{ type: "transfer", conversation: "k", fence: 5, to: { agent: "a" } }]);
});
