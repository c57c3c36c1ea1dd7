const unknown = "–";

/** `0:07`, `12:30`, `1:02:03`. */
export function clock(seconds: number | undefined): string {
  if (seconds === undefined) return unknown;
  const whole = Math.round(seconds);
  const two = (value: number): string => String(value).padStart(2, "0");
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? `${minutes}:${two(whole % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}

/** Whole percent, and one digit more where whole ones would hide it. */
export function percent(share: number | undefined, language: string): string {
  if (share === undefined) return unknown;
  const small = (share > 0 && share < 0.1) || (share > 0.99 && share < 1);
  return new Intl.NumberFormat(language, {
    style: "percent",
    maximumFractionDigits: small ? 1 : 0,
  }).format(share);
}

export function count(value: number, language: string): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: value < 100 ? 1 : 0 }).format(value);
}

export const hourName = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;
