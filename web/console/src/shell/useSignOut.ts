import { useCallback } from "react";
import { useDesk } from "../desk/desk";
import { rest } from "../rest/rest";

/** Ends the session on the server, which closes its sockets; the page then starts anew, holding nothing. */
export function useSignOut(): () => Promise<void> {
  const desk = useDesk();
  return useCallback(async () => {
    await rest.signOut();
    desk.wish({ type: "disconnect" });
    location.replace("/");
    location.reload();
  }, [desk]);
}
