import { expect } from 'vitest';

/**
 * Mutated and generated files of each kind. Fewer while one works on a reader: FUZZ_RUNS=50. Others than those of every day:
 * FUZZ_SEED=7; a case that fails prints its seed and its path.
 */
export const CASES = {
  text: { mutated: 1_300, passages: 300 },
  generated: { asText: 600, asWorkbook: 500 },
  workbooks: { zipped: 600, inside: 900, plain: 900 },
  geometries: { plain: 1_000, inside: 700, loose: 400 },
  archives: { whole: 150, inside: 150, names: 100 },
  columnar: { mutated: 2_500 },
} as const;

export const ALL_CASES = 10_000;

const SEED = Number(process.env.FUZZ_SEED ?? 20_261_121);

export function runs(count: number): { readonly numRuns: number; readonly seed: number } {
  return { numRuns: Math.min(count, Number(process.env.FUZZ_RUNS ?? count)), seed: SEED };
}

const casesOf = (kind: keyof typeof CASES): number => Object.values(CASES[kind]).reduce((sum, count) => sum + runs(count).numRuns, 0);

/** A suite has read as many files as it says; it counts each that was held against the laws. */
export function expectAllCases(kind: keyof typeof CASES, read: number): void {
  expect(read, `cases of ${kind}`).toBeGreaterThanOrEqual(casesOf(kind));
}
