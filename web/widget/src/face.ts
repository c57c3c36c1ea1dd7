import type { Held, SharedEngine } from "@rapport/client/visitor";
import type { Settings } from "./configuration.ts";
import type { Words } from "./words.ts";

/** What a tab knows beside the conversation. Absent is no, or none. */
export type Ui = {
  readonly open?: boolean;
  readonly sound?: boolean;
  /** Asking whether to end the conversation. */
  readonly ending?: boolean;
  /** The stars chosen, before they are sent. */
  readonly score?: number;
  /** The cycle whose rating was given or dismissed. */
  readonly ratedCycle?: number;
  /** The read mark when the panel was opened: above it is new. */
  readonly newFrom?: number;
  /** Scrolled up: what comes is not followed. */
  readonly away?: boolean;
  /** The message whose teaser was dismissed. */
  readonly teased?: number;
  /** The connection has been missing for a moment. */
  readonly lost?: boolean;
  /** For the screen reader. */
  readonly said?: string;
  /** The e-mail address was left. */
  readonly emailed?: boolean;
};

/** The last message of the other side. */
export type Heard = { readonly seq: number; readonly name: string; readonly text: string };

/** What every part of the view is given. */
export type Face = {
  readonly client: SharedEngine;
  readonly t: Words;
  readonly locale: string;
  readonly settings: Settings;
  readonly ui: Ui;
  readonly held: Held | undefined;
  readonly unread: number;
  readonly heard: Heard | undefined;
  readonly set: (change: Partial<Ui>) => void;
  readonly toggle: (open: boolean) => void;
  readonly now: number;
};
