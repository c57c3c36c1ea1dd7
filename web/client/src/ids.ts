/** Where unpredictable bytes come from, such as `crypto`. */
export type Bytes = { readonly getRandomValues: (array: Uint8Array<ArrayBuffer>) => Uint8Array };

/** Makes UUIDs of version 7 (RFC 9562) that rise strictly, also within a millisecond and when the clock falls back. */
export function uuids(now: () => number, bytes: Bytes): () => string {
  let time = 0;
  return () => {
    // Ten of the twelve bits after the version count on within a millisecond: they are its fraction.
    time = Math.max(time + 1, now() * 1024);
    const count = (time % 1024) * 4 + 0x7000;
    const chance = bytes.getRandomValues(new Uint8Array(8));
    chance[0] = ((chance[0] ?? 0) & 0x3f) | 0x80;
    const hex = [...chance].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const head = Math.floor(time / 1024)
      .toString(16)
      .padStart(12, "0");
    return (head + count.toString(16) + hex).replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };
}
