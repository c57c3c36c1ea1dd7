import type { PlanBody } from "../staffing/plan";
import type { Report } from "../staffing/report";
import { type Answer, call, callForText } from "./call";
import type { Person, Policy, Role, SignedIn, Site, StoredDecision } from "./resources";

/** Every request the console makes, one line each. Paths and fields are those of the contract. */
export const rest = {
  signIn: (login: string, password: string): Promise<Answer<{ readonly agent: SignedIn }>> =>
    call("POST", "/session", { login, password }),
  signOut: (): Promise<Answer<void>> => call("DELETE", "/session"),
  setUp: (first: {
    readonly token: string;
    readonly login: string;
    readonly name: string;
    readonly password: string;
  }): Promise<Answer<unknown>> => call("POST", "/setup", first),

  agents: (): Promise<Answer<{ readonly agents: readonly Person[] }>> => call("GET", "/agents"),
  addAgent: (agent: {
    readonly login: string;
    readonly name: string;
    readonly password: string;
    readonly role: Role;
    readonly capacity: number;
  }): Promise<Answer<Person>> => call("POST", "/agents", agent),
  changeAgent: (
    id: string,
    change: {
      readonly name?: string;
      readonly capacity?: number;
      readonly role?: Role;
      readonly disabled?: boolean;
    },
  ): Promise<Answer<Person>> => call("PATCH", `/agents/${encodeURIComponent(id)}`, change),

  sites: (): Promise<Answer<{ readonly sites: readonly Site[] }>> => call("GET", "/sites"),
  addSite: (site: {
    readonly name: string;
    readonly allowedOrigins: readonly string[];
  }): Promise<Answer<Site>> => call("POST", "/sites", site),
  changeSite: (
    id: string,
    change: { readonly name?: string; readonly allowedOrigins?: readonly string[]; readonly policy?: Policy },
  ): Promise<Answer<Site>> => call("PATCH", `/sites/${encodeURIComponent(id)}`, change),

  setOwner: (visitor: string, agent: string | undefined): Promise<Answer<void>> =>
    call("PUT", `/visitors/${encodeURIComponent(visitor)}/owner`, agent === undefined ? {} : { agent }),
  decisions: (conversation: string): Promise<Answer<{ readonly decisions: readonly StoredDecision[] }>> =>
    call("GET", `/conversations/${encodeURIComponent(conversation)}/decisions`),

  simulate: (plan: PlanBody): Promise<Answer<Report>> => call("POST", "/whatif", plan),
  simulateCsv: (plan: PlanBody): Promise<Answer<string>> => callForText("POST", "/whatif?format=csv", plan),
} as const;
