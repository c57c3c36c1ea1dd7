import { closeOwn, profile } from "@rapport/client/visitor";
import type { Face } from "../face.ts";
import { h } from "./dom.ts";

/** The connection, when there is something to say about it. */
export const Banner = ({ client, t, ui, now }: Face) => {
  const { link } = client.snapshot();
  if (link.at === "ended") return <p class="banner">{t("ended")}</p>;
  if (!ui.lost) return null;
  const seconds = link.at === "waiting" ? Math.ceil((link.retryAt - now) / 1000) : 0;
  return (
    <p class="banner" role="status">
      {t("offline")}
      {seconds > 1 && (
        <button type="button" onclick={() => client.wish({ type: "hurry" })}>
          {t("now")} ({seconds})
        </button>
      )}
    </p>
  );
};

/** Place and reason of who waits, and what may be left for later. */
export const Queue = ({ client, t, ui, held, set }: Face) => {
  const queue = held?.conversation.queue;
  if (held?.conversation.state !== "queued" || !queue) return null;
  const { reason, position: n, estimateSeconds } = queue;
  return (
    <div class="card" role="status">
      {t(reason, { n })}
      {estimateSeconds !== undefined && ` ${t("estimate", { n: Math.ceil(estimateSeconds / 60) })}`}
      {reason === "nobody_online" && !ui.emailed && (
        <form
          onsubmit={(event) => {
            event.preventDefault();
            const email = String(new FormData(event.currentTarget).get("email"));
            set({ emailed: true });
            void profile(client, { email });
          }}
        >
          <input name="email" type="email" required placeholder={t("email")} aria-label={t("email")} />
          <button type="submit" class="main">
            {t("send")}
          </button>
        </form>
      )}
      {ui.emailed && <p>{t("thanks")}</p>}
    </div>
  );
};

/** Asks before it ends what somebody waited for. */
export const Ending = ({ client, t, ui, set }: Face) =>
  ui.ending && (
    <div class="card" role="alertdialog" aria-label={t("end_sure")}>
      <p>{t("end_sure")}</p>
      <button
        type="button"
        class="main"
        onclick={() => {
          set({ ending: false });
          void closeOwn(client);
        }}
      >
        {t("end")}
      </button>
      <button type="button" onclick={() => set({ ending: false })}>
        {t("keep")}
      </button>
    </div>
  );
