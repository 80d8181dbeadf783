/** Metric codes of the rates (design and domain rules §3). Each is a numerator over a denominator under a definition set, at a date. */
export const METRICS = [
  'ORG_COVERAGE',
  'SINGLE_RATE',
  'SHOULD_BUILD_RATE',
  'WORK_COVERAGE',
  'BUILDING_COVERAGE',
  'MEMBER_ATTACHED',
  'RECENT_ACTIVITY',
] as const;
export type MetricCode = (typeof METRICS)[number];

export interface Rate {
  readonly metric: MetricCode;
  readonly numerator: number;
  readonly denominator: number;
  /** Units counted in neither, because what decides is unknown. */
  readonly unknown: number;
  readonly definitionId: string;
  /** ISO date. */
  readonly asOf: string;
}

/** The rate as a fraction; null where the denominator is 0: «no enterprise in scope» is not 0 %. */
export function rateValue(rate: Pick<Rate, 'numerator' | 'denominator'>): number | null {
  return rate.denominator === 0 ? null : rate.numerator / rate.denominator;
}

/** Whether two rates may stand on one scale: the same metric under the same definition. */
export function areComparable(a: Rate, b: Rate): boolean {
  return a.metric === b.metric && a.definitionId === b.definitionId;
}
