import type { Client } from "./connect.ts";
import type { Availability, Scope } from "./frames.ts";

/**
 * What agents can ask for, as an entry point of its own: a widget does not carry it. Each promise settles with the
 * answer or a typed refusal, `not_assignee`, `already_taken` and `at_capacity` being everyday ones.
 */
export function agentCommands(client: Client) {
  const fenceOf = (conversation: string) =>
    client.snapshot().conversations[conversation]?.conversation.fence ?? 0;
  return {
    /** `agent`: somebody else's, for supervisors. */
    availability: (status: Availability, agent?: string) =>
      client.request({ type: "availability", status, ...(agent === undefined ? {} : { agent }) }),
    watch: (scope: Scope) => client.request({ type: "watch", scope }),
    /** Follows a conversation that is not mine, from where our copy ends. */
    open: (conversation: string) => {
      const last = client.snapshot().conversations[conversation]?.last;
      return client.request({ type: "open", conversation, ...(last === undefined ? {} : { cursor: last }) });
    },
    leave: (conversation: string) => client.request({ type: "leave", conversation }),
    /** From the queue, from idle, or as a supervisor from the agent who is seen to have it. */
    take: (conversation: string) =>
      client.request({ type: "take", conversation, fence: fenceOf(conversation) }),
    /** `fence`: of the assignment that somebody saw when they decided, if it may be another by now. */
    transfer: (
      conversation: string,
      to: { agent: string } | { team: string },
      note?: string,
      fence: number = fenceOf(conversation),
    ) =>
      client.request({
        type: "transfer",
        conversation,
        fence,
        to,
        ...(note ? { note } : {}),
      }),
    release: (conversation: string) =>
      client.request({ type: "release", conversation, fence: fenceOf(conversation) }),
    close: (conversation: string) =>
      client.request({ type: "close", conversation, fence: fenceOf(conversation) }),
  };
}

export type AgentCommands = ReturnType<typeof agentCommands>;
