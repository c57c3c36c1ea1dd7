/** The client of a visitor, without what only agents need. */
import { connectWith, engineWith } from "./connect.ts";
import { stepWith } from "./step.ts";

const step = /* @__PURE__ */ stepWith();
export const engine = /* @__PURE__ */ engineWith(step);
export const connect = /* @__PURE__ */ connectWith(step);
export * from "./common.ts";
export * from "./wishes.ts";
