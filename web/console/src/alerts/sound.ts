import type { SoundName } from "../shared/preferences";

/** One tone of a sound: when it begins, how high it is, how long it rings. Seconds and hertz. */
interface Tone {
  readonly at: number;
  readonly pitch: number;
  readonly ring: number;
  readonly wave: OscillatorType;
}

// Sounds are computed, not files: nothing to load when it matters, and no media rule in the security policy.
const tones: Readonly<Record<SoundName, readonly Tone[]>> = {
  chime: [
    { at: 0, pitch: 659.25, ring: 0.5, wave: "sine" },
    { at: 0.13, pitch: 880, ring: 0.7, wave: "sine" },
  ],
  bell: [
    { at: 0, pitch: 1046.5, ring: 1.1, wave: "sine" },
    { at: 0, pitch: 2093, ring: 0.6, wave: "sine" },
  ],
  knock: [
    { at: 0, pitch: 190, ring: 0.09, wave: "triangle" },
    { at: 0.14, pitch: 170, ring: 0.11, wave: "triangle" },
  ],
};

/** Plays sounds once the browser allows it, which it does after the first click or key press on the page. */
export interface Player {
  readonly play: (name: SoundName, volume: number) => void;
  /** False while the browser would keep a sound silent. */
  readonly allowed: () => boolean;
  /** Calls back when the browser begins to allow sound. */
  readonly onAllowed: (listener: () => void) => () => void;
}

export function browserPlayer(): Player {
  let context: AudioContext | undefined;
  const listeners = new Set<() => void>();
  const open = (): AudioContext | undefined => {
    if (context === undefined && typeof AudioContext !== "undefined") {
      context = new AudioContext();
      context.addEventListener("statechange", () => {
        for (const listener of listeners) listener();
      });
    }
    return context;
  };
  const wake = (): void => {
    const opened = open();
    if (opened?.state === "suspended") void opened.resume();
  };
  for (const gesture of ["pointerdown", "keydown"] as const)
    document.addEventListener(gesture, wake, { capture: true, passive: true });
  return {
    play: (name, volume) => {
      const opened = open();
      if (opened === undefined) return;
      if (opened.state === "suspended") void opened.resume();
      else ring(opened, tones[name], volume);
    },
    allowed: () => context?.state === "running",
    onAllowed: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function ring(context: AudioContext, sound: readonly Tone[], volume: number): void {
  for (const tone of sound) {
    const from = context.currentTime + tone.at;
    const loudness = context.createGain();
    const oscillator = context.createOscillator();
    oscillator.type = tone.wave;
    oscillator.frequency.value = tone.pitch;
    // Exponential ramps cannot reach zero, and hearing is logarithmic: hence the square.
    loudness.gain.setValueAtTime(0.0001, from);
    loudness.gain.exponentialRampToValueAtTime(Math.max(0.0002, volume * volume * 0.5), from + 0.012);
    loudness.gain.exponentialRampToValueAtTime(0.0001, from + tone.ring);
    oscillator.connect(loudness).connect(context.destination);
    oscillator.start(from);
    oscillator.stop(from + tone.ring + 0.02);
  }
}
