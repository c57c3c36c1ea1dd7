import type { Held } from "@rapport/client";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDesk, useDeskState } from "../desk/desk";
import { listsOf } from "../inbox/listing";
import { attentive } from "../shared/attention";
import { givenName, handle } from "../shared/names";
import { useEnvironment } from "../shell/environment";
import { go } from "../shell/route";
import { useView } from "../shell/view";
import { whyText } from "../thread/why";
import { type ArrivalWatch, createArrivals } from "./arrivals";
import { showBadge } from "./badge";
import { watchMessages } from "./messages";

/** How often a new conversation rings until somebody opens it, if so chosen. */
const repeatMs = 8_000;
/** A message in a conversation that is mine already is worth half the noise of a new one. */
const messageLoudness = 0.5;

/** Sound, browser notification, title and favicon for what comes while the agent looks elsewhere. */
export function useAlerts(): ArrivalWatch {
  const desk = useDesk();
  const [watch] = useState(() => createArrivals(desk.state));
  const ring = useRing();
  const tell = useTelling();
  useEffect(
    () =>
      watch.start((held, arrival) => {
        ring(1);
        tell.arrival(held, arrival.assigned);
      }),
    [watch, ring, tell],
  );
  useEffect(
    () =>
      watchMessages(desk.state, (held, text) => {
        if (watch.arrivals.value().has(held.conversation.id)) return;
        ring(messageLoudness);
        tell.message(held, text);
      }),
    [desk, watch, ring, tell],
  );
  useRepeating(watch, ring);
  useBadge();
  return watch;
}

/** Plays the chosen sound, if sound is on; `loudness` is a part of the chosen volume. */
function useRing(): (loudness: number) => void {
  const { preferences, player } = useEnvironment();
  return useMemo(
    () => (loudness) => {
      const { sound, soundName, volume } = preferences.value();
      if (sound) player.play(soundName, volume * loudness);
    },
    [preferences, player],
  );
}

interface Telling {
  readonly arrival: (held: Held, assigned: Parameters<typeof whyText>[1] | undefined) => void;
  readonly message: (held: Held, text: string) => void;
}

/** Shows browser notifications while the agent does not look at the page; a click opens the conversation. */
function useTelling(): Telling {
  const { t } = useTranslation();
  const desk = useDesk();
  const view = useView();
  const { preferences, notifier } = useEnvironment();
  return useMemo(() => {
    const nameOf = ({ conversation: { visitor, id } }: Held): string =>
      givenName(visitor) ?? t("visitor.anonymous", { handle: handle(visitor?.id ?? id) });
    const notify = (held: Held, title: string, body: string): void => {
      if (!preferences.value().notifications || attentive()) return;
      const conversation = held.conversation.id;
      const onClick = (): void => {
        view.set((now) => ({ ...now, tab: "mine" }));
        go({ page: "inbox", conversation });
      };
      notifier.show({ title, body, tag: conversation, onClick });
    };
    return {
      arrival: (held, assigned) => {
        const why = assigned === undefined ? undefined : whyText(t, assigned, desk.state.value().me?.id);
        notify(held, t("alert.assigned", { name: nameOf(held) }), why ?? "");
      },
      message: (held, text) => notify(held, nameOf(held), text),
    };
  }, [t, desk, view, preferences, notifier]);
}

function useRepeating(watch: ArrivalWatch, ring: (loudness: number) => void): void {
  const { preferences } = useEnvironment();
  useEffect(() => {
    const timer = setInterval(() => {
      if (preferences.value().repeat && watch.arrivals.value().size > 0) ring(1);
    }, repeatMs);
    return () => clearInterval(timer);
  }, [watch, ring, preferences]);
}

function useBadge(): void {
  const unread = useDeskState((state) => listsOf(state).mine.reduce((sum, row) => sum + row.unread, 0));
  useEffect(() => showBadge(document, unread, "Rapport"), [unread]);
  useEffect(() => () => showBadge(document, 0, "Rapport"), []);
}
