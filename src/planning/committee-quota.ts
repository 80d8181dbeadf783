import type { CommitteeModel, CommitteeSize } from './committee-model.ts';

/** How many groups each component of the graph can have, by its sums alone. */
export interface ComponentRange {
  readonly fewest: number;
  readonly most: number;
  readonly totals: readonly number[];
  readonly atoms: readonly number[];
}

export function componentRanges({ components, sizes, atomCount }: CommitteeModel): ComponentRange[] {
  const atoms: number[][] = Array.from({ length: components.count }, () => []);
  for (let atom = 0; atom < atomCount; atom += 1) atoms[components.labels[atom] ?? 0]?.push(atom);
  return atoms.map((members) => {
    const totals = sizes.map(({ of }) => members.reduce((sum, atom) => sum + (of[atom] ?? 0), 0));
    const fewest = Math.max(1, ...sizes.map((size, at) => needed(size, totals[at] ?? 0)));
    const most = Math.min(members.length, ...sizes.map((size, at) => possible(size, totals[at] ?? 0)));
    return { fewest, most, totals, atoms: members };
  });
}

function needed({ max }: CommitteeSize, total: number): number {
  if (max === Number.POSITIVE_INFINITY || total <= 0) return 1;
  return max <= 0 ? Number.POSITIVE_INFINITY : Math.ceil(total / max - 1e-9);
}

function possible({ min }: CommitteeSize, total: number): number {
  return min <= 0 ? Number.POSITIVE_INFINITY : Math.floor(total / min + 1e-9);
}

/**
 * Shares groups among components by their enterprises (Webster's method), within what each can have.
 * @returns null where the ranges leave no way to that number.
 */
export function quotasOf(ranges: readonly ComponentRange[], groups: number): number[] | null {
  const quotas = ranges.map(({ fewest }) => fewest);
  let left = groups - quotas.reduce((sum, quota) => sum + quota, 0);
  if (left < 0 || ranges.some(({ fewest, most }) => fewest > most)) return null;
  while (left > 0) {
    let best = -1;
    let bestShare = -1;
    for (const [at, range] of ranges.entries()) {
      const quota = quotas[at] ?? 0;
      if (quota >= range.most) continue;
      const share = ((range.totals[0] ?? 0) + range.atoms.length * 1e-6) / (quota + 0.5);
      if (share > bestShare) [best, bestShare] = [at, share];
    }
    if (best < 0) return null;
    quotas[best] = (quotas[best] ?? 0) + 1;
    left -= 1;
  }
  return quotas;
}
