const steps = [1, 2, 2.5, 5, 10];
const spans = [
  4, 8, 20, 40, 60, 120, 240, 480, 1200, 2400, 3600, 7200, 14_400, 28_800, 57_600, 86_400, 172_800,
];

/** The next value whose quarters are short to write. */
export function ceiling(value: number, unit: "count" | "seconds" | "share"): number {
  switch (unit) {
    case "share":
      return 1;
    case "seconds":
      return spans.find((span) => span >= value) ?? Math.ceil(value / 86_400) * 86_400;
    case "count": {
      const power = 10 ** Math.floor(Math.log10(Math.max(value, 4) / 4));
      return 4 * power * (steps.find((step) => 4 * power * step >= value) ?? 10);
    }
  }
}
