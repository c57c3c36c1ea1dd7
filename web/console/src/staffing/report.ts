/** What a simulation came to (docs/staffing.md). Times in seconds, shares from 0 to 1; missing: nothing to say. */
export interface Row {
  readonly hour?: number;
  readonly visitors: number;
  readonly answered: number;
  readonly served: number;
  readonly abandoned: number;
  readonly unfinished: number;
  readonly drifted: number;
  readonly abandonedShare?: number;
  readonly atOnceShare?: number;
  readonly promptShare?: number;
  readonly waitMeanSeconds?: number;
  readonly waitP50Seconds?: number;
  readonly waitP90Seconds?: number;
  readonly waitP99Seconds?: number;
  readonly waitMaxSeconds?: number;
  readonly queueMean: number;
  readonly queueMax: number;
  readonly slots: number;
  readonly occupancy?: number;
  readonly utilisation?: number;
  readonly fairness?: number;
  readonly ownAgentShare?: number;
}

export interface AgentRow {
  readonly name: string;
  readonly conversations: number;
  readonly hours: number;
  readonly occupancy?: number;
  readonly utilisation?: number;
}

export interface Report {
  readonly days: number;
  readonly seed: number;
  readonly withinSeconds: number;
  readonly total: Row;
  readonly hours: readonly Row[];
  readonly agents: readonly AgentRow[];
}

/** Hours in which somebody came, waited, or was there. */
export function lively(report: Report): readonly Row[] {
  return report.hours.filter((row) => row.visitors > 0 || row.slots > 0 || row.queueMax > 0);
}
