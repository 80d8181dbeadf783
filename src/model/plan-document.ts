import type { Scenario } from './plan-scenario.ts';
import type { SiteMeasure } from './plan-settings.ts';
import type { MetricCode } from './rate.ts';

/** What leaves the planner on paper and in workbooks: a scenario and what the screen says of it, in the language of the paper. */
export interface PlanDocument {
  readonly scenario: Scenario;
  /** What the screen calls the scenario. */
  readonly title: string;
  /** What the screen calls its groups, in their order. */
  readonly groupNames: readonly string[];
  /** Rules that were looked at by hand or by the planner and are not kept, as the screen says them. */
  readonly remarks: readonly PlanRemark[];
  /** Rates as they are, and as they would be once everything were approved. */
  readonly rates: readonly PlanRate[];
  /** Of an alliance: what speaks for its way of forming, as the screen says it; names no enterprise. */
  readonly reasons?: readonly string[];
  /** Of sites: how much of each measure lies within their radius, now and then. */
  readonly reaches?: readonly PlanReach[];
}

export interface PlanRemark {
  /** Number (`id`) of the group; null where it is about the whole plan. */
  readonly group: number | null;
  readonly sentence: string;
  /** A rule that binds (应当), not one that is usual (一般). */
  readonly isBinding: boolean;
}

export interface PlanRate {
  readonly metric: PlanMetric;
  readonly before: RateParts;
  readonly after: RateParts;
}

export interface PlanReach {
  readonly measure: SiteMeasure;
  readonly before: RateParts;
  readonly after: RateParts;
}

/** `AREA_COVERAGE`: organization coverage with area coverage counted, apart from the rate that does not. */
export type PlanMetric = MetricCode | 'AREA_COVERAGE';

export interface RateParts {
  readonly numerator: number;
  readonly denominator: number;
}
