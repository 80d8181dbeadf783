import type { CommitteeGroup, CommitteePlan, CommitteeProblem } from '../model/committee-problem.ts';
import { SIZE_NAMES } from './committee-model.ts';
import { seatOf } from './committee-seat.ts';
import { graphOf, piecesOf } from './contiguity-graph.ts';

/** A rule that a plan breaks: of one group, or of the whole where `group` is null. */
export interface CommitteeBreach {
  /** `enterprises.min`, `members.max`, …; `connected` (pieces), `within` (names), `together`, `apart`, `locked`; `groups`, `missing`, `twice`, `empty`. */
  readonly rule: string;
  readonly group: number | null;
  /** What the rule asks, and what is; counts for the rules that have no measure. */
  readonly given: number;
  readonly actual: number;
  /** Indices of the units concerned. */
  readonly units: readonly number[];
}

export interface CommitteeGroupValue {
  readonly enterprises: number;
  readonly members: number;
  readonly organizations: number;
  /** The unit with the least sum to the others, whatever seat the plan names; −1 of an empty group. */
  readonly seat: number;
  /** Σ enterprises × metres to `seat`. */
  readonly value: number;
  readonly isConnected: boolean;
  readonly isWithinBounds: boolean;
  readonly keepsBorder: boolean;
}

export interface CommitteeEvaluation {
  readonly groups: readonly CommitteeGroupValue[];
  /** Σ of the groups' values: the objective. */
  readonly value: number;
  readonly breaches: readonly CommitteeBreach[];
}

/** Values any grouping, whole or half done; made once for a problem and asked at each step of a hand edit. */
export interface CommitteeEvaluator {
  evaluate(plan: CommitteePlan): CommitteeEvaluation;
}

export function evaluateCommittees(problem: CommitteeProblem, plan: CommitteePlan): CommitteeEvaluation {
  return committeeEvaluator(problem).evaluate(plan);
}

/** Groups whose `units` array is the same object as before are not counted anew: an edit should keep those it leaves alone. */
export function committeeEvaluator(problem: CommitteeProblem): CommitteeEvaluator {
  const graph = graphOf(problem.units.length, problem.edges);
  const x = Float64Array.from(problem.units, (unit) => unit.x);
  const y = Float64Array.from(problem.units, (unit) => unit.y);
  const weight = Float64Array.from(problem.units, ({ enterprises }) => enterprises);
  const known = new WeakMap<
    readonly number[],
    { readonly value: CommitteeGroupValue; readonly breaches: readonly Omit<CommitteeBreach, 'group'>[] }
  >();
  const measure = ({ units }: CommitteeGroup) => {
    const before = known.get(units);
    if (before !== undefined) return before;
    const breaches: Omit<CommitteeBreach, 'group'>[] = [];
    if (units.length === 0) breaches.push({ rule: 'empty', given: 1, actual: 0, units });
    const sums = { enterprises: 0, members: 0, organizations: 0 };
    for (const name of SIZE_NAMES) {
      for (const unit of units) sums[name] += problem.units[unit]?.[name] ?? 0;
      const { min, max } = problem[name];
      if (min !== null && sums[name] < min) breaches.push({ rule: `${name}.min`, given: min, actual: sums[name], units });
      if (max !== null && sums[name] > max) breaches.push({ rule: `${name}.max`, given: max, actual: sums[name], units });
    }
    const isWithinBounds = breaches.length === 0;
    const pieces = piecesOf(graph, units);
    if (pieces.length > 1) breaches.push({ rule: 'connected', given: 1, actual: pieces.length, units: pieces.slice(1).flat() });
    const names = bordersOf(problem, units);
    if (names.size > 1) breaches.push({ rule: 'within', given: 1, actual: names.size, units });
    const { seat, cost } = seatOf(units, x, y, weight);
    const value = { ...sums, seat, value: cost, isConnected: pieces.length <= 1, isWithinBounds, keepsBorder: names.size <= 1 };
    const entry = { value, breaches };
    known.set(units, entry);
    return entry;
  };
  return {
    evaluate(plan) {
      const valued = plan.groups.map(measure);
      const breaches: CommitteeBreach[] = valued.flatMap((entry, group) => entry.breaches.map((breach) => ({ ...breach, group })));
      breaches.push(...wholeBreaches(problem, plan));
      return {
        groups: valued.map((entry) => entry.value),
        value: valued.reduce((sum, entry) => sum + entry.value.value, 0),
        breaches,
      };
    },
  };
}

function bordersOf({ units, within }: CommitteeProblem, members: readonly number[]): Set<string> {
  const names = new Set<string>();
  if (within === 'none') return names;
  for (const unit of members) {
    const name = units[unit]?.[within] ?? null;
    if (name !== null) names.add(name);
  }
  return names;
}

function wholeBreaches(problem: CommitteeProblem, plan: CommitteePlan): CommitteeBreach[] {
  const groupOf = new Int32Array(problem.units.length).fill(-1);
  const twice: number[] = [];
  for (const [group, { units }] of plan.groups.entries()) {
    for (const unit of units) {
      if (groupOf[unit] !== -1) twice.push(unit);
      groupOf[unit] = group;
    }
  }
  const breaches: CommitteeBreach[] = [];
  const missing = [...groupOf.keys()].filter((unit) => groupOf[unit] === -1);
  if (missing.length > 0) breaches.push({ rule: 'missing', group: null, given: 0, actual: missing.length, units: missing });
  if (twice.length > 0) breaches.push({ rule: 'twice', group: null, given: 0, actual: twice.length, units: twice });
  if (problem.groups !== 'fewest' && plan.groups.length !== problem.groups) {
    breaches.push({ rule: 'groups', group: null, given: problem.groups, actual: plan.groups.length, units: [] });
  }
  const placed = (unit: number): number | null => (groupOf[unit] === undefined || groupOf[unit] === -1 ? null : (groupOf[unit] ?? null));
  const pairBreach = (rule: string, a: number, b: number, isTogether: boolean): void => {
    const [one, other] = [placed(a), placed(b)];
    if (one === null || other === null || (one === other) === isTogether) return;
    breaches.push({ rule, group: isTogether ? null : one, given: isTogether ? 1 : 2, actual: isTogether ? 2 : 1, units: [a, b] });
  };
  for (const [a, b] of problem.together) pairBreach('together', a, b, true);
  for (const [a, b] of problem.apart) pairBreach('apart', a, b, false);
  const heads = new Map<number, number>();
  for (const [unit, label] of (problem.locked ?? []).entries()) {
    if (label === null) continue;
    const head = heads.get(label);
    if (head === undefined) heads.set(label, unit);
    else pairBreach('locked', head, unit, true);
  }
  const labelled = [...heads.values()];
  for (const [at, a] of labelled.entries()) for (const b of labelled.slice(at + 1)) pairBreach('locked', a, b, false);
  return breaches;
}
