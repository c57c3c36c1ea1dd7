import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

export type Person = {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly password: string;
};

type Ready = {
  readonly url: string;
  readonly site: { readonly id: string; readonly key: string };
  readonly admin: Person;
  readonly agents: readonly Person[];
  readonly supervisors: readonly Person[];
};

const root = new URL("../../../", import.meta.url).pathname;
/** Building, if that is needed, takes a while. */
const PATIENCE_MS = 230_000;

/** Where people go: the server, or what stands before it. */
export type Place = Pick<RealServer, "url" | "shop" | "person">;

/** A real server in a process of its own, with the demo's shop and people, in a data folder of its own. */
export class RealServer {
  readonly #process: ChildProcess;
  readonly #folder: string;
  readonly #ready: Ready;
  #token = "";

  private constructor(process: ChildProcess, folder: string, ready: Ready) {
    this.#process = process;
    this.#folder = folder;
    this.#ready = ready;
  }

  static async start(): Promise<RealServer> {
    const folder = mkdtempSync(join(tmpdir(), "rapport-e2e-"));
    const file = join(folder, "ready.json");
    const data = join(folder, "data");
    const options = ["demo", "--port", "0", "--data", data, "--ready-file", file];
    let said = "";
    const child = spawn(process.env.RAPPORT ?? "./rapport", options, {
      cwd: root,
      env: { ...process.env, RAPPORT_AOT: "off" },
    });
    child.stdout.on("data", (text) => {
      said += text;
    });
    child.stderr.on("data", (text) => {
      said += text;
    });
    for (const end = Date.now() + PATIENCE_MS; !existsSync(file); await pause(100))
      if (child.exitCode !== null || Date.now() > end) throw new Error(`the server did not start:\n${said}`);
    const server = new RealServer(child, folder, JSON.parse(readFileSync(file, "utf8")));
    await server.#signIn();
    return server;
  }

  get url(): string {
    return this.#ready.url;
  }

  get shop(): string {
    return `${this.url}/shop/`;
  }

  get siteKey(): string {
    return this.#ready.site.key;
  }

  get admin(): Person {
    return this.#ready.admin;
  }

  person(login: string): Person {
    const everybody = [...this.#ready.agents, ...this.#ready.supervisors, this.#ready.admin];
    const found = everybody.find((one) => one.login === login);
    if (!found) throw new Error(`nobody is called ${login}`);
    return found;
  }

  /** Who may set everything. */
  get administrator(): Person {
    return this.#ready.admin;
  }

  /** What an administrator's program asks for. */
  ask(method: string, path: string, body: object): Promise<unknown> {
    return this.#call(method, path, body);
  }

  policy(policy: object): Promise<void> {
    return this.#patch(`sites/${this.#ready.site.id}`, { policy });
  }

  capacity(login: string, capacity: number): Promise<void> {
    return this.#patch(`agents/${this.person(login).id}`, { capacity });
  }

  async stop(): Promise<void> {
    const gone = new Promise((done) => this.#process.once("exit", done));
    this.#process.kill("SIGTERM");
    await gone;
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #signIn(): Promise<void> {
    const { login, password } = this.#ready.admin;
    const answer = await this.#call("POST", "session", { login, password });
    this.#token = (answer as { token: string }).token;
  }

  async #patch(path: string, body: object): Promise<void> {
    await this.#call("PATCH", path, body);
  }

  async #call(method: string, path: string, body: object): Promise<unknown> {
    const response = await fetch(`${this.url}/api/v1/${path}`, {
      method,
      headers: {
        "content-type": "application/json",
        ...(this.#token && { authorization: `Bearer ${this.#token}` }),
      },
      ...(method === "GET" || method === "DELETE" ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? undefined : response.json();
  }
}
