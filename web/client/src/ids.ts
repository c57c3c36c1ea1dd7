/** Where unpredictable bytes come from, such as `crypto`. */
export type Bytes = { readonly getRandomValues: (array: Uint8Array<ArrayBuffer>) => unknown };

/** Makes UUIDs of version 7 (RFC 9562) that rise strictly, also within a millisecond and when the clock falls back. */
export function uuids(now: () => number, bytes: Bytes): () => string {
  let time = 0;
  let counter = 0;
  return () => {
    const b = new Uint8Array(16);
    bytes.getRandomValues(b);
    counter += 1;
    if (now() > time || counter > 0xfff) {
      time = Math.max(time + 1, now());
      counter = 0;
    }
    const head = time.toString(16).padStart(12, "0") + (0x7000 + counter).toString(16);
    const variant = 0x80 | ((b[8] ?? 0) & 0x3f);
    const tail = [variant, ...b.subarray(9)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return `${head.slice(0, 8)}-${head.slice(8, 12)}-${head.slice(12)}-${tail.slice(0, 4)}-${tail.slice(4)}`;
  };
}
