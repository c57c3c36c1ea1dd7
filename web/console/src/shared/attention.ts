import { useSyncExternalStore } from "react";

/** True while the agent can be looking at the page: it is visible and has the focus. */
export function attentive(): boolean {
  return document.visibilityState === "visible" && document.hasFocus();
}

export function onAttention(changed: () => void): () => void {
  addEventListener("focus", changed);
  addEventListener("blur", changed);
  document.addEventListener("visibilitychange", changed);
  return () => {
    removeEventListener("focus", changed);
    removeEventListener("blur", changed);
    document.removeEventListener("visibilitychange", changed);
  };
}

export function useAttention(): boolean {
  return useSyncExternalStore(onAttention, attentive);
}
