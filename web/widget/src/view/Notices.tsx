import type { Face } from "../face.ts";
import type { Word } from "../words.ts";
import { h } from "./dom.ts";

/** The connection, when there is something to say about it. */
export const Banner = ({ client, t, ui, now }: Face) => {
  const { link } = client.snapshot();
  if (!ui.lost) return null;
  if (link.at === "ended") return <p class="banner">{t("ended")}</p>;
  const seconds = link.at === "waiting" ? Math.ceil((link.retryAt - now) / 1000) : 0;
  return (
    <p class="banner" role="status">
      {t("offline")}{" "}
      {seconds > 1 && (
        <button onclick={() => client.wish({ type: "hurry" })}>
          {t("retry")} ({seconds})
        </button>
      )}
    </p>
  );
};

/** Place and reason of who waits, and what may be left for later. */
export const Queue = ({ client, t, ui, held, set, locale }: Face) => {
  const queue = held?.conversation.queue;
  if (!queue) return null;
  const { reason, position: n, estimateSeconds, opensAt } = queue;
  return (
    <div class="card" role="status">
      {t((n ? reason : "nobody_online") as Word, { n })}
      {opensAt &&
        ` ${t("opens", { at: new Date(opensAt).toLocaleString(locale, { dateStyle: "full", timeStyle: "short" }) })}`}
      {estimateSeconds && ` ${t("estimate", { n: Math.ceil(estimateSeconds / 60) })}`}
      {(!n || reason === "nobody_online") && !ui.emailed && (
        <Line
          name="email"
          type="email"
          label={t("email")}
          send={t("send")}
          submit={(email) => {
            set({ emailed: true });
            client.wish({ type: "request", frame: { type: "profile", id: client.newId(), email } });
          }}
        />
      )}
      {ui.emailed && <p>{t("thanks")}</p>}
    </div>
  );
};

/** Asks before it ends what somebody waited for. */
export const Ending = ({ client, t, ui, set }: Face) =>
  ui.ending && (
    <div class="card" role="alertdialog" aria-label={t("end")}>
      <p>{t("end")}?</p>
      <button
        class="main"
        onclick={() => {
          set({ ending: false });
          client.wish({ type: "request", frame: { type: "close", id: client.newId() } });
        }}
      >
        {t("end")}
      </button>
      <button onclick={() => set({ ending: false })}>{t("keep")}</button>
    </div>
  );

type LineProps = {
  readonly name: string;
  readonly type?: string;
  readonly label: string;
  readonly send: string;
  readonly submit: (text: string) => void;
};

/** One line to fill in and send. */
export const Line = ({ name, type, label, send, submit }: LineProps) => (
  <form
    class="row"
    onsubmit={(event) => {
      event.preventDefault();
      submit(String(new FormData(event.currentTarget).get(name)));
    }}
  >
    <input
      name={name}
      type={type}
      required={!!type}
      placeholder={label}
      aria-label={label}
      maxlength="1000"
    />
    <button type="submit" class="main">
      {send}
    </button>
  </form>
);
