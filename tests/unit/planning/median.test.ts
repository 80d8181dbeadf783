import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocationPlan, MedianProblem } from '../../../src/model/location-problem.ts';
import { solveMedian } from '../../../src/planning/median.ts';
import { bruteMedian, type HeardReport, hasFixture, pmedcapProblem, pmedProblem, sanFranciscoProblem, unhurried } from './median-cases.ts';

/** What is wrong with a plan, by the words of the problem. */
function faultsOf(problem: MedianProblem, { open, assigned }: LocationPlan): string[] {
  const faults: string[] = [];
  if (open.length !== problem.p || new Set(open).size !== open.length) faults.push('number of sites');
  if (open.some((column, index) => column <= (open[index - 1] ?? -1) || problem.candidates[column] === undefined))
    faults.push('order of sites');
  const used = new Map<number, number>();
  assigned.forEach((column, row) => {
    if (column === null || !open.includes(column)) faults.push(`row ${row} is not served`);
    else used.set(column, (used.get(column) ?? 0) + (problem.demand[row]?.weight ?? 0));
  });
  problem.candidates.forEach(({ state, capacity }, column) => {
    if (state === 'fixed' && !open.includes(column)) faults.push(`site ${column} is closed`);
    if ((used.get(column) ?? 0) > (capacity ?? Number.POSITIVE_INFINITY)) faults.push(`site ${column} is full`);
  });
  return faults;
}

function costOf({ demand, candidates, distances }: MedianProblem, { assigned }: LocationPlan): number {
  return demand.reduce((sum, { x, y, weight }, row) => {
    const column = assigned[row] ?? -1;
    const site = candidates[column];
    if (site === undefined) throw new Error('no such site');
    return sum + weight * (distances === undefined ? Math.hypot(x - site.x, y - site.y) : (distances[row]?.[column] ?? Number.NaN));
  }, 0);
}

function problems(sizes: {
  readonly demand: number;
  readonly sites: number;
  readonly hasCapacities: boolean;
}): fc.Arbitrary<MedianProblem> {
  const spot = fc.record({ x: fc.integer({ min: 0, max: 40 }), y: fc.integer({ min: 0, max: 40 }) });
  const point = fc.record({ spot, weight: fc.integer({ min: 1, max: 9 }) });
  const capacity = sizes.hasCapacities ? fc.option(fc.integer({ min: 4, max: 30 }), { freq: 6 }) : fc.constant(null);
  const site = fc.record({ spot, capacity, state: fc.constantFrom('new', 'new', 'open', 'fixed') });
  return fc
    .record({
      demand: fc.array(point, { minLength: 1, maxLength: sizes.demand }),
      sites: fc.array(site, { minLength: 2, maxLength: sizes.sites }),
      p: fc.integer({ min: 1, max: 3 }),
      table: fc.option(fc.array(fc.option(fc.integer({ min: 0, max: 25 }), { freq: 4 }), { minLength: 64, maxLength: 64 })),
    })
    .map(({ demand, sites, p, table }) => ({
      kind: 'p-median',
      p,
      demand: demand.map(({ spot: at, weight }, index) => ({ id: `d${index}`, ...at, weight })),
      candidates: sites.map(({ spot: at, capacity: most, state }, index) => ({ id: `s${index}`, ...at, capacity: most, state })),
      ...(table !== null && { distances: demand.map((_, row) => sites.map((_, column) => table[row * sites.length + column] ?? null)) }),
    }));
}

async function agreesWithBrute(problem: MedianProblem): Promise<void> {
  const least = bruteMedian(problem);
  const outcome = await solveMedian(problem, unhurried([], { work: 60 }));
  expect(outcome.kind).toBe(least === null ? 'infeasible' : 'plan');
  if (outcome.kind === 'plan') {
    expect(faultsOf(problem, outcome.plan)).toEqual([]);
    expect(outcome.report.value).toBeCloseTo(costOf(problem, outcome.plan), 6);
    expect(outcome.report.value).toBeCloseTo(least ?? Number.NaN, 6);
    expect(outcome.report.bound).toBeLessThanOrEqual(outcome.report.value);
    expect(outcome.report.optimality).toEqual({ kind: 'proved' });
    return;
  }
  expect(outcome.proved).toBe(true);
  expect(outcome.conflicts.length).toBeGreaterThan(0);
  const hasCapacities = problem.candidates.some(({ capacity }) => capacity !== null);
  for (const { limit, given, needed } of outcome.conflicts) {
    if (needed === null) continue;
    if (limit === 'p') {
      expect(bruteMedian({ ...problem, p: needed })).not.toBeNull();
      if (!hasCapacities && needed > problem.p) expect(bruteMedian({ ...problem, p: needed - 1 })).toBeNull();
    }
    if (limit === 'capacity') {
      const widen = (capacity: number | null) => (capacity === null ? null : ((capacity * needed) / given) * (1 + 1e-9));
      const candidates = problem.candidates.map((site) => ({ ...site, capacity: widen(site.capacity) }));
      expect(bruteMedian({ ...problem, candidates })).not.toBeNull();
    }
  }
}

describe('p-median', () => {
  test('is as good as every set of sites tried', async () => {
    await fc.assert(fc.asyncProperty(problems({ demand: 8, sites: 8, hasCapacities: false }), agreesWithBrute), { numRuns: 150 });
  });

  test('with capacities is as good as every set and every sharing tried', async () => {
    await fc.assert(fc.asyncProperty(problems({ demand: 6, sites: 5, hasCapacities: true }), agreesWithBrute), { numRuns: 80 });
  });

  test('finds the one sharing that fits and reaches all', async () => {
    const weights = [1, 1, 1, 7, 9, 9];
    await agreesWithBrute({
      kind: 'p-median',
      p: 2,
      demand: weights.map((weight, index) => ({ id: `d${index}`, x: 0, y: 0, weight })),
      candidates: [null, 25, 8].map((capacity, index) => ({ id: `s${index}`, x: 0, y: 0, capacity, state: 'new' as const })),
      distances: [
        [null, 0, null],
        [null, null, 0],
        [null, 1, 0],
        [null, 0, 10],
        [null, 0, null],
        [null, 0, null],
      ],
    });
  });

  // Optima: J. E. Beasley, OR-Library, pmedopt; A note on solving large p-median problems, Eur. J. Oper. Res. 21 (1985) 270–273.
  test.skipIf(!hasFixture('orlib-pmed')).each([
    ['pmed1', 5819],
    ['pmed2', 4093],
    ['pmed4', 3034],
    ['pmed6', 7824],
    ['pmed7', 5631],
    ['pmed11', 7696],
    ['pmed16', 8162],
  ])('%s is proved to cost %i', async (name, optimum) => {
    const problem = pmedProblem(name);
    const outcome = await solveMedian(problem, unhurried());
    if (outcome.kind !== 'plan') throw new Error('there is a plan');
    expect(faultsOf(problem, outcome.plan)).toEqual([]);
    expect(outcome.report.value).toBe(optimum);
    expect(outcome.report.optimality).toEqual({ kind: 'proved' });
  });

  // Optima: I. H. Osman & N. Christofides, Int. Trans. Oper. Res. 1 (1994) 317–336; OR-Library, pmedcap.
  test.skipIf(!hasFixture('orlib-pmedcap')).each([
    ['pmedcap01', 713],
    ['pmedcap02', 740],
    ['pmedcap03', 751],
    ['pmedcap04', 651],
    ['pmedcap05', 664],
    ['pmedcap11', 1006],
    ['pmedcap12', 966],
    ['pmedcap13', 1026],
  ])('%s comes within one per cent of %i', async (name, optimum) => {
    const problem = pmedcapProblem(name);
    const outcome = await solveMedian(problem, unhurried([], { prove: false }));
    if (outcome.kind !== 'plan') throw new Error('there is a plan');
    expect(faultsOf(problem, outcome.plan)).toEqual([]);
    expect(outcome.report.value).toBeGreaterThan(optimum - 1e-6);
    expect(outcome.report.value).toBeLessThanOrEqual(optimum * 1.01);
    expect(outcome.report.bound).toBeLessThanOrEqual(optimum + 1e-6);
  });

  // pysal/spopt, tests of PMedian: mean weighted distance 2982.1268579890657 with p = 4; the weights add up to 955113.
  test.skipIf(!hasFixture('spopt-san-francisco'))('San Francisco with four stores has the published mean distance', async () => {
    const problem = sanFranciscoProblem(4);
    const outcome = await solveMedian(problem, unhurried());
    if (outcome.kind !== 'plan') throw new Error('there is a plan');
    const weight = problem.demand.reduce((sum, point) => sum + point.weight, 0);
    expect(outcome.report.value / weight).toBeCloseTo(2982.1268579890657, 6);
    expect(outcome.report.optimality).toEqual({ kind: 'proved' });
  });
});

/** Points on a grid that a whole-number generator scatters; every 7th candidate is there today and stays. */
function scattered(size: number, sites: number, p: number, capacity: number | null): MedianProblem {
  const spot = (index: number, salt: number) => ({
    x: (index * 7919 + salt * 104_729) % 1009,
    y: (index * 6007 + salt * 15_485_863) % 1013,
  });
  return {
    kind: 'p-median',
    p,
    demand: Array.from({ length: size }, (_, index) => ({ id: `d${index}`, ...spot(index, 1), weight: 1 + (index % 6) })),
    candidates: Array.from({ length: sites }, (_, index) => ({
      id: `s${index}`,
      ...spot(index, 2),
      capacity,
      state: index % 7 === 0 && index < 14 ? 'fixed' : 'new',
    })),
  };
}

describe('a search for medians', () => {
  test.each([
    ['without capacities', null],
    ['with capacities', 60],
  ] as const)('%s is the same again, and its reports only get better', async (_, capacity) => {
    const problem = scattered(90, 40, 6, capacity);
    const heard: HeardReport[] = [];
    const first = await solveMedian(problem, unhurried(heard, { work: 80 }));
    expect(await solveMedian(problem, unhurried([], { work: 80 }))).toEqual(first);
    if (first.kind !== 'plan') throw new Error('there is a plan');
    expect(faultsOf(problem, first.plan)).toEqual([]);
    const plans = heard.flatMap(({ plan }) => (plan === undefined ? [] : [costOf(problem, plan)]));
    expect(plans.length).toBeGreaterThan(0);
    expect(plans).toEqual([...plans].sort((a, b) => b - a));
    expect(plans.at(-1)).toBeCloseTo(first.report.value, 6);
    for (const { progress } of heard)
      if (progress.bound !== null) expect(progress.bound).toBeLessThanOrEqual(first.report.value * (1 + 1e-9));
  });

  test('that has no time still gives a plan with a bound, and says that the clock ended it', async () => {
    const problem = scattered(90, 40, 6, null);
    const outcome = await solveMedian(problem, { ...unhurried(), elapsed: () => 1000 });
    if (outcome.kind !== 'plan') throw new Error('greed gives a plan');
    expect(faultsOf(problem, outcome.plan)).toEqual([]);
    expect(outcome.report.end).toBe('time');
    expect(outcome.report.bound).toBeGreaterThan(0);
  });

  test('refuses what is no problem', async () => {
    const problem = scattered(5, 4, 2, null);
    await expect(solveMedian({ ...problem, p: 1.5 }, unhurried())).rejects.toThrow(RangeError);
    await expect(solveMedian({ ...problem, distances: [[1, 2, 3, 4]] }, unhurried())).rejects.toThrow(RangeError);
    const light = problem.demand.map((point) => ({ ...point, weight: 0 }));
    await expect(solveMedian({ ...problem, demand: light }, unhurried())).rejects.toThrow(RangeError);
  });
});

describe('what makes medians impossible', () => {
  const line = (weights: readonly number[], capacities: readonly (number | null)[], p: number): MedianProblem => ({
    kind: 'p-median',
    p,
    demand: weights.map((weight, x) => ({ id: `d${x}`, x, y: 0, weight })),
    candidates: capacities.map((capacity, x) => ({ id: `s${x}`, x, y: 0, capacity, state: 'new' })),
  });

  test('the number of sites', async () => {
    const problem = line([1, 1, 1], [null, null, null], 1);
    const fixed = problem.candidates.map((site) => ({ ...site, state: 'fixed' as const }));
    expect(await solveMedian({ ...problem, candidates: fixed }, unhurried())).toEqual({
      kind: 'infeasible',
      proved: true,
      conflicts: [{ limit: 'p', given: 1, needed: 3, units: [0, 1, 2] }],
    });
    expect(await solveMedian({ ...problem, p: 1000 }, unhurried())).toMatchObject({ proved: true, conflicts: [{ limit: 'p', needed: 3 }] });
    expect(await solveMedian({ ...problem, p: 0 }, unhurried())).toMatchObject({ proved: true, conflicts: [{ limit: 'p', needed: 1 }] });
  });

  test('who is out of reach', async () => {
    const problem = line([1, 1, 1], [null, null, null], 1);
    const alone = [
      [0, null, null],
      [null, 0, null],
      [null, null, 0],
    ];
    expect(await solveMedian({ ...problem, distances: alone }, unhurried())).toMatchObject({
      proved: true,
      conflicts: [{ limit: 'p', needed: 3 }],
    });
    const lost = [
      [1, 2, 3],
      [null, null, null],
      [1, Number.POSITIVE_INFINITY, 3],
    ];
    expect(await solveMedian({ ...problem, distances: lost }, unhurried())).toMatchObject({
      proved: true,
      conflicts: [{ limit: 'reach', units: [1] }],
    });
  });

  test('capacities: what all together lack, one alone, and what does not fit', async () => {
    expect(await solveMedian(line([4, 4, 4], [5, 5, 5], 2), unhurried())).toMatchObject({
      proved: true,
      conflicts: [
        { limit: 'capacity', given: 10 },
        { limit: 'p', given: 2, needed: 3 },
      ],
    });
    expect(await solveMedian(line([4, 9, 4], [5, 8, 5], 2), unhurried())).toMatchObject({
      proved: true,
      conflicts: [{ limit: 'capacity.site', given: 8, needed: 9, units: [1] }],
    });
    // 12 in all have room in 2 × 6, but 4 + 4 do not fit into 6.
    const tight = await solveMedian(line([4, 4, 4], [6, 6, 6], 2), unhurried());
    expect(tight).toMatchObject({
      kind: 'infeasible',
      proved: true,
      conflicts: [
        { limit: 'capacity', given: 12 },
        { limit: 'p', needed: 3 },
      ],
    });
    if (tight.kind === 'infeasible') expect(tight.conflicts[0]?.needed).toBe(16);
  });
});
