/** The resources of the REST contract, section 9, as they stand on the wire. */

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
}

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
}

export interface Site {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly allowedOrigins: readonly string[];
  readonly policy: Policy;
  readonly identitySecret?: string;
}

export interface Candidate {
  readonly agent: string;
  readonly load: number;
  readonly capacity: number;
  readonly passedOver?: string;
}

export interface StoredDecision {
  readonly at: string;
  readonly trigger: string;
  readonly rule: string;
  readonly agent?: string;
  readonly candidates: readonly Candidate[];
}

export interface SignedIn {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}
