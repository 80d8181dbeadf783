import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CenterProblem, LocationPlan } from '../../../src/model/location-problem.ts';
import { solveCenter } from '../../../src/planning/center.ts';
import { choices, fixture, isAbsent, nearestDistances, sanFrancisco, searchFor, smallInputs } from './cover-instances.ts';

async function solve(problem: CenterProblem, options: Parameters<typeof searchFor>[0] = {}) {
  const { search, told } = searchFor<LocationPlan>(options);
  return { outcome: await solveCenter(problem, search), told };
}

async function solved(problem: CenterProblem, options: Parameters<typeof searchFor>[0] = {}) {
  const { outcome, told } = await solve(problem, options);
  if (outcome.kind !== 'plan') throw new Error('a plan was expected');
  return { ...outcome, told };
}

/** OR-Library's network: of an edge named twice the later length holds; distances are those of the shortest paths. */
function beasley(name: string): CenterProblem {
  const [count = 0, edges = 0, p = 0, ...rest] = fixture('orlib-pmed', `${name}.txt`).trim().split(/\s+/).map(Number);
  const rows = Array.from({ length: count }, (_, from) =>
    Array.from({ length: count }, (_to, to) => (from === to ? 0 : Number.POSITIVE_INFINITY)),
  );
  for (let edge = 0; edge < edges; edge += 1) {
    const [from = 1, to = 1, length = 0] = rest.slice(3 * edge, 3 * edge + 3);
    for (const [a, b] of [
      [from - 1, to - 1],
      [to - 1, from - 1],
    ] as const) {
      const row = rows[a];
      if (row !== undefined) row[b] = length;
    }
  }
  for (const via of rows.keys()) {
    for (const row of rows) {
      const first = row[via] ?? Number.POSITIVE_INFINITY;
      if (!Number.isFinite(first)) continue;
      rows[via]?.forEach((second, to) => {
        if (first + second < (row[to] ?? 0)) row[to] = first + second;
      });
    }
  }
  const demand = rows.map((_, index) => ({ id: `${index}`, x: 0, y: 0, weight: 1 }));
  return { kind: 'p-center', p, demand, candidates: demand.map((point) => ({ ...point, capacity: null, state: 'new' })), distances: rows };
}

describe('p-center', () => {
  test('has the least greatest distance of all choices, proved, or says what stands against it', async () => {
    await fc.assert(
      fc.asyncProperty(smallInputs, fc.integer({ min: 1, max: 7 }), async (input, p) => {
        const problem: CenterProblem = { kind: 'p-center', ...input, p };
        const { outcome } = await solve(problem);
        let best = Number.POSITIVE_INFINITY;
        let fewest = Number.POSITIVE_INFINITY;
        for (const open of choices(input)) {
          const greatest = Math.max(...nearestDistances(input, open));
          if (Number.isFinite(greatest)) fewest = Math.min(fewest, open.length);
          if (open.length === p) best = Math.min(best, greatest);
        }
        if (outcome.kind === 'infeasible') {
          expect(best).toBe(Number.POSITIVE_INFINITY);
          expect(outcome.proved).toBe(true);
          const [conflict] = outcome.conflicts;
          if (conflict?.limit === 'distances') expect(fewest).toBe(Number.POSITIVE_INFINITY);
          else if (p < input.candidates.length && p >= input.candidates.filter(({ state }) => state === 'fixed').length) {
            expect(conflict).toMatchObject({ limit: 'p', given: p, needed: fewest });
          }
          return;
        }
        expect(outcome.report).toMatchObject({ value: best, bound: best, optimality: { kind: 'proved' }, end: 'finished' });
        expect(outcome.plan.open).toHaveLength(p);
        const near = nearestDistances(input, outcome.plan.open);
        outcome.plan.assigned.forEach((site, row) => {
          expect(outcome.plan.open).toContain(site);
          expect(input.distances[row]?.[site ?? -1]).toBe(near[row]);
        });
      }),
      { numRuns: 120 },
    );
  });

  test('of sites that are as good keeps the one that is there today, then takes those nearer to all', async () => {
    const at = (x: number, state: 'new' | 'open' = 'new') => ({ id: `${x}`, x, y: 0, weight: 1, capacity: null, state });
    const demand = [at(0), at(10), at(100), at(101)];
    const kept = await solved({ kind: 'p-center', demand, candidates: [at(95), at(5), at(105, 'open'), at(100)], p: 2 });
    expect(kept.plan.open).toEqual([1, 2]);
    const nearer = await solved({ kind: 'p-center', demand, candidates: [at(97), at(5), at(100)], p: 2 });
    expect(nearer.plan.open).toEqual([1, 2]);
    expect(nearer.report.value).toBe(5);
  });

  test('gives the same plan for the same seed and work, and at no time a worse one', async () => {
    const at = (index: number) => ({ x: (index * 7919) % 1000, y: (index * 104_729) % 1000 });
    const problem: CenterProblem = {
      kind: 'p-center',
      p: 6,
      demand: Array.from({ length: 150 }, (_, index) => ({ id: 'd', weight: 1, ...at(index) })),
      candidates: Array.from({ length: 40 }, (_, index) => ({ id: 'c', capacity: null, state: 'new', ...at(index + 3000) })),
    };
    const once = await solved(problem);
    expect((await solved(problem)).plan).toEqual(once.plan);
    const values = once.told.flatMap(({ progress }) => progress.value ?? []);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    for (const { progress } of once.told) expect(progress.bound ?? 0).toBeLessThanOrEqual(once.report.value);
  });

  // Optima as listed in the literature on OR-Library's p-median networks taken as p-centers (Beasley 1985, EJOR 21:270–273; Daskin 1995).
  test.skipIf(isAbsent('orlib-pmed')).each([
    ['pmed2', 98],
    ['pmed4', 74],
    ['pmed7', 64],
    ['pmed11', 59],
  ])('%s of OR-Library is %i, proved', async (name, optimum) => {
    const { report } = await solved(beasley(name));
    expect(report).toMatchObject({ value: optimum, bound: optimum, optimality: { kind: 'proved' } });
  });

  // Computed with spopt and CBC on the data of spopt's tests (Feng et al. 2022, JOSS 7:3330).
  test.skipIf(isAbsent('spopt-san-francisco')).each([
    [1, 11_577.279],
    [2, 9130.7587],
    [3, 7529.986],
    [4, 7403.0638],
    [5, 5985.5001],
    [6, 5903.6672],
  ])('San Francisco with %i stores', async (p, meters) => {
    const { report } = await solved({ kind: 'p-center', ...sanFrancisco(), p });
    expect(report.value).toBeCloseTo(meters, 3);
    expect(report.optimality.kind).toBe('proved');
  });
});
