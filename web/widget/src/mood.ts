import { type Held, ownConversation, type SharedEngine, type State, unread } from "@rapport/client/visitor";
import { tell } from "./api.ts";
import type { Heard, Ui } from "./face.ts";
import { kept, storage } from "./kept.ts";

/** Rarely wanted, so fetched when it is. */
const chime = () => void import("./sound.ts").then(({ chime }) => chime());

/** How long a connection may be missing before it is worth a word. */
const PATIENCE_MS = 1_500;

/** What a tab knows beside the conversation, and what follows from a change of either. */
export function moodOf(client: SharedEngine, prefix: string, draw: () => void) {
  const tab = kept<Partial<Ui>>(storage("sessionStorage"), `${prefix}/tab`);
  const noisy = kept<boolean>(storage("localStorage"), `${prefix}/sound`);
  /** Whether this visitor had something open when last seen: a reason to connect before anybody asks. */
  const busy = kept<boolean>(storage("localStorage"), `${prefix}/busy`);
  let curious = busy.read();
  let patience: ReturnType<typeof setTimeout> | undefined;

  const mood = {
    ui: { sound: noisy.read(), ...tab.read() } as Ui,
    held: undefined as Held | undefined,
    unread: 0,
    /** The last message of the other side; undefined: no conversation was seen yet. */
    heard: undefined as Heard | undefined,

    set(change: Partial<Ui>): void {
      mood.ui = { ...mood.ui, ...change };
      const { open, ratedCycle, teased, emailed, sound } = mood.ui;
      tab.write({ open, ratedCycle, teased, emailed });
      noisy.write(sound);
      // Heard at once, and the browser allows it from now on.
      if (change.sound) chime();
      draw();
    },

    toggle(open: boolean): void {
      const seen = mood.held && Math.max(mood.held.conversation.read.visitor, mood.held.marks.read);
      mood.set({ open, ending: false, newFrom: open && mood.unread > 0 ? seen : undefined });
      want();
      tell(open ? "open" : "close");
    },

    look(): void {
      curious = true;
      want();
    },

    reset(): void {
      client.wish({ type: "reset" });
      busy.write(undefined);
      const { sound, open } = mood.ui;
      mood.ui = { sound, open };
      mood.heard = undefined;
      mood.set({});
    },
  };

  function changed(): void {
    const state = client.snapshot();
    const held = ownConversation(state);
    const waiting = held ? unread(state, held) : 0;
    if (waiting !== mood.unread) tell("unread", waiting);
    Object.assign(mood, { held, unread: waiting });
    if (state.me && state.link.at === "live") {
      curious = false;
      busy.write(engaged() || undefined);
    }
    listen();
    endure(state);
    want();
    draw();
  }

  /** Something may still happen, also while the panel is closed. */
  function engaged(): boolean {
    const pending = client.snapshot().queue.some((item) => item.kind === "message" && !item.refusal);
    return (mood.held?.conversation.state ?? "idle") !== "idle" || mood.unread > 0 || pending;
  }

  function want(): void {
    client.want(mood.ui.open || curious || engaged());
  }

  /** Says what came new: to the screen reader, the page and, if wished, the ear. */
  function listen(): void {
    const { held, heard, ui } = mood;
    if (!held?.live && !heard) return;
    const last = held?.entries.findLast(
      ({ content, author }) => content.kind === "text" && author.kind !== "visitor",
    );
    const text = last?.content.kind === "text" ? last.content.text : "";
    const { seq = 0, author } = last ?? {};
    const name = author?.name ?? "";
    if (heard && seq <= heard.seq) return;
    mood.heard = { seq, name, text };
    if (!heard) return;
    mood.ui = { ...ui, said: `${name}: ${text}` };
    tell("message", { name, text });
    if (ui.sound && (document.hidden || !ui.open)) chime();
  }

  /** A connection that is missing is worth a word after a moment, not at once. */
  function endure({ link }: State): void {
    if (link.at !== "live" && link.at !== "off") {
      patience ??= setTimeout(() => mood.set({ lost: true }), PATIENCE_MS);
      return;
    }
    clearTimeout(patience);
    patience = undefined;
    mood.ui = { ...mood.ui, lost: false };
  }

  client.subscribe(changed);
  want();
  return mood;
}

export type Mood = ReturnType<typeof moodOf>;
