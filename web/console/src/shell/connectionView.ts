import type { Link } from "@rapport/client";

/** The connection as an agent should know it. `silent`: open, but nothing heard for longer than the server promises. */
export type ConnectionView =
  | { readonly kind: "live" }
  | { readonly kind: "silent"; readonly seconds: number }
  | { readonly kind: "connecting" }
  | { readonly kind: "waiting"; readonly seconds: number }
  | { readonly kind: "ended"; readonly code: number };

/** A tick may be late by the way of the network and by a busy server; beyond that the silence means something. */
const slackMs = 3_000;

export function connectionView(link: Link, tickMs: number, now: number): ConnectionView {
  switch (link.at) {
    case "live": {
      const silentMs = now - link.heardAt;
      return silentMs > tickMs + slackMs
        ? { kind: "silent", seconds: Math.floor(silentMs / 1000) }
        : { kind: "live" };
    }
    case "waiting":
      return { kind: "waiting", seconds: Math.max(0, Math.ceil((link.retryAt - now) / 1000)) };
    case "ended":
      return { kind: "ended", code: link.code };
    case "off":
    case "connecting":
    case "greeting":
      return { kind: "connecting" };
  }
}
