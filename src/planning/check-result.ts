/** What a checker may find wrong in a plan. */
export type PlanFaultCode =
  /** The plan is not of the shape of its problem: a list too long or short, an index that nobody has. */
  | 'shape'
  /** A unit stands twice. */
  | 'repeated'
  /** A unit stands nowhere. */
  | 'missing'
  | 'empty-group'
  /** A group that its edges do not hold together. */
  | 'disconnected'
  /** Not as many groups or sites as asked for. */
  | 'groups'
  | 'p'
  | 'enterprises.min'
  | 'enterprises.max'
  | 'members.min'
  | 'members.max'
  | 'organizations.min'
  | 'organizations.max'
  | 'population.min'
  | 'population.max'
  | 'threshold'
  | 'full.min'
  | 'units.max'
  /** A group across a border that it should keep. */
  | 'border'
  | 'together'
  | 'apart'
  /** What was fixed by hand is not kept. */
  | 'locked'
  /** Another unit of the group would be the nearer seat. */
  | 'seat'
  /** A site that stays is not among the open ones. */
  | 'fixed'
  /** Served by a site that is not open. */
  | 'closed'
  /** Too far, or out of reach. */
  | 'radius'
  | 'capacity'
  | 'share'
  /** Left out though an open site without a limit is in reach. */
  | 'left-out'
  | 'one-to-one'
  /** The plan says of itself what is not so. */
  | 'stated';

export interface PlanFault {
  readonly code: PlanFaultCode;
  /** Indices of the units (demand points, enterprises, jobs; for `p`, `fixed` and `capacity` the sites or agents) concerned. */
  readonly units: readonly number[];
  /** What the plan has, and what it may have; null where the rule knows no number. */
  readonly given: number | null;
  readonly limit: number | null;
}

export interface PlanCheck {
  readonly ok: boolean;
  readonly faults: readonly PlanFault[];
  /** The objective, recomputed, as a report states it. NaN where the plan is too broken to have one. */
  readonly value: number;
  /** Objectives that stand one after the other, the first deciding; of most problems `value` alone. Each the less the better. */
  readonly levels: readonly number[];
}

/** Gathers faults. */
export class FaultList {
  readonly faults: PlanFault[] = [];

  add(code: PlanFaultCode, units: readonly number[], given: number | null = null, limit: number | null = null): void {
    this.faults.push({ code, units, given, limit });
  }

  /** A fault where `given` is below `min`, or above `max`, by more than a rounding; null without a limit. */
  range(units: readonly number[], given: number, [codeMin, min]: Limit, [codeMax, max]: Limit): void {
    if (min !== null && codeMin !== null && given < min - roundingOf(min)) this.add(codeMin, units, given, min);
    if (max !== null && codeMax !== null && given > max + roundingOf(max)) this.add(codeMax, units, given, max);
  }

  result(value: number, levels: readonly number[] = [value]): PlanCheck {
    return { ok: this.faults.length === 0, faults: this.faults, value, levels };
  }
}

type Limit = readonly [code: PlanFaultCode | null, limit: number | null];

export const NO_LIMIT: Limit = [null, null];

/** What sums of floating-point numbers may differ by. */
export function roundingOf(value: number): number {
  return 1e-7 * Math.max(1, Math.abs(value));
}

export function isIndex(value: unknown, length: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < length;
}
