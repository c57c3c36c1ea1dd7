/** A stretch of a message: plain, or an address that may be followed. */
export type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly href: string };

const allowed: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);
// Something that starts like an address and runs until a space, a quote or a CJK sign, which never belongs to one.
const candidate = /(?:https?:\/\/|mailto:)[^\s<>"'`\u3000-\u303f\uff00-\uffef]+/giu;
const trailing = /[.,;:!?)\]}'"]+$/u;

/** Splits a text into plain pieces and links. What the URL parser does not accept stays plain text. */
export function pieces(text: string): readonly Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(candidate)) {
    const address = withoutTrailing(match[0]);
    const href = safeHref(address);
    if (href === undefined) continue;
    if (match.index > from) found.push({ kind: "text", text: text.slice(from, match.index) });
    found.push({ kind: "link", text: address, href });
    from = match.index + address.length;
  }
  if (from < text.length) found.push({ kind: "text", text: text.slice(from) });
  return found;
}

/** The address as the URL parser understands it, if its scheme is one that we follow. */
export function safeHref(address: string): string | undefined {
  const url = URL.parse?.(address) ?? parsed(address);
  return url !== null && allowed.has(url.protocol) ? url.href : undefined;
}

function parsed(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/** A full stop or a bracket that closes the sentence is not part of the address, unless its bracket opens in it. */
function withoutTrailing(address: string): string {
  const cut = address.replace(trailing, "");
  return address.charAt(cut.length) === ")" && cut.includes("(") ? `${cut})` : cut;
}
