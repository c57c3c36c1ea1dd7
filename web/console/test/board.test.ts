import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { byWork, queuesOf, secondsText, servedBy, share, standing } from "../src/board/figures";
import type { BoardAgent, BoardState } from "../src/rest/resources";
import { routeOf } from "../src/shell/route";
import { speak, startTexts } from "../src/text";
import { held, li, stateOf, wang } from "./held";

beforeAll(() => {
  startTexts("en");
  if (typeof document !== "undefined") speak("en");
});

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
    expect(standing(agent({ connected: false }))).toBe("reconnecting");
    expect(standing(agent({ connected: false, status: "offline" }))).toBe("offline");
  });

  it("fills the bar by what they have of what they may have", () => {
    expect(share(agent())).toBeCloseTo(1 / 3);
    expect(share(agent({ load: 4, capacity: 3 }))).toBe(1);
    expect(share(agent({ load: 0, capacity: 0 }))).toBe(0);
  });

  it("stands above those with less to do and those who are not at work", () => {
    const [busy, free, gone] = [
      agent({ name: "Busy", load: 3 }),
      agent({ name: "Free", load: 0 }),
      agent({ name: "Gone", status: "offline", load: 3 }),
    ];
    expect([gone, free, busy].toSorted(byWork)).toEqual([busy, free, gone]);
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
