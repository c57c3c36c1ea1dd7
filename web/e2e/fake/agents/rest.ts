import type { FakeAgent, World } from "./world.ts";

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly agent: FakeAgent | undefined;
}

export interface Told {
  readonly status: number;
  readonly body?: unknown;
  readonly signIn?: FakeAgent;
}

const site = {
  id: "site-1",
  key: "shop",
  name: "Teehaus 茶舍",
  allowedOrigins: ["https://shop.example.com"],
  identitySecret: "fake-secret",
  policy: {
    strategy: "balanced",
    graceSeconds: 20,
    memoryDays: 30,
    patienceSeconds: 0,
    returnPolicy: "stay",
    answerSeconds: 0,
    idleMinutes: 30,
    requirements: { team: "team-1", skills: [{ skill: "skill-1", level: 3 }] },
    queueLimit: 0,
    hours: {
      zone: "Europe/Berlin",
      week: { monday: [{ from: "09:00", to: "18:00" }] },
      holidays: [{ date: "2026-12-25", name: "Christmas", open: [] }],
    },
  },
};
const teams = [{ id: "team-1", name: "Tea" }];
const skills = [{ id: "skill-1", name: "German" }];

/** The REST of the contract's section 9, as far as the console asks. */
export function answer(world: World, { method, path, query, body, agent }: Asked): Told {
  if (method === "POST" && path === "/session") {
    const found = world.agents.find((one) => one.login === body.login && one.password === body.password);
    return found === undefined
      ? problem(401, "Unauthorized")
      : { status: 200, body: { token: found.id, agent: found }, signIn: found };
  }
  if (method === "POST" && path === "/setup")
    return body.token === "first" ? firstAdministrator(world, body) : problem(404, "Not Found");
  if (agent === undefined) return problem(401, "Unauthorized");
  const parts = path.split("/").slice(1);
  if (method === "DELETE" && path === "/session") return { status: 204 };
  if (path === "/agents") {
    if (method === "GET")
      return { status: 200, body: { agents: world.agents.map((one) => person(world, one)) } };
    return {
      status: 201,
      body: person(world, world.addAgent({ ...(body as unknown as FakeAgent), status: "offline" })),
    };
  }
  if (parts[0] === "agents" && method === "PATCH") {
    const whose = world.agent(parts[1]);
    if (whose === undefined) return problem(404, "Not Found");
    Object.assign(whose, body);
    return { status: 200, body: person(world, whose) };
  }
  if (path === "/teams") return { status: 200, body: { teams } };
  if (path === "/skills") return { status: 200, body: { skills } };
  if (path === "/sites") return { status: 200, body: { sites: [site] } };
  if (parts[0] === "sites") return { status: 200, body: { ...site, ...body } };
  if (parts[0] === "visitors") {
    const one = [...world.conversations.values()].find((candidate) => candidate.visitor.id === parts[1]);
    if (one === undefined) return problem(404, "Not Found");
    if (typeof body.agent === "string") one.visitor.owner = body.agent;
    else delete one.visitor.owner;
    world.changed(one);
    return { status: 204 };
  }
  if (parts[2] === "decisions")
    return { status: 200, body: { decisions: world.conversations.get(parts[1] ?? "")?.decisions ?? [] } };
  if (path === "/conversations") {
    const all = [...world.conversations.values()]
      .filter((one) => query.get("state") === null || one.state === query.get("state"))
      .map((one) => world.shown(one));
    return { status: 200, body: { conversations: all, more: false } };
  }
  return problem(404, "Not Found");
}

function firstAdministrator(world: World, body: Asked["body"]): Told {
  const [login, password, name] = [String(body.login), String(body.password), String(body.name)];
  const made = world.addAgent({
    login,
    password,
    name,
    role: "administrator",
    capacity: 5,
    status: "offline",
  });
  return { status: 201, body: { token: made.id, agent: made }, signIn: made };
}

function person(world: World, { id, login, name, role, capacity, status, disabled }: FakeAgent): object {
  return { id, login, name, role, capacity, status, load: world.load(id), ...(disabled ? { disabled } : {}) };
}

function problem(status: number, title: string): Told {
  return { status, body: { type: "about:blank", title, status } };
}
