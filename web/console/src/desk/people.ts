import { createContext, use, useEffect } from "react";
import type { Failure } from "../rest/call";
import type { Person } from "../rest/resources";
import { rest } from "../rest/rest";
import { createStore, type Readable, useStore } from "../shared/store";

/** The agents of the desk as the server last told; empty until it has. */
export interface People extends Readable<readonly Person[]> {
  /** Says why, if there is no news. */
  readonly refresh: () => Promise<Failure | undefined>;
}

export function createPeople(): People {
  const store = createStore<readonly Person[]>([]);
  return {
    value: store.value,
    subscribe: store.subscribe,
    refresh: async () => {
      const answer = await rest.agents();
      if (answer.ok) store.set(answer.value.agents);
      return answer.ok ? undefined : answer.failure;
    },
  };
}

export const PeopleContext = createContext<People | undefined>(undefined);

export function usePeopleStore(): People {
  const people = use(PeopleContext);
  if (people === undefined) throw new Error("a PeopleContext is missing above this component");
  return people;
}

/** The agents, asked for anew when the component appears: load and state change all day. */
export function usePeople(): readonly Person[] {
  const people = usePeopleStore();
  useEffect(() => void people.refresh(), [people]);
  return useStore(people);
}

/** The name of an agent whom the wire gives as an id or as a person. */
export function agentName(
  people: readonly Person[],
  agent: { readonly id: string; readonly name: string } | string,
): string {
  if (typeof agent !== "string") return agent.name;
  return people.find((person) => person.id === agent)?.name ?? agent;
}
