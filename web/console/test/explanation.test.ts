import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { shortfall, standingOf, verdict } from "../src/decision/sentences";
import type { Candidate, StoredDecision } from "../src/rest/resources";
import { startTexts } from "../src/text";

const li: Candidate = { agent: "a-li", name: "Li", load: 1, capacity: 3 };
const wang: Candidate = { agent: "a-wang", name: "Wang", load: 3, capacity: 3, passedOver: "full" };
const emma: Candidate = { agent: "a-emma", name: "Emma", load: 0, capacity: 3, passedOver: "not_in_team" };

const decision = (given: Partial<StoredDecision> = {}): StoredDecision => ({
  at: "2026-11-23T08:00:00.000Z",
  trigger: "cycle_opened",
  rule: "last_agent",
  agent: "a-li",
  team: { id: "t-1", name: "Refunds" },
  skills: [],
  candidates: [li, wang, emma],
  ...given,
});

const nameOf = (id: string): string => `?${id}`;
const was = (given: StoredDecision): string => verdict(i18next.t, given, "was", nameOf);

beforeAll(() => startTexts("en"));

describe("why this agent", () => {
  it("is said of who was chosen, by the rule that chose", async () => {
    await startTexts("en");
    expect(was(decision())).toBe("Li was chosen because they answered this visitor last.");
    expect(was(decision({ rule: "balanced" }))).toBe(
      "Li was chosen because they had the most room (1 of 3 taken).",
    );
    expect(was(decision({ rule: "taken" }))).toBe("Li took it.");
    expect(verdict(i18next.t, decision(), "would", nameOf)).toBe(
      "Li would be chosen because they answered this visitor last.",
    );
  });

  it("is said of nobody, too", async () => {
    await startTexts("en");
    const { agent: _nobody, ...without } = decision({ rule: "outside_hours" });
    expect(was(without)).toBe("Nobody was chosen because the site was closed at that hour.");
  });

  it("is said of everybody else: why not", async () => {
    await startTexts("en");
    const say = (candidate: Candidate, of = decision()) => shortfall(i18next.t, candidate, of);
    expect(say(li)).toBeUndefined();
    expect(say(wang)).toBe("full (3 of 3)");
    expect(say(emma)).toBe("not in the team Refunds");
    const { team: _team, ...noTeam } = decision();
    expect(say(emma, noTeam)).toBe("not in the team that is asked for");
    const skilled = decision({
      skills: [
        { id: "s-1", name: "German", level: 3 },
        { id: "s-2", name: "Returns", level: 1 },
      ],
    });
    expect(say({ ...emma, passedOver: "lacks_skill" }, skilled)).toBe(
      "does not have all of German 3 and Returns 1",
    );
    const german = decision({ skills: [{ id: "s-1", name: "German", level: 3 }] });
    expect(say({ ...emma, passedOver: "lacks_skill" }, german)).toBe("lacks German 3");
    expect(say({ ...emma, passedOver: "had_it" })).toBe("had it before in this conversation");
  });

  it("says of everybody how much they had to do", async () => {
    await startTexts("en");
    expect([li, wang, emma].map((one) => standingOf(i18next.t, one, decision()))).toEqual([
      "1 of 3",
      "full (3 of 3)",
      "not in the team Refunds · 0 of 3",
    ]);
  });

  it("is said of what would be in the present", async () => {
    await startTexts("en");
    expect(verdict(i18next.t, decision({ rule: "balanced" }), "would", nameOf)).toBe(
      "Li would be chosen because they have the most room (1 of 3 taken).",
    );
  });

  it("is said in Chinese", async () => {
    await startTexts("zh-CN");
    expect(was(decision())).toBe("选择了Li，因为上次由其接待该访客。");
    expect(shortfall(i18next.t, emma, decision())).toBe("不在团队“Refunds”中");
  });

  it("names those the server names, and the others as the console knows them", async () => {
    await startTexts("en");
    const { name: _name, ...nameless } = li;
    expect(was(decision({ candidates: [nameless] }))).toMatch(/^\?a-li was chosen/u);
  });

  it("shows codes of a newer server as words rather than nothing", async () => {
    await startTexts("en");
    expect(was(decision({ rule: "by_moon" }))).toBe("Li was chosen because by moon.");
    expect(shortfall(i18next.t, { ...emma, passedOver: "on_leave" }, decision())).toBe("on leave");
  });
});
