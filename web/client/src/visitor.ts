/** The client of a visitor, without what only agents need. */
import { connectWith } from "./connect.ts";
import { stepWith } from "./step.ts";

export const connect = /* @__PURE__ */ connectWith(/* @__PURE__ */ stepWith());
export * from "./common.ts";
