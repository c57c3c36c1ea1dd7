import { type Channel, dialWith, engine, type SharedEngine, share, uuids } from "@rapport/client/visitor";
import type { Configuration } from "./configuration.ts";
import { kept, storage } from "./kept.ts";

type Known = { readonly account: string; readonly token: string };

/** The page that the visitor is on, without the part that only concerns the page. */
export const here = () => ({
  url: location.href.split("#")[0] ?? "",
  title: document.title,
  referrer: document.referrer || undefined,
});

/** The client of this tab: one connection for all tabs where the browser has locks, else one of its own. */
export function linkUp({ base, data }: Configuration, prefix: string, locale: string): SharedEngine {
  const store = storage("localStorage");
  const me = kept<Known>(store, `${prefix}/me`);
  const known = me.read();
  const id = uuids(Date.now, crypto);
  const locks = navigator.locks && window.BroadcastChannel ? navigator.locks : undefined;
  const client = share(
    engine,
    {
      opening: { as: "visitor", site: data.site ?? "", token: known?.token, page: here(), locale },
      session: id(),
      account: known?.account,
      prefix,
      token: me.write,
    },
    {
      dial: dialWith(
        () => new WebSocket(`${base.replace(/^http/, "ws")}ws`, "rapport.v1"),
        (bySocket) =>
          import("@rapport/client/stream").then(({ streamInstead }) => streamInstead(bySocket, base)),
      ),
      store,
      now: Date.now,
      random: Math.random,
      id,
      after(delay, action) {
        const timer = setTimeout(action, delay);
        return () => clearTimeout(timer);
      },
    },
    locks ? (new BroadcastChannel(prefix) as Channel) : { postMessage() {}, onmessage: null },
    (action) => void (locks ? locks.request(prefix, action) : action()),
  );
  addEventListener("pagehide", client.leave);
  addEventListener("pageshow", ({ persisted }) => persisted && client.join());
  addEventListener("online", () => client.wish({ type: "hurry" }));
  return client;
}
