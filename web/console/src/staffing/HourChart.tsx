import { useElementSize } from "@mantine/hooks";
import type { ReactNode } from "react";
import { hourName } from "./format";
import styles from "./HourChart.module.css";
import { ceiling } from "./scale";

export interface Series {
  readonly name: string;
  readonly tone: "main" | "bad";
  /** One for each of the 24 hours; missing: nothing to draw. */
  readonly values: readonly (number | undefined)[];
}

const height = 168;
const left = 44;
const right = 4;
const top = 8;
const bottom = 22;
const lines = 4;

/** Bars for each hour of the day, one upon the other, and a mark over them. The figures stand in the table beside it. */
export function HourChart({
  title,
  summary,
  bars,
  mark,
  unit,
  format,
}: {
  readonly title: string;
  /** What it shows, in words. */
  readonly summary: string;
  readonly bars: readonly Series[];
  readonly mark?: { readonly name: string; readonly values: readonly (number | undefined)[] };
  readonly unit: "count" | "seconds" | "share";
  readonly format: (value: number) => string;
}): ReactNode {
  const { ref, width } = useElementSize();
  const sums = bars[0]?.values.map((_, hour) =>
    bars.reduce((sum, { values }) => sum + (values[hour] ?? 0), 0),
  );
  const most = ceiling(
    Math.max(0, ...(sums ?? []), ...(mark?.values ?? []).map((value) => value ?? 0)),
    unit,
  );
  const inner = height - top - bottom;
  const step = Math.max(0, width - left - right) / 24;
  const y = (value: number): number => top + inner * (1 - value / most);
  const every = step >= 36 ? 2 : step >= 18 ? 4 : 6;
  return (
    <figure className={styles.chart}>
      <figcaption>
        <span className={styles.title}>{title}</span>
        <Key bars={bars} mark={mark?.name} />
      </figcaption>
      <div ref={ref}>
        <svg width={width} height={height} role="img" aria-label={`${title}. ${summary}`}>
          {Array.from({ length: lines + 1 }, (_, line) => (most * line) / lines).map((value) => (
            <g key={value}>
              <line className={styles.grid} x1={left} x2={width - right} y1={y(value)} y2={y(value)} />
              <text className={styles.tick} x={left - 6} y={y(value) + 4} textAnchor="end">
                {format(value)}
              </text>
            </g>
          ))}
          {(sums ?? []).map((sum, hour) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the hour is what it is.
            <g key={hour} className={styles.hour}>
              <Hour x={left + hour * step} step={step} hour={hour} bars={bars} y={y} />
              {mark?.values[hour] !== undefined && mark.values[hour] > 0 && (
                <line
                  className={styles.mark}
                  x1={left + (hour + 0.12) * step}
                  x2={left + (hour + 0.88) * step}
                  y1={y(mark.values[hour])}
                  y2={y(mark.values[hour])}
                />
              )}
              <rect className={styles.touch} x={left + hour * step} y={top} width={step} height={inner}>
                <title>{said(hour, sum, bars, mark, format)}</title>
              </rect>
              {hour % every === 0 && (
                <text
                  className={styles.tick}
                  x={left + (hour + 0.5) * step}
                  y={height - 6}
                  textAnchor="middle"
                >
                  {String(hour).padStart(2, "0")}
                </text>
              )}
            </g>
          ))}
        </svg>
      </div>
    </figure>
  );
}

function Hour({
  x,
  step,
  hour,
  bars,
  y,
}: {
  readonly x: number;
  readonly step: number;
  readonly hour: number;
  readonly bars: readonly Series[];
  readonly y: (value: number) => number;
}): ReactNode {
  let below = 0;
  return bars.map(({ name, tone, values }) => {
    const from = below;
    below += values[hour] ?? 0;
    return below === from ? null : (
      <rect
        key={name}
        className={styles.bar}
        data-tone={tone}
        x={x + step * 0.18}
        y={y(below)}
        width={step * 0.64}
        height={y(from) - y(below)}
      />
    );
  });
}

function Key({
  bars,
  mark,
}: {
  readonly bars: readonly Series[];
  readonly mark: string | undefined;
}): ReactNode {
  return (
    <span className={styles.key}>
      {bars.length + (mark === undefined ? 0 : 1) > 1 &&
        bars.map(({ name, tone }) => (
          <span key={name} className={styles.swatch} data-tone={tone}>
            {name}
          </span>
        ))}
      {mark !== undefined && (
        <span className={styles.swatch} data-tone="mark">
          {mark}
        </span>
      )}
    </span>
  );
}

function said(
  hour: number,
  sum: number,
  bars: readonly Series[],
  mark: { readonly name: string; readonly values: readonly (number | undefined)[] } | undefined,
  format: (value: number) => string,
): string {
  const parts =
    bars.length === 1
      ? [format(sum)]
      : bars.map(({ name, values }) => `${name} ${format(values[hour] ?? 0)}`);
  const marked = mark?.values[hour];
  return [
    hourName(hour),
    ...parts,
    ...(mark !== undefined && marked !== undefined ? [`${mark.name} ${format(marked)}`] : []),
  ].join("\n");
}
