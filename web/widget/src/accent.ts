/** The site's colour, and what can be read upon it. */
export function accentRule(colour: string | undefined): string {
  const hex = /^#([\da-f]{6})$/i.exec(colour ?? "")?.[1];
  if (!hex) return "";
  const part = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4);
  // White on it while the contrast of white is the better one (WCAG 2.2, relative luminance).
  const on = 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? "#fff" : "#000";
  return `:host{--accent:#${hex}!important;--on-accent:${on}!important}`;
}
