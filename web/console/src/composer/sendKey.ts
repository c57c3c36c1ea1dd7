/** The part of a key press in the composer that decides whether it sends. */
export interface ComposerKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  /** True while an input method composes. */
  readonly isComposing: boolean;
  /** 229 for keys that an input method has swallowed: Safari reports the confirming Enter only so. */
  readonly keyCode: number;
}

/** True if this key press sends. Never while an input method composes: that Enter chooses a word. */
export function sends(pressed: ComposerKey, sendWith: "enter" | "shift-enter"): boolean {
  if (pressed.key !== "Enter" || pressed.isComposing || pressed.keyCode === 229) return false;
  if (pressed.ctrlKey || pressed.metaKey) return true;
  if (pressed.altKey) return false;
  return sendWith === "enter" ? !pressed.shiftKey : pressed.shiftKey;
}
