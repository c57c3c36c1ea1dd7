import { type Client, connect, dialWith, type State, uuids } from "@rapport/client";
import { type AgentCommands, agentCommands } from "@rapport/client/agent";
import { streamInstead } from "@rapport/client/stream";
import { createContext, use } from "react";
import type { Role } from "../rest/resources";
import { createStore, type Readable, useStore } from "../shared/store";

/** The connection to the desk as the console uses it: what is known, and what one may wish and ask for. */
export type Desk = AgentCommands &
  Pick<Client, "wish" | "send" | "newId"> & {
    readonly state: Readable<State>;
    /** Whether the connection goes over plain HTTP, because sockets do not get through. */
    readonly streamed: Readable<boolean>;
  };

/** A desk over the browser's own socket. The login cookie says who we are; every page load is a session of its own. */
export function openDesk(): Desk {
  const newId = uuids(Date.now, crypto);
  const streamed = createStore(false);
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const client = connect(
    { opening: { as: "agent" }, session: newId(), prefix: "rapport.console" },
    {
      dial: dialWith(
        () => new WebSocket(`${scheme}//${location.host}/ws`, "rapport.v1"),
        async (bySocket) => streamInstead(bySocket, `${location.origin}/`, streamed.set),
      ),
      store: localStorage,
      now: Date.now,
      random: Math.random,
      id: newId,
      after: (delayMs, action) => {
        const timer = setTimeout(action, delayMs);
        return () => clearTimeout(timer);
      },
    },
  );
  return deskOf(client, streamed);
}

function deskOf(client: Client, streamed: Readable<boolean>): Desk {
  const { wish, send, newId, snapshot, subscribe } = client;
  return { ...agentCommands(client), wish, send, newId, state: { value: snapshot, subscribe }, streamed };
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (desk === undefined) throw new Error("a DeskContext is missing above this component");
  return desk;
}

/** Reads a part of what is known; see `useStore`. */
export function useDeskState<S>(select: (state: State) => S, same?: (a: S, b: S) => boolean): S {
  return useStore(useDesk().state, select, same);
}

/** What the account may do; an agent's until it is known. */
export function useRole(): Role {
  return useDeskState((state) => (state.me?.kind === "agent" ? state.me.role : "agent"));
}
