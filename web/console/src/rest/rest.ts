import type { PlanBody } from "../staffing/plan";
import type { Report } from "../staffing/report";
import { type Answer, call, callForText, look, type Seen } from "./call";
import type {
  BoardState,
  Named,
  Person,
  Policy,
  Role,
  RoutingPreview,
  RoutingQuestion,
  SignedIn,
  Site,
  SkillLevel,
  StoredDecision,
} from "./resources";

export type NamedKind = "teams" | "skills";

/** A thing as it was seen: it is changed only if it still is so. */
type Tagged = { readonly id: string; readonly etag?: string };

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
    readonly teams: readonly string[];
    readonly skills: readonly SkillLevel[];
  }): Promise<Answer<Person>> => call("POST", "/agents", agent),
  agent: (id: string): Promise<Answer<Person>> => call("GET", `/agents/${encodeURIComponent(id)}`),
  changeAgent: (
    { id, etag }: Tagged,
    change: {
      readonly name?: string;
      readonly capacity?: number;
      readonly role?: Role;
      readonly disabled?: boolean;
      readonly teams?: readonly string[];
      readonly skills?: readonly SkillLevel[];
    },
  ): Promise<Answer<Person>> => call("PATCH", `/agents/${encodeURIComponent(id)}`, change, etag),
  deleteAgent: ({ id, etag }: Tagged): Promise<Answer<void>> =>
    call("DELETE", `/agents/${encodeURIComponent(id)}`, undefined, etag),

  teams: (): Promise<Answer<{ readonly teams: readonly Named[] }>> => call("GET", "/teams"),
  skills: (): Promise<Answer<{ readonly skills: readonly Named[] }>> => call("GET", "/skills"),
  addNamed: (kind: NamedKind, name: string): Promise<Answer<Named>> => call("POST", `/${kind}`, { name }),
  named: (kind: NamedKind, id: string): Promise<Answer<Named>> =>
    call("GET", `/${kind}/${encodeURIComponent(id)}`),
  renameNamed: (kind: NamedKind, { id, etag }: Tagged, name: string): Promise<Answer<Named>> =>
    call("PATCH", `/${kind}/${encodeURIComponent(id)}`, { name }, etag),
  deleteNamed: (kind: NamedKind, { id, etag }: Tagged): Promise<Answer<void>> =>
    call("DELETE", `/${kind}/${encodeURIComponent(id)}`, undefined, etag),

  sites: (): Promise<Answer<{ readonly sites: readonly Site[] }>> => call("GET", "/sites"),
  addSite: (site: {
    readonly name: string;
    readonly allowedOrigins: readonly string[];
  }): Promise<Answer<Site>> => call("POST", "/sites", site),
  site: (id: string): Promise<Answer<Site>> => call("GET", `/sites/${encodeURIComponent(id)}`),
  changeSite: (
    { id, etag }: Tagged,
    change: { readonly name?: string; readonly allowedOrigins?: readonly string[]; readonly policy?: Policy },
  ): Promise<Answer<Site>> => call("PATCH", `/sites/${encodeURIComponent(id)}`, change, etag),
  deleteSite: ({ id, etag }: Tagged): Promise<Answer<void>> =>
    call("DELETE", `/sites/${encodeURIComponent(id)}`, undefined, etag),

  setOwner: (visitor: string, agent: string | undefined): Promise<Answer<void>> =>
    call("PUT", `/visitors/${encodeURIComponent(visitor)}/owner`, agent === undefined ? {} : { agent }),
  decisions: (conversation: string): Promise<Answer<{ readonly decisions: readonly StoredDecision[] }>> =>
    call("GET", `/conversations/${encodeURIComponent(conversation)}/decisions`),

  simulate: (plan: PlanBody): Promise<Answer<Report>> => call("POST", "/whatif", plan),
  simulateCsv: (plan: PlanBody): Promise<Answer<string>> => callForText("POST", "/whatif?format=csv", plan),
  previewRouting: (question: RoutingQuestion): Promise<Answer<RoutingPreview>> =>
    call("POST", "/routing/preview", question),
  board: (zone: string, tag: string | undefined): Promise<Answer<Seen<BoardState>>> =>
    look(`/board?zone=${encodeURIComponent(zone)}`, tag),
} as const;
