/** Where unpredictable bytes come from, such as `crypto`. */
export type Bytes = { readonly getRandomValues: (array: BigUint64Array<ArrayBuffer>) => BigUint64Array };

/** Makes UUIDs of version 7 (RFC 9562) that rise strictly, also within a millisecond and when the clock falls back. */
export function uuids(now: () => number, bytes: Bytes): () => string {
  let time = 0;
  return () => {
    // Ten of the twelve bits after the version count on within a millisecond: they are its fraction.
    time = Math.max(time + 1, now() * 1024);
    const head = Math.floor(time / 1024)
      .toString(16)
      .padStart(12, "0");
    const count = ((time % 1024) * 4 + 0x7000).toString(16);
    const [chance = 0n] = bytes.getRandomValues(new BigUint64Array(1));
    const tail = ((chance >> 2n) | (1n << 63n)).toString(16);
    return (head + count + tail).replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };
}
