import { isMine } from "@rapport/client";
import { useEffect, useState } from "react";
import { useDesk, useDeskState } from "../desk/desk";

/**
 * Follows a conversation while it is on the screen. One that is mine comes by itself; any other is opened, and left
 * again when one goes elsewhere. Gives `missing` if there is no such conversation, or none that I may see.
 */
export function useFollowing(conversation: string): "here" | "coming" | "missing" {
  const desk = useDesk();
  const live = useDeskState((state) => state.link.at === "live");
  const mine = useDeskState((state) => {
    const held = state.conversations[conversation];
    return held !== undefined && held.conversation.state === "assigned" && isMine(state, held);
  });
  const known = useDeskState((state) => state.conversations[conversation] !== undefined);
  const [missing, setMissing] = useState<string | undefined>(undefined);

  useEffect(() => {
    if (!live || mine) return;
    let gone = false;
    // The client opens again by itself after a reconnect what it had opened before.
    if (desk.state.value().conversations[conversation]?.opened !== true) {
      void desk.open(conversation).then((answer) => {
        if (!gone && !answer.ok && answer.code === "not_found") setMissing(conversation);
      });
    }
    return () => {
      gone = true;
    };
  }, [desk, conversation, live, mine]);

  useEffect(
    () => () => {
      const state = desk.state.value();
      const held = state.conversations[conversation];
      if (held?.opened === true && !isMine(state, held)) void desk.leave(conversation);
    },
    [desk, conversation],
  );

  if (known) return "here";
  return missing === conversation ? "missing" : "coming";
}
