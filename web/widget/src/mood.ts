import { type Held, ownConversation, type SharedClient, type State, unread } from "@rapport/client/visitor";
import { tell } from "./api.ts";
import type { Ui } from "./face.ts";
import { kept, storage } from "./kept.ts";
import { chime } from "./sound.ts";

/** How long a connection may be missing before it is worth a word. */
const PATIENCE_MS = 1_500;

const CALM: Ui = {
  open: false,
  sound: false,
  ending: false,
  score: 0,
  ratedCycle: 0,
  newFrom: 0,
  away: false,
  teased: 0,
  lost: false,
  said: "",
  emailed: false,
};

/** What a tab knows beside the conversation, and what follows from a change of either. */
export class Mood {
  ui: Ui;
  held: Held | undefined;
  unread = 0;

  readonly #client: SharedClient;
  readonly #draw: () => void;
  readonly #tab;
  readonly #sound;
  /** Whether this visitor had something open when last seen: a reason to connect before anybody asks. */
  readonly #busy;
  #curious: boolean;
  /** The last foreign message heard of; undefined: no conversation was seen yet. */
  #heard: number | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(client: SharedClient, prefix: string, draw: () => void) {
    const local = storage("localStorage");
    this.#client = client;
    this.#draw = draw;
    this.#tab = kept<Partial<Ui>>(storage("sessionStorage"), `${prefix}/tab`);
    this.#sound = kept<boolean>(local, `${prefix}/sound`);
    this.#busy = kept<boolean>(local, `${prefix}/busy`);
    this.#curious = this.#busy.read() ?? false;
    this.ui = { ...CALM, sound: this.#sound.read() ?? false, ...this.#tab.read() };
    client.subscribe(this.#changed);
    this.#want();
  }

  readonly set = (change: Partial<Ui>): void => {
    this.ui = { ...this.ui, ...change };
    const { open, ratedCycle, teased, emailed, sound } = this.ui;
    this.#tab.write({ open, ratedCycle, teased, emailed });
    if ("sound" in change) {
      this.#sound.write(sound);
      // Heard at once, and the browser allows it from now on.
      if (sound) chime();
    }
    this.#draw();
  };

  toggle(open: boolean): void {
    const seen = this.held && Math.max(this.held.conversation.read.visitor, this.held.marks.read);
    this.set({ open, ending: false, newFrom: open && this.unread > 0 ? seen : 0 });
    this.#want();
    tell(open ? "open" : "close");
  }

  readonly look = (): void => {
    this.#curious = true;
    this.#want();
  };

  reset(): void {
    this.#client.wish({ type: "reset" });
    this.#busy.write(undefined);
    this.#tab.write(undefined);
    this.#curious = false;
    this.#heard = undefined;
    this.ui = { ...CALM, sound: this.ui.sound, open: this.ui.open };
    this.#changed();
  }

  readonly #changed = (): void => {
    const state = this.#client.snapshot();
    this.held = ownConversation(state);
    const waiting = this.held ? unread(state, this.held) : 0;
    if (waiting !== this.unread) tell("unread", waiting);
    this.unread = waiting;
    if (state.me && state.link.at === "live") {
      this.#curious = false;
      const busy = this.#engaged();
      if (busy !== (this.#busy.read() ?? false)) this.#busy.write(busy || undefined);
    }
    this.#listen();
    this.#endure(state);
    this.#want();
    this.#draw();
  };

  /** Something may still happen, also while the panel is closed. */
  #engaged(): boolean {
    const pending = this.#client.snapshot().queue.some((item) => item.kind === "message" && !item.refusal);
    return (!!this.held && this.held.conversation.state !== "idle") || this.unread > 0 || pending;
  }

  #want(): void {
    this.#client.want(this.ui.open || this.#curious || this.#engaged());
  }

  /** Says what came new: to the screen reader, the page and, if wished, the ear. */
  #listen(): void {
    if (!this.held?.live && this.#heard === undefined) return;
    const last = this.held?.entries.findLast(
      ({ content, author }) => content.kind === "text" && author.kind !== "visitor",
    );
    const seq = last?.seq ?? 0;
    if (this.#heard !== undefined && seq > this.#heard && last?.content.kind === "text") {
      const { name } = last.author;
      const { text } = last.content;
      this.ui = { ...this.ui, said: `${name ?? ""}: ${text}` };
      tell("message", { name, text });
      if (this.ui.sound && (document.hidden || !this.ui.open)) chime();
    }
    this.#heard = Math.max(seq, this.#heard ?? 0);
  }

  /** A connection that is missing is worth a word after a moment, not at once. */
  #endure({ link, me }: State): void {
    const missing = me && link.at !== "live" && link.at !== "off";
    if (missing && !this.#patience) this.#patience = setTimeout(() => this.set({ lost: true }), PATIENCE_MS);
    if (missing) return;
    clearTimeout(this.#patience);
    this.#patience = undefined;
    if (this.ui.lost) this.set({ lost: false });
  }
}
