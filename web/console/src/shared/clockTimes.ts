/**
 * A time of day as it is written down: `9`, `930`, `9:30` and `9.30` mean what one thinks; what is no time is left to be
 * refused.
 */
export function tidyTime(text: string): string {
  const [, hour, minute = "00"] = /^\s*(\d{1,2})(?:[:：.]?(\d{2}))?\s*$/u.exec(text) ?? [];
  return hour === undefined ? text.trim() : `${hour.padStart(2, "0")}:${minute}`;
}
