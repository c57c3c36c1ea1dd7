/** What a key can do. The order is the order of the help page. */
export const actions = [
  "next",
  "previous",
  "take",
  "transfer",
  "release",
  "close",
  "closeAndNext",
  "note",
  "reply",
  "visitorPane",
  "help",
] as const;
export type Action = (typeof actions)[number];

/** Bound by the place of the key (`event.code`), so that a Chinese layout or a dead key changes nothing. */
interface Combination {
  readonly code: string;
  readonly alt: boolean;
  readonly shift: boolean;
}

const combinations: Readonly<Record<Action, Combination>> = {
  next: { code: "KeyJ", alt: true, shift: false },
  previous: { code: "KeyK", alt: true, shift: false },
  take: { code: "KeyT", alt: true, shift: false },
  transfer: { code: "KeyM", alt: true, shift: false },
  release: { code: "KeyU", alt: true, shift: false },
  close: { code: "KeyE", alt: true, shift: false },
  closeAndNext: { code: "KeyE", alt: true, shift: true },
  note: { code: "KeyP", alt: true, shift: false },
  reply: { code: "KeyL", alt: true, shift: false },
  visitorPane: { code: "KeyO", alt: true, shift: false },
  help: { code: "Slash", alt: false, shift: true },
};

/** The part of a keyboard event that decides. */
export interface Pressed {
  readonly code: string;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
  readonly repeat: boolean;
}

/** The action of a key press; `typing` is true while the focus is in a text field, where a bare `?` is text. */
export function actionOf(pressed: Pressed, typing: boolean): Action | undefined {
  if (pressed.isComposing || pressed.repeat || pressed.ctrlKey || pressed.metaKey) return undefined;
  return actions.find((action) => {
    const wanted = combinations[action];
    if (typing && !wanted.alt) return false;
    return wanted.code === pressed.code && wanted.alt === pressed.altKey && wanted.shift === pressed.shiftKey;
  });
}

/** How the keys are written on this kind of machine, e.g. `Alt+J`, or `⌥J` on a Mac. */
export function keyLabel(action: Action, mac: boolean): string {
  if (action === "help") return "?";
  const { code, shift } = combinations[action];
  const letter = code.replace("Key", "");
  return mac ? `⌥${shift ? "⇧" : ""}${letter}` : `Alt+${shift ? "Shift+" : ""}${letter}`;
}

export function isMac(): boolean {
  return /Mac|iPhone|iPad/u.test(navigator.userAgent);
}
