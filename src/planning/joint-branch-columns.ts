import { type JointBranchSpace, nearness } from './joint-branch-space.ts';
import { branchSpread } from './joint-branch-value.ts';

/** Units that are alike in all that counts, and every branch that can be made of such kinds. */
export interface JointBranchColumns {
  /** For each kind its units. */
  readonly kinds: readonly (readonly number[])[];
  /** For each branch its kinds, rising, with repetition. */
  readonly columns: readonly (readonly number[])[];
  /** Metres: the spread of each. */
  readonly cost: readonly number[];
}

/** Kinds beyond which the pairs alone are too many. */
const KINDS = 2500;

/** @returns every branch that these units can make; null where there are more than `most`. */
export function allColumns(space: JointBranchSpace, units: readonly number[], most: number): JointBranchColumns | null {
  const { maxUnits, maxMembers, minFull } = space.problem;
  const kinds = kindsOf(space, units);
  const heads = kinds.map((kind) => kind[0] as number);
  if (kinds.length > KINDS) return null;
  const isNear = heads.map((head) => Uint8Array.from(heads, (other) => (nearness(space, head, other) < Number.POSITIVE_INFINITY ? 1 : 0)));
  const columns: number[][] = [];
  const cost: number[] = [];
  const grow = (column: number[], candidates: readonly number[], full: number, members: number): boolean => {
    if (column.length >= 2 && full >= minFull) {
      if (columns.length >= most) return false;
      columns.push([...column]);
      cost.push(branchSpread(space, unitsOf(kinds, column)));
    }
    if (column.length >= maxUnits) return true;
    for (const [at, kind] of candidates.entries()) {
      const head = heads[kind] as number;
      const more = members + (space.members[head] as number);
      if (more > maxMembers) continue;
      const used = column.filter((other) => other === kind).length + 1;
      const isAgain = used < (kinds[kind]?.length ?? 0);
      const later = candidates.slice(at + 1).filter((other) => isNear[kind]?.[other] === 1);
      column.push(kind);
      const isDone = grow(column, isAgain ? [kind, ...later] : later, full + (space.full[head] as number), more);
      column.pop();
      if (!isDone) return false;
    }
    return true;
  };
  return grow([], [...kinds.keys()], 0, 0) ? { kinds, columns, cost } : null;
}

/** Kinds of the same place, building, park, industry and members. */
function kindsOf(space: JointBranchSpace, units: readonly number[]): readonly (readonly number[])[] {
  const kinds = new Map<string, number[]>();
  for (const unit of units) {
    const place = space.placed[unit] === 1 ? `${space.x[unit]},${space.y[unit]}` : '';
    const key = `${place};${space.building[unit]};${space.park[unit]};${space.industry[unit]};${space.full[unit]};${space.members[unit]}`;
    const kind = kinds.get(key);
    if (kind === undefined) kinds.set(key, [unit]);
    else kind.push(unit);
  }
  return [...kinds.values()];
}

/** Units of these kinds, of a kind that is named again another one. */
function unitsOf(kinds: readonly (readonly number[])[], column: readonly number[]): readonly number[] {
  return column.map((kind, at) => kinds[kind]?.[column.slice(0, at).filter((other) => other === kind).length] as number);
}
