import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { byStanding, inOrder, queuesOf, secondsText, settable, standing } from "../src/board/figures";
import { overtaken } from "../src/board/ReassignDialog";
import { visitorChoices } from "../src/board/visitorChoices";
import { servedBy } from "../src/inbox/listing";
import type { BoardAgent, BoardState } from "../src/rest/resources";
import { routeOf } from "../src/shell/route";
import { startTexts } from "../src/text";
import { byUse, type Colleague, freeIn, named, share } from "../src/thread/receivers";
import { conversation, held, li, stateOf, wang } from "./held";

beforeAll(() => startTexts("en"));

const agent = (given: Partial<BoardAgent> = {}): BoardAgent => ({
  id: "a-li",
  name: "Li",
  status: "online",
  connected: true,
  load: 1,
  capacity: 3,
  teams: [],
  conversations: 0,
  firstResponse: { count: 0 },
  ...given,
});

describe("an agent on the board", () => {
  it("reconnects while the connection is lost, unless they went offline", () => {
    expect(standing(agent())).toBe("online");
    expect(standing(agent({ connected: false, lostAt: "2026-11-23T08:00:00Z" }))).toBe("reconnecting");
    expect(standing(agent({ connected: false, status: "offline" }))).toBe("offline");
  });

  it("fills the bar by what they have of what they may have", () => {
    expect(share(agent())).toBeCloseTo(1 / 3);
    expect(share(agent({ load: 4, capacity: 3 }))).toBe(1);
    expect(share(agent({ load: 0, capacity: 0 }))).toBe(0);
  });

  it("is not reconnecting who was never connected, and cannot be set to a status that would not hold", () => {
    const never = agent({ connected: false });
    expect(standing(never)).toBe("disconnected");
    const gone = agent({ connected: false, status: "offline", lostAt: "2026-11-23T08:00:00Z" });
    expect([settable(never, "away"), settable(never, "offline")]).toEqual([false, true]);
    expect([settable(gone, "online"), settable(agent(), "away")]).toEqual([false, true]);
    expect(settable(agent({ connected: false, lostAt: "2026-11-23T08:00:00Z" }), "away")).toBe(true);
  });

  it("stands above those who are not at work, and does not move with every message", () => {
    const [a, b, gone] = [
      agent({ id: "1", name: "A", load: 0 }),
      agent({ id: "2", name: "B", load: 3 }),
      agent({ id: "3", name: "0", status: "offline", load: 3 }),
    ];
    expect([gone, b, a].toSorted(byStanding)).toEqual([a, b, gone]);
    expect(inOrder([a, b, gone], ["3", "1"])).toEqual([gone, a, b]);
  });

  it("has below them what the socket says they serve", () => {
    const state = stateOf([
      held({ id: "hers", agent: { ...wang, present: true } }),
      held({ id: "mine", agent: { ...li, present: true } }),
      held({ id: "waits", state: "queued", queue: { reason: "all_busy", position: 1 } }),
    ]);
    expect(servedBy(state, wang.id).map(({ id }) => id)).toEqual(["hers"]);
  });
});

describe("to whom something is given", () => {
  const one = (given: Partial<Colleague>): Colleague => ({
    id: given.name ?? "x",
    name: "x",
    standing: "online",
    load: 1,
    capacity: 4,
    teams: ["t"],
    ...given,
  });

  it("begins with the freest of those who can take it", () => {
    const full = one({ name: "Full", load: 4 });
    const free = one({ name: "Free", load: 0 });
    const away = one({ name: "Away", standing: "away", load: 0 });
    const busy = one({ name: "Busy", load: 3 });
    expect([full, away, busy, free].toSorted(byUse)).toEqual([free, busy, away, full]);
  });

  it("is a team with as many free as can get it, without who hands it over", () => {
    const all = [one({ name: "me" }), one({ name: "a" }), one({ name: "b", teams: [] })];
    expect(freeIn({ id: "t", name: "T" }, all, "me")).toBe(1);
    expect(freeIn({ id: "t", name: "T" }, all, undefined)).toBe(2);
  });

  it("is found by letters of the name", () => {
    expect(named([{ name: "Li Na" }, { name: "王伟" }], " na")).toEqual([{ name: "Li Na" }]);
    expect(named([{ name: "Li Na" }, { name: "王伟" }], "王")).toHaveLength(1);
  });

  it("is told when somebody was faster", () => {
    const seen = conversation({ state: "queued", fence: 3 });
    const { agent: _nobody, ...waiting } = seen;
    expect(overtaken(i18next.t, waiting, waiting)).toBeUndefined();
    expect(
      overtaken(i18next.t, waiting, conversation({ fence: 4, agent: { ...li, present: true } })),
    ).toMatch(/^Li was faster/u);
    expect(overtaken(i18next.t, waiting, { ...waiting, fence: 4 })).toMatch(/back in the queue/u);
    expect(overtaken(i18next.t, waiting, { ...waiting, state: "idle" })).toMatch(/ended/u);
  });
});

describe("visitors to choose from", () => {
  it("are there once each, and those of one name can be told apart", () => {
    const card = (id: string, name?: string, email?: string) => ({
      id,
      identified: false,
      present: true,
      ...(name === undefined ? {} : { name }),
      ...(email === undefined ? {} : { email }),
    });
    const choices = visitorChoices(
      [
        card("v-1111", "Ming"),
        card("v-2222", "Ming"),
        card("v-1111", "Ming"),
        card("v-3333"),
        card("v-4", "Ming", "m@x"),
      ],
      (short) => `Visitor ${short}`,
    );
    expect(choices.map(({ label }) => label)).toEqual([
      "Ming · 1111",
      "Ming · 2222",
      "Ming · m@x",
      "Visitor 3333",
    ]);
  });
});

describe("queues on the board", () => {
  const board: BoardState = {
    teams: [
      { id: "t-1", name: "Refunds" },
      { id: "t-2", name: "Sales" },
    ],
    skills: [],
    queues: [
      { team: "t-1", waiting: 1, since: "2026-11-23T08:00:10.000Z", reasons: [], conversations: [] },
      { waiting: 3, since: "2026-11-23T08:00:00.000Z", reasons: [], conversations: [] },
    ],
    agents: [],
    today: {
      since: "2026-11-23T00:00:00.000Z",
      opened: 4,
      waiting: 4,
      answered: 0,
      abandoned: 0,
      firstResponse: { count: 0 },
    },
  };

  it("stand with the longest wait first, and teams for whom nobody waits apart", () => {
    const { waited, idle } = queuesOf(board);
    expect(waited.map(({ team }) => team)).toEqual([undefined, "t-1"]);
    expect(idle).toEqual(["Sales"]);
  });

  it("say nothing where nothing was measured", () => {
    expect(secondsText(i18next.t, undefined)).toBe("–");
    expect(secondsText(i18next.t, 90)).toBe("1 min");
  });

  it("have an address of their own", () => {
    expect(routeOf("#/board")).toEqual({ page: "board" });
  });
});
