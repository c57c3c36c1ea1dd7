import type { Held } from "@rapport/client";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useDesk, useDeskState } from "../desk/desk";
import { listsOf } from "../inbox/listing";
import { attentive } from "../shared/attention";
import { givenName, handle } from "../shared/names";
import { useEnvironment } from "../shell/environment";
import { go } from "../shell/route";
import { useView } from "../shell/view";
import { whyText } from "../thread/why";
import { type ArrivalWatch, watchArrivals } from "./arrivals";
import { showBadge } from "./badge";
import { watchMessages } from "./messages";

/** How often a new conversation rings until somebody opens it, if so chosen. */
const repeatMs = 8_000;
/** A message in a conversation that is mine already is worth half the noise of a new one. */
const messageLoudness = 0.5;

/** Sound, browser notification, title and favicon for what comes while the agent looks elsewhere. */
export function useAlerts(): ArrivalWatch {
  const { t } = useTranslation();
  const desk = useDesk();
  const view = useView();
  const { preferences, player, notifier } = useEnvironment();
  const translate = useRef(t);
  translate.current = t;

  const alerts = useMemo(() => {
    const ring = (loudness: number): void => {
      const { sound, soundName, volume } = preferences.value();
      if (sound) player.play(soundName, volume * loudness);
    };
    const open = (conversation: string): void => {
      view.set((now) => ({ ...now, tab: "mine" }));
      go({ page: "inbox", conversation });
    };
    const notify = (held: Held, title: string, body: string): void => {
      if (!preferences.value().notifications || attentive()) return;
      const conversation = held.conversation.id;
      notifier.show({ title, body, tag: conversation, onClick: () => open(conversation) });
    };
    const nameOf = (held: Held): string => {
      const { visitor, id } = held.conversation;
      return (
        givenName(visitor) ?? translate.current("visitor.anonymous", { handle: handle(visitor?.id ?? id) })
      );
    };
    const arrivals = watchArrivals(desk.state, (held, arrival) => {
      ring(1);
      const why =
        arrival.assigned === undefined
          ? undefined
          : whyText(translate.current, arrival.assigned, desk.state.value().me?.id);
      notify(held, translate.current("alert.assigned", { name: nameOf(held) }), why ?? "");
    });
    const stopMessages = watchMessages(desk.state, (held, text) => {
      if (arrivals.arrivals.value().has(held.conversation.id)) return;
      ring(messageLoudness);
      notify(held, nameOf(held), text);
    });
    return { arrivals, ring, stop: () => [arrivals.stop(), stopMessages()] };
  }, [desk, preferences, player, notifier, view]);

  useEffect(() => () => void alerts.stop(), [alerts]);

  useEffect(() => {
    const timer = setInterval(() => {
      if (preferences.value().repeat && alerts.arrivals.arrivals.value().size > 0) alerts.ring(1);
    }, repeatMs);
    return () => clearInterval(timer);
  }, [alerts, preferences]);

  const unread = useDeskState((state) => listsOf(state).mine.reduce((sum, row) => sum + row.unread, 0));
  useEffect(() => {
    showBadge(document, unread, "Rapport");
  }, [unread]);
  useEffect(() => () => showBadge(document, 0, "Rapport"), []);

  return alerts.arrivals;
}
