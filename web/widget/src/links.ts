/** A piece of a text: plain, or a link with its checked address. */
export type Piece = string | { readonly text: string; readonly href: string };

const LINK = /https?:\/\/[^\s<>"'\u3000-\u303f\uff00-\uffef]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;

/** Finds addresses in what somebody wrote. Punctuation that ends a sentence is not part of one. */
export function pieces(text: string): readonly Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const address = match[0].replace(/[.,;:!?)\]]+$/, "");
    const href = safe(/^https?:/i.test(address) ? address : `mailto:${address}`);
    if (!href) continue;
    if (match.index > from) found.push(text.slice(from, match.index));
    found.push({ text: address, href });
    from = match.index + address.length;
  }
  if (from < text.length) found.push(text.slice(from));
  return found;
}

function safe(address: string): string | undefined {
  try {
    const { protocol, href } = new URL(address);
    return /^(https?|mailto):$/.test(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}
