/** The client with everything in it. A visitor's face imports `@rapport/client/visitor` and carries less. */
import { agentPart } from "./agentPart.ts";
import { connectWith } from "./connect.ts";
import { stepWith } from "./step.ts";

export const step = stepWith(agentPart);
export const connect = connectWith(step);
export * from "./common.ts";
