/**
 * The site's colour, and black or white upon it: white on all that is darker than a lightness of 0.57, where both have
 * a contrast of 4.5:1 (a grey of that lightness has a luminance of 0.57³).
 */
export function accentRule(colour: string | undefined): string {
  if (!colour || !CSS.supports("color", colour)) return "";
  return `:host{--accent:${colour};--on-accent:oklch(from var(--accent) clamp(0,(.57 - l)*999,1) 0 0)}`;
}
