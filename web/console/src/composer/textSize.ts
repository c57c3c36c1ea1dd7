/** How many bytes of UTF-8 are left of `limit`; the wire counts bytes, and a Chinese character has three. */
export function remaining(text: string, limit: number): number {
  // Three bytes a UTF-16 unit is the most there can be: no need to count what is surely short enough.
  if (text.length * 3 < limit / 2) return limit - text.length;
  return limit - new TextEncoder().encode(text).length;
}
