import { useDeskState } from "../desk/desk";
import { useNow } from "../shared/ticking";
import { type ConnectionView, connectionView } from "./connectionView";

export function useConnection(): ConnectionView {
  const link = useDeskState((state) => state.link);
  const tickMs = useDeskState((state) => state.tickMs);
  return connectionView(link, tickMs, useNow());
}
