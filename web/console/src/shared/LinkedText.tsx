import { type ReactNode, useMemo } from "react";
import { pieces } from "./links";

/** A text of a stranger: text nodes, and links for what the URL parser accepts. Line breaks are kept by the style around. */
export function LinkedText({ text }: { readonly text: string }): ReactNode {
  const parts = useMemo(() => pieces(text), [text]);
  return parts.map((piece, index) =>
    piece.kind === "text" ? (
      piece.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
      <a key={index} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
        {piece.text}
      </a>
    ),
  );
}
