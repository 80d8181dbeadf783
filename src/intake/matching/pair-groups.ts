/**
 * Rows of two lists that share a key, put together by what else they agree in. The outcome depends on the
 * contents of the rows only, never on their order.
 */

export interface GroupOutcome {
  /** Pairs [left, right] that nothing else disputes. */
  readonly pairs: readonly (readonly [number, number])[];
  /** Left and right rows that fit several others equally well. */
  readonly ambiguousLeft: readonly number[];
  readonly ambiguousRight: readonly number[];
}

/** Beyond this many pairs a group is no key any more (a name such as «个体户»). */
const MAX_PAIRS = 250_000;

interface Bundle {
  readonly rows: number[];
  open: boolean;
}

/**
 * @param affinity agreement of two rows, a small whole number; -1 where they must not be paired.
 * @param leftKey text of everything that tells a left row from another; rows with one text are interchangeable.
 */
export function pairGroup(
  left: readonly number[],
  right: readonly number[],
  affinity: (left: number, right: number) => number,
  leftKey: (row: number) => string,
  rightKey: (row: number) => string,
): GroupOutcome {
  const [l0] = left;
  const [r0] = right;
  if (left.length === 1 && right.length === 1 && l0 !== undefined && r0 !== undefined) {
    return { pairs: affinity(l0, r0) < 0 ? [] : [[l0, r0]], ambiguousLeft: [], ambiguousRight: [] };
  }
  const leftBundles = bundle(left, leftKey);
  const rightBundles = bundle(right, rightKey);
  if (leftBundles.length * rightBundles.length > MAX_PAIRS) return { pairs: [], ambiguousLeft: left, ambiguousRight: right };
  const levels = new Map<number, (readonly [Bundle, Bundle])[]>();
  for (const a of leftBundles) {
    for (const b of rightBundles) {
      const level = affinity(a.rows[0] ?? 0, b.rows[0] ?? 0);
      if (level < 0) continue;
      const edges = levels.get(level);
      if (edges === undefined) levels.set(level, [[a, b]]);
      else edges.push([a, b]);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  const ambiguousLeft: number[] = [];
  const ambiguousRight: number[] = [];
  for (const level of [...levels.keys()].sort((a, b) => b - a)) {
    const edges = (levels.get(level) ?? []).filter(([a, b]) => a.open && b.open);
    const degree = new Map<Bundle, number>();
    for (const edge of edges) for (const end of edge) degree.set(end, (degree.get(end) ?? 0) + 1);
    for (const [a, b] of edges) {
      if (degree.get(a) === 1 && degree.get(b) === 1) {
        const count = Math.min(a.rows.length, b.rows.length);
        for (let i = 0; i < count; i += 1) pairs.push([a.rows[i] ?? 0, b.rows[i] ?? 0]);
      } else {
        if (a.open) ambiguousLeft.push(...a.rows);
        if (b.open) ambiguousRight.push(...b.rows);
      }
      a.open = false;
      b.open = false;
    }
  }
  return { pairs, ambiguousLeft: ambiguousLeft.sort(byNumber), ambiguousRight: ambiguousRight.sort(byNumber) };
}

function bundle(rows: readonly number[], keyOf: (row: number) => string): readonly Bundle[] {
  const bundles = new Map<string, Bundle>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = bundles.get(key);
    if (known === undefined) bundles.set(key, { rows: [row], open: true });
    else known.rows.push(row);
  }
  return [...bundles.values()];
}

function byNumber(a: number, b: number): number {
  return a - b;
}
