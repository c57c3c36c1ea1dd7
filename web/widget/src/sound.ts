let context: AudioContext | undefined;

/** Two soft tones, made here: nothing is fetched. Silent where the browser wants a click first. */
export function chime(): void {
  context ??= new AudioContext();
  const { currentTime, destination } = context;
  for (const [n, pitch] of [660, 880].entries()) {
    const tone = context.createOscillator();
    const gain = context.createGain();
    const from = currentTime + n * 0.12;
    tone.frequency.value = pitch;
    gain.gain.setValueAtTime(0.08, from);
    gain.gain.exponentialRampToValueAtTime(0.001, from + 0.3);
    tone.connect(gain).connect(destination);
    tone.start(from);
    tone.stop(from + 0.3);
  }
}
