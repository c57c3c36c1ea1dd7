import { type Answer, call } from "../rest/call";
import type { Requirements, SkillLevel } from "../rest/resources";

/** How soon a conversation is served, and what it asks of an agent, as people set it. */
export interface Routing {
  readonly id: string;
  readonly priority: number;
  readonly requirements: { readonly asSite: true } | Requirements;
  readonly etag?: string;
}

export interface RoutingDraft {
  /** As it is typed. */
  readonly priority: number | string;
  readonly asSite: boolean;
  readonly team: string | null;
  readonly skills: readonly SkillLevel[];
}

const path = (id: string): string => `/conversations/${encodeURIComponent(id)}`;

export function readRouting({ id }: Pick<Routing, "id">): Promise<Answer<Routing>> {
  return call("GET", path(id));
}

/** A draft as it is sent. */
export function routingBody({ priority, asSite, team, skills }: RoutingDraft): object {
  const own = { ...(team === null ? {} : { team }), skills };
  return { priority: Number(priority), requirements: asSite ? { asSite: true } : own };
}

export function changeRouting(seen: Routing, draft: RoutingDraft): Promise<Answer<Routing>> {
  return call("PATCH", path(seen.id), routingBody(draft), seen.etag);
}

export function routingDraft({ priority, requirements }: Routing): RoutingDraft {
  return "asSite" in requirements
    ? { priority, asSite: true, team: null, skills: [] }
    : { priority, asSite: false, team: requirements.team ?? null, skills: requirements.skills ?? [] };
}
