import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TFunction } from "i18next";
import { describe, expect, it } from "vitest";
import { failureText } from "../src/settings/failureText";
import { bounds, shortestPassword, summaryOf } from "../src/settings/fieldText";

const t = ((key: string, holes?: object) =>
  [key, ...Object.values(holes ?? {})].join(" ")) as unknown as TFunction;
const refused = (status: number, code: string) =>
  ({ kind: "refused", status, code, title: "Title", detail: "English.", faults: [] }) as const;

describe("why a request failed", () => {
  it("is said in our words, by its code", () => {
    expect(failureText(t, refused(409, "last_administrator"))).toBe("failure.last_administrator");
    expect(failureText(t, refused(404, "not_found"))).toBe("failure.not_found");
    expect(failureText(t, refused(503, "busy"))).toBe("failure.busy");
    expect(failureText(t, refused(412, "precondition_failed"))).toBe("failure.precondition_failed");
    expect(failureText(t, { kind: "unreachable" })).toBe("problem.unreachable");
  });

  it("is never said in the server's", () => {
    expect(failureText(t, refused(418, "teapot"))).toBe("problem.refused 418 teapot");
    expect(failureText(t, refused(502, ""))).toBe("problem.refused 502 Title");
  });

  it("is one sentence for each field that shows none", () => {
    const fault = { field: "skills", code: "invalid", detail: "English." };
    expect(summaryOf(t, [fault, fault])).toEqual(["fieldError.of agents.skills fieldError.most 50"]);
  });
});

describe("the bounds that are named", () => {
  const contract = readFileSync(join(import.meta.dirname, "../../../docs/openapi.yaml"), "utf8");
  it.each([
    ["capacity", "Capacity"],
    ["policy.graceSeconds", "Grace"],
    ["policy.memoryDays", "Memory"],
    ["policy.patienceSeconds", "Patience"],
    ["policy.answerSeconds", "AnswerTime"],
    ["policy.idleMinutes", "IdleTime"],
    ["policy.queueLimit", "QueueLimit"],
  ] as const)("are the contract's: %s", (field, schema) => {
    const { least, most } = bounds[field];
    expect(contract).toContain(`    ${schema}: { type: integer, minimum: ${least}, maximum: ${most},`);
  });
  it("are the contract's: password", () => {
    expect(contract).toContain(
      `NewPassword: { type: string, minLength: ${shortestPassword}, maxLength: 1024 }`,
    );
  });
});
