import type { Attributes, SharedEngine } from "@rapport/client/visitor";
import type { Settings } from "./configuration.ts";

/** What a site's own code may want of the widget. */
export type Deeds = {
  readonly toggle: (open?: boolean) => void;
  readonly settle: (settings: Settings) => void;
  readonly reset: () => void;
  /** Connects even if nobody has asked yet: somebody may have written. */
  readonly look: () => void;
};

/** What a site may say about its visitor; shown to agents as unverified. */
type About = { readonly name?: string; readonly email?: string; readonly attributes?: Attributes };

type Listener = (detail: unknown) => void;

/** `Rapport(what, …)` and the events that it speaks of, which are DOM events `rapport:…` of the document as well. */
export function api(client: SharedEngine, deeds: Deeds) {
  const on = (event: string, listener: Listener) =>
    document.addEventListener(`rapport:${event}`, (heard) => listener((heard as CustomEvent).detail));

  const deed: Readonly<Record<string, (a: never, b: never) => void>> = {
    open: () => deeds.toggle(true),
    close: () => deeds.toggle(false),
    toggle: () => deeds.toggle(),
    reset: deeds.reset,
    on,
    identify(identity: string) {
      client.wish({ type: "identify", identity });
      deeds.look();
    },
    set({ name, email, attributes, ...settings }: Settings & About) {
      deeds.settle(settings);
      if (name || email || attributes)
        client.wish({
          type: "request",
          frame: { type: "profile", id: client.newId(), name, email, attributes },
        });
    },
  };
  return ([what, ...rest]: readonly unknown[]) => deed[String(what)]?.(...(rest as [never, never]));
}

export const tell = (event: string, detail?: unknown) =>
  document.dispatchEvent(new CustomEvent(`rapport:${event}`, { detail }));
