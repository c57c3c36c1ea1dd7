/** The resources of the REST contract, section 9, as they stand on the wire. */

import type { QueuePlace, QueueReason } from "@rapport/client";

export type Role = "agent" | "supervisor" | "administrator";
export type Status = "online" | "away" | "offline";

export interface Person {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly capacity: number;
  readonly status: Status;
  readonly load: number;
  readonly disabled?: boolean;
  readonly teams?: readonly string[];
  readonly skills?: readonly SkillLevel[];
  readonly etag?: string;
}

/** A team or a skill. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly etag?: string;
}

export interface SkillLevel {
  readonly skill: string;
  /** 1 to 5. */
  readonly level: number;
}

export interface Requirements {
  readonly team?: string;
  readonly skills?: readonly SkillLevel[];
}

export const weekdays = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;
export type Weekday = (typeof weekdays)[number];

/** Times like 09:00; 24:00 is the end of a day. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export interface Holiday {
  readonly date: string;
  readonly name: string;
  readonly open?: readonly Span[];
}

export interface WeeklyHours {
  readonly zone: string;
  readonly week: Readonly<Partial<Record<Weekday, readonly Span[]>>>;
  readonly holidays?: readonly Holiday[];
}

export type Hours = { readonly always: true } | WeeklyHours;

export const strategies = ["balanced", "round_robin", "random"] as const;
export type Strategy = (typeof strategies)[number];

export const returnPolicies = ["stay", "return"] as const;
export type ReturnPolicy = (typeof returnPolicies)[number];

export interface Policy {
  readonly strategy?: Strategy;
  readonly graceSeconds?: number;
  readonly memoryDays?: number;
  readonly patienceSeconds?: number;
  readonly returnPolicy?: ReturnPolicy;
  readonly answerSeconds?: number;
  readonly idleMinutes?: number;
  readonly requirements?: Requirements;
  readonly queueLimit?: number;
  readonly hours?: Hours;
}

export interface Site {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly allowedOrigins: readonly string[];
  readonly policy: Policy;
  readonly identitySecret?: string;
  readonly etag?: string;
}

export interface Candidate {
  readonly agent: string;
  readonly name?: string;
  readonly load: number;
  readonly capacity: number;
  readonly passedOver?: string;
}

export interface StoredDecision {
  readonly at: string;
  readonly trigger: string;
  readonly rule: string;
  readonly agent?: string;
  /** What the conversation asked of an agent. */
  readonly team?: { readonly id: string; readonly name?: string };
  readonly skills?: readonly { readonly id: string; readonly name?: string; readonly level: number }[];
  readonly candidates: readonly Candidate[];
  /** How many were considered beside these. */
  readonly others?: number;
}

export interface SignedIn {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

// --- routing and the board

/** Whom a visitor would get. */
export interface RoutingPreview {
  readonly decision: StoredDecision;
  readonly queue?: QueuePlace;
}

export interface RoutingQuestion {
  readonly site: string;
  readonly visitor?: string;
  readonly team?: string;
  readonly skills?: readonly SkillLevel[];
  readonly priority?: number;
}

export interface BoardQueue {
  readonly team?: string;
  readonly waiting: number;
  readonly since: string;
  readonly estimateSeconds?: number;
  readonly reasons: readonly { readonly reason: QueueReason; readonly count: number }[];
  readonly conversations: readonly {
    readonly conversation: string;
    readonly since: string;
    readonly place: QueuePlace;
  }[];
}

/** How long things took; without times where there were none. */
export interface Spread {
  readonly count: number;
  readonly medianSeconds?: number;
  readonly averageSeconds?: number;
  readonly p90Seconds?: number;
}

export interface BoardAgent {
  readonly id: string;
  readonly name: string;
  readonly status: Status;
  readonly connected: boolean;
  readonly lostAt?: string;
  readonly load: number;
  readonly capacity: number;
  readonly teams: readonly string[];
  readonly conversations: number;
  readonly firstResponse: Spread;
}

export interface BoardState {
  readonly teams: readonly Named[];
  readonly skills: readonly Named[];
  readonly queues: readonly BoardQueue[];
  readonly agents: readonly BoardAgent[];
  readonly today: {
    readonly since: string;
    readonly opened: number;
    readonly waiting: number;
    readonly answered: number;
    readonly abandoned: number;
    readonly firstResponse: Spread;
  };
}
