import type { Bounds, CommitteeProblem } from '../model/committee-problem.ts';
import type { SolveConflict } from '../model/solve-report.ts';
import { searchGroups } from './committee-heuristic.ts';
import { type CommitteeModel, type CommitteeSize, withBounds } from './committee-model.ts';
import { componentRanges, quotasOf } from './committee-quota.ts';

/** What a look for a plan found: labels by atom, or that there is none, or that none was found. */
export type Probe = (model: CommitteeModel, groups: number) => Promise<Int32Array | 'impossible' | 'unknown'>;

/** A probe by search alone: it proves only what sums prove. */
export function searchProbe(seed: number, work: number, isOver: () => boolean): Probe {
  return async (model, groups) => {
    if (quotasOf(componentRanges(model), groups) === null || tooLarge(model).length > 0) return 'impossible';
    const answer = searchGroups(model, groups, { seed, work, isFeasibilityOnly: true, isOver, found: () => undefined });
    return answer.labels ?? 'unknown';
  };
}

/** Atoms that no group can hold, and pieces of the graph that cannot fill one: certain, whatever the grouping. */
export function plainConflicts(model: CommitteeModel): SolveConflict[] {
  const conflicts = tooLarge(model);
  const ranges = componentRanges(model);
  for (const [at, size] of model.sizes.entries()) {
    const short = ranges.filter(({ totals }) => size.min > 0 && (totals[at] ?? 0) < size.min);
    if (short.length === 0) continue;
    const needed = short.reduce((least, { totals }) => Math.min(least, totals[at] ?? 0), size.min);
    conflicts.push({
      limit: `${size.name}.min`,
      given: size.min,
      needed,
      units: unitsOfAtoms(
        model,
        short.flatMap(({ atoms }) => atoms),
      ),
    });
  }
  return conflicts;
}

function tooLarge(model: CommitteeModel): SolveConflict[] {
  return model.sizes.flatMap((size): SolveConflict[] => {
    const atoms = [...size.of.keys()].filter((atom) => (size.of[atom] ?? 0) > size.max);
    if (atoms.length === 0) return [];
    const needed = atoms.reduce((most, atom) => Math.max(most, size.of[atom] ?? 0), 0);
    return [{ limit: `${size.name}.max`, given: size.max, needed, units: unitsOfAtoms(model, atoms) }];
  });
}

export interface Relaxations {
  readonly conflicts: readonly SolveConflict[];
  /** A grouping that keeps the limits as they are, met by the way. */
  readonly labels: Int32Array | null;
}

/**
 * For each limit, the nearest value with which a plan was found, all else unchanged: by halving between what was refused and what the
 * last plan needed. Limits that alone do not help are given with `needed: null`, if no limit helps at all.
 */
export async function relaxations(model: CommitteeModel, groups: number, probe: Probe, isOver: () => boolean): Promise<Relaxations> {
  const { problem } = model;
  const plain = plainConflicts(model);
  const unitsFor = (limit: string): readonly number[] => plain.find((conflict) => conflict.limit === limit)?.units ?? [];
  const found: SolveConflict[] = [];
  const hopeless: SolveConflict[] = [];
  const other = problem.groups === 'fewest' ? null : await otherCount(model, groups, probe, isOver);
  if (other !== null) found.push({ limit: 'groups', given: groups, needed: other, units: [] });
  for (const size of model.sizes) {
    for (const side of ['max', 'min'] as const) {
      const given = problem[size.name][side];
      if (given === null || (side === 'min' && given <= 0)) continue;
      const limit = `${size.name}.${side}`;
      const nearest = isOver() ? null : await nearestLimit(model, groups, size, side, probe, isOver);
      if (nearest !== null && 'labels' in nearest) return { conflicts: [], labels: nearest.labels };
      const needed = nearest?.limit ?? null;
      (needed === null ? hopeless : found).push({ limit, given, needed, units: unitsFor(limit) });
    }
  }
  if (found.length > 0) return { conflicts: found, labels: null };
  // Where no limit helps by itself, each that is there is named.
  const unaided = plain.length > 0 ? plain.map((conflict) => ({ ...conflict, needed: null })) : hopeless;
  return { conflicts: [{ limit: 'groups', given: groups, needed: null, units: [] }, ...unaided], labels: null };
}

async function otherCount(model: CommitteeModel, groups: number, probe: Probe, isOver: () => boolean): Promise<number | null> {
  const ranges = componentRanges(model);
  const fewest = ranges.reduce((sum, range) => sum + range.fewest, 0);
  const most = ranges.reduce((sum, range) => sum + range.most, 0);
  let asked = 0;
  const farthest = Math.max(Math.abs(groups - fewest), Math.abs(groups - most));
  for (let away = 1; away <= farthest && asked < 8; away += 1) {
    for (const count of [groups - away, groups + away]) {
      if (count < Math.max(1, fewest) || count > most || isOver()) continue;
      asked += 1;
      if (typeof (await probe(model, count)) !== 'string') return count;
    }
  }
  return null;
}

async function nearestLimit(
  model: CommitteeModel,
  groups: number,
  size: CommitteeSize,
  side: 'min' | 'max',
  probe: Probe,
  isOver: () => boolean,
): Promise<{ readonly limit: number } | { readonly labels: Int32Array } | null> {
  const at = model.sizes.indexOf(size);
  const given = size[side];
  let kept: Int32Array | null = null;
  const ask = async (limit: number | null): Promise<number | null> => {
    const bounds: Bounds = { ...model.problem[size.name], [side]: limit };
    const eased: CommitteeProblem = { ...model.problem, [size.name]: bounds };
    const labels = await probe(withBounds(model, eased), groups);
    if (typeof labels === 'string') return null;
    const sums = new Float64Array(groups);
    for (const [atom, label] of labels.entries()) sums[label] = (sums[label] ?? 0) + (model.sizes[at]?.of[atom] ?? 0);
    const reached = side === 'max' ? Math.max(...sums) : Math.min(...sums);
    if (side === 'max' ? reached <= given : reached >= given) kept = labels;
    return reached;
  };
  let good = await ask(null);
  if (good === null) return null;
  const isWhole = size.of.every((value) => Number.isInteger(value));
  const step = isWhole ? 1 : Math.max(1e-6, given * 1e-3);
  let bad = isWhole && side === 'max' ? Math.floor(given) : isWhole ? Math.ceil(given) : given;
  while (kept === null && Math.abs(good - bad) > step && !isOver()) {
    const middle: number = isWhole ? Math.trunc((good + bad) / 2) : (good + bad) / 2;
    const reached: number | null = await ask(middle);
    if (reached === null) bad = middle;
    else good = reached;
  }
  return kept === null ? { limit: good } : { labels: kept };
}

function unitsOfAtoms(model: CommitteeModel, atoms: readonly number[]): number[] {
  return atoms.flatMap((atom) => [...(model.unitsOf[atom] ?? [])]).sort((one, other) => one - other);
}
