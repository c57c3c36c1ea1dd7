let context: AudioContext | undefined;

/** A soft tone, made here: nothing is fetched. Silent where the browser wants a click first. */
export function chime(): void {
  context ??= new AudioContext();
  const { currentTime, destination } = context;
  const tone = context.createOscillator();
  const gain = context.createGain();
  tone.frequency.value = 740;
  gain.gain.setValueAtTime(0.1, currentTime);
  gain.gain.exponentialRampToValueAtTime(0.001, currentTime + 0.5);
  tone.connect(gain).connect(destination);
  tone.start();
  tone.stop(currentTime + 0.5);
}
