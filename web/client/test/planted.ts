import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Step } from "../src/index.ts";
import type { Part } from "../src/turn.ts";

/** A small mistake: a piece of one file of the client that is replaced by another. */
export type Bug = { readonly file: string; readonly original: string; readonly planted: string };

const bug = (file: string, original: string, planted: string): Bug => ({ file, original, planted });

/** What a client may get wrong without anybody seeing it for long. */
export const BUGS: readonly Bug[] = [
  bug("link.ts", "FIRST_DELAY_MS * 2 ** link.attempt", "FIRST_DELAY_MS"),
  bug("link.ts", "code < 5000 && !late", "code < 5000"),
  bug("link.ts", '"retryAfterMs" in link ? link.retryAfterMs : undefined', "undefined"),
  bug("link.ts", 'filter((item) => item.status !== "acked")', "filter(() => true)"),
  bug("link.ts", "!held.opened && isMine(state, held)", "isMine(state, held)"),
  bug("link.ts", "heardAt + 2 * tickMs", "heardAt + 3 * tickMs"),
  bug("log.ts", "from - held.last - 1 > PAGE", "from - held.last > PAGE + 100"),
  bug("log.ts", "++held.behindTicks > 1", "++held.behindTicks > 2"),
  bug("log.ts", 'if (item.status === "acked") return [];', ""),
  bug("log.ts", "held.last < held.head && held.last > before", "false"),
  bug("log.ts", "floor: page.floor", "floor: 1"),
  bug("log.ts", "deliveredTold: 0, readTold: 0 };\n}", "deliveredTold: 0 };\n}"),
  bug("marks.ts", 'if (mark === "read") reached', "if (false) reached"),
  bug("marks.ts", "COALESCE_MS = 250", "COALESCE_MS = 251"),
  bug("outbox.ts", "[...back, ...state.queue]", "[...state.queue, ...back]"),
  bug("outbox.ts", "(a.id < b.id ? -1 : 1)", "0"),
  bug("outbox.ts", 'message.refusal ? "failed" : "waiting"', '"waiting"'),
  bug("outbox.ts", 'if (message.status !== "acked") keep', "keep"),
  bug("outbox.ts", "held.last >= seq", "held.last > seq"),
  bug("queue.ts", "WINDOW = 16", "WINDOW = 17"),
  bug("queue.ts", "|| (reading && history)", ""),
  bug("queue.ts", "repeatable(item.frame) && !ended", "repeatable(item.frame)"),
  bug("agentPart.ts", "held.last !== undefined && !held.dismissed", "held.last !== undefined"),
  bug("agentPart.ts", "fence >= known.fence && ", ""),
  bug("agentPart.ts", "!opened && !isMine(turn.state, held)", "!opened"),
  bug("agentPart.ts", 'content.kind !== "note" && ', ""),
  bug("step.ts", "{ ...state.link, attempt: 0 }", "{ ...state.link }"),
];

/** The reducer of a copy of the client that has the mistake in it, for visitors or agents. */
export async function planted({ file, original, planted }: Bug): Promise<(agent: boolean) => Step> {
  const copy = mkdtempSync(join(tmpdir(), "rapport-client-"));
  try {
    cpSync(fileURLToPath(new URL("../src", import.meta.url)), copy, { recursive: true });
    const source = readFileSync(join(copy, file), "utf8");
    if (source.split(original).length !== 2)
      throw new Error(`what is to be replaced is not there exactly once: ${file}: ${original}`);
    writeFileSync(
      join(copy, file),
      source.replace(original, () => planted),
    );
    const module = (name: string) => import(/* @vite-ignore */ pathToFileURL(join(copy, name)).href);
    const { stepWith } = (await module("step.ts")) as { stepWith: (part?: Part) => Step };
    const { agentPart } = (await module("agentPart.ts")) as { agentPart: Part };
    return (agent) => stepWith(agent ? agentPart : undefined);
  } finally {
    rmSync(copy, { recursive: true });
  }
}
