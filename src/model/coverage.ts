/** The coverage ladder: the best rung an enterprise reaches as of a date (design.md §3 of the product's definitions). */

export const RUNGS = ['none', 'work', 'area', 'joint', 'single'] as const;
export type Rung = (typeof RUNGS)[number];

/** Storage code of a rung: its place on the ladder, 0 (none) to 4 (single). */
export const RUNG_CODE: Readonly<Record<Rung, number>> = { none: 0, work: 1, area: 2, joint: 3, single: 4 };

export const GAP_CLASSES = ['covered', 'not-eligible', 'unknown', 'should-form', 'joint-candidate', 'cultivate', 'no-member'] as const;
export type GapClass = (typeof GAP_CLASSES)[number];

/** Storage code of a gap class: its index in {@link GAP_CLASSES}. */
export function gapClassOf(code: number): GapClass {
  const gapClass = GAP_CLASSES[code];
  if (gapClass === undefined) throw new RangeError(`gap class ${code}`);
  return gapClass;
}

export function rungOf(code: number): Rung {
  const rung = RUNGS[code];
  if (rung === undefined) throw new RangeError(`rung ${code}`);
  return rung;
}
