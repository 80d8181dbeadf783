import { METRICS, type MetricCode } from './rate.ts';

/** Figures of the scope that a plan over enterprises was made for, beside its units: what they were then. */
export interface PlanScope {
  /** Enterprises of the kind that is planned for which are hidden (隐去): counted, in no plan. */
  readonly hidden: number;
  /** Rates under the scenario's definition and the filter of its making; those of which nothing is known are left out. */
  readonly rates: readonly ScopeRate[];
}

export interface ScopeRate {
  readonly metric: MetricCode;
  readonly numerator: number;
  readonly denominator: number;
}

/** A scope as it was kept; null where it is damaged. */
export function readPlanScope(value: unknown): PlanScope | null {
  if (typeof value !== 'object' || value === null) return null;
  const { hidden, rates } = value as Readonly<Record<string, unknown>>;
  if (!isCount(hidden) || !Array.isArray(rates)) return null;
  const read = rates.map(readRate).filter((rate) => rate !== null);
  return read.length === rates.length ? { hidden, rates: read } : null;
}

function readRate(value: unknown): ScopeRate | null {
  if (typeof value !== 'object' || value === null) return null;
  const { metric, numerator, denominator } = value as Readonly<Record<string, unknown>>;
  const code = METRICS.find((entry) => entry === metric);
  return code === undefined || !isCount(numerator) || !isCount(denominator) ? null : { metric: code, numerator, denominator };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
