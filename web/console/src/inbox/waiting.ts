/** How long a visitor may wait for an answer before the row says so. Colour is kept for what needs somebody. */
export const amberAfterMs = 60_000;
export const redAfterMs = 180_000;

export type Urgency = "calm" | "amber" | "red";

export function urgency(waitedMs: number): Urgency {
  if (waitedMs >= redAfterMs) return "red";
  return waitedMs >= amberAfterMs ? "amber" : "calm";
}

/** A stretch of time in as few characters as a row has room for: `45 s`, `12 min`, `3 h`, `2 d`. */
export interface ShortSpan {
  readonly amount: number;
  readonly unit: "second" | "minute" | "hour" | "day";
}

export function shortSpan(ms: number): ShortSpan {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return { amount: seconds, unit: "second" };
  if (seconds < 3_600) return { amount: Math.floor(seconds / 60), unit: "minute" };
  if (seconds < 86_400) return { amount: Math.floor(seconds / 3_600), unit: "hour" };
  return { amount: Math.floor(seconds / 86_400), unit: "day" };
}
