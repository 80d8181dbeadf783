import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocationInput, LocationPlan } from '../../../src/model/location-problem.ts';
import { solveCenter } from '../../../src/planning/center.ts';
import { solveMaximalCover } from '../../../src/planning/cover-maximal.ts';
import { solveSetCover } from '../../../src/planning/cover-set.ts';
import { createRandom } from '../../../src/planning/random.ts';
import { choices, searchFor, smallInputs } from './cover-instances.ts';

type Table = LocationInput & { readonly distances: (number | null)[][] };

const inputs: fc.Arbitrary<Table> = fc
  .tuple(smallInputs, fc.array(fc.option(fc.integer({ min: 0, max: 12 }), { freq: 4 }), { minLength: 4, maxLength: 4 }))
  .map(([input, capacities]) => ({
    demand: input.demand.slice(0, 6),
    candidates: input.candidates.slice(0, 4).map((site, index) => ({ ...site, capacity: capacities[index] ?? null })),
    distances: input.distances.slice(0, 6).map((row) => row.slice(0, 4)),
  }));

/** Most weight that the open sites can serve, by trying every assignment. */
function mostServed(input: Table, open: readonly number[], radius: number): number {
  const room = input.candidates.map(({ capacity }) => capacity ?? Number.POSITIVE_INFINITY);
  const from = (row: number): number => {
    const weight = input.demand[row]?.weight;
    if (weight === undefined) return 0;
    let best = from(row + 1);
    for (const site of open) {
      if ((input.distances[row]?.[site] ?? 99) > radius || (room[site] ?? 0) < weight) continue;
      room[site] = (room[site] ?? 0) - weight;
      best = Math.max(best, weight + from(row + 1));
      room[site] = (room[site] ?? 0) + weight;
    }
    return best;
  };
  return from(0);
}

function totalWeight({ demand }: LocationInput): number {
  return demand.reduce((sum, { weight }) => sum + weight, 0);
}

/** Each served one whole, by an open site within the radius, and no site by more than it has room for. @returns the weight served. */
function checked(input: Table, plan: LocationPlan, radius: number): number {
  const loads = input.candidates.map(() => 0);
  let served = 0;
  plan.assigned.forEach((site, row) => {
    if (site === null) return;
    expect(plan.open).toContain(site);
    expect(input.distances[row]?.[site] ?? 99).toBeLessThanOrEqual(radius);
    loads[site] = (loads[site] ?? 0) + (input.demand[row]?.weight ?? 0);
    served += input.demand[row]?.weight ?? 0;
  });
  input.candidates.forEach(({ capacity, state }, site) => {
    expect(loads[site]).toBeLessThanOrEqual(capacity ?? Number.POSITIVE_INFINITY);
    if (state === 'fixed') expect(plan.open).toContain(site);
  });
  return served;
}

describe('sites with capacities', () => {
  test('the maximal cover serves what trying everything serves', async () => {
    await fc.assert(
      fc.asyncProperty(inputs, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 9 }), async (input, p, radius) => {
        const outcome = await solveMaximalCover({ kind: 'maximal-cover', ...input, p, radius }, searchFor<LocationPlan>().search);
        const values = [...choices(input)].filter(({ length }) => length === p).map((open) => mostServed(input, open, radius));
        if (outcome.kind === 'infeasible') {
          expect(values).toEqual([]);
          return;
        }
        expect(outcome.report).toMatchObject({ value: Math.max(...values), optimality: { kind: 'proved' }, end: 'finished' });
        expect(outcome.plan.open).toHaveLength(p);
        expect(checked(input, outcome.plan, radius)).toBe(outcome.report.value);
      }),
      { numRuns: 100 },
    );
  });

  test('the set cover costs what the cheapest of all choices costs, or says how much can be taken', async () => {
    const costs = fc.option(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 4 }));
    const share = fc.constantFrom(1, 1, 0.8, 0.5);
    await fc.assert(
      fc.asyncProperty(inputs, share, costs, fc.integer({ min: 0, max: 9 }), async (input, part, prices, radius) => {
        const own = prices?.slice(0, input.candidates.length);
        const problem = { kind: 'set-cover' as const, ...input, radius, share: part, ...(own !== undefined && { costs: own }) };
        const outcome = await solveSetCover(problem, searchFor<LocationPlan>().search);
        const required = part * totalWeight(input) - 1e-6;
        const enough = [...choices(input)].filter((open) => mostServed(input, open, radius) >= required);
        const best = Math.min(...enough.map((open) => open.reduce((sum, site) => sum + (own?.[site] ?? 1), 0)));
        if (outcome.kind === 'infeasible') {
          expect(enough).toEqual([]);
          expect(outcome.proved).toBe(true);
          if (outcome.conflicts[0]?.limit === 'capacity') {
            expect(outcome.conflicts[0].given).toBe(mostServed(input, [...input.candidates.keys()], radius));
          }
          return;
        }
        expect(outcome.report).toMatchObject({ value: best, optimality: { kind: 'proved' }, end: 'finished' });
        expect(checked(input, outcome.plan, radius)).toBeGreaterThanOrEqual(required);
      }),
      { numRuns: 100 },
    );
  });

  test('the p-center has the least greatest distance at which all can be served, or says how much can be taken', async () => {
    await fc.assert(
      fc.asyncProperty(inputs, fc.integer({ min: 1, max: 4 }), async (input, p) => {
        const outcome = await solveCenter({ kind: 'p-center', ...input, p }, searchFor<LocationPlan>().search);
        const sites = [...choices(input)].filter(({ length }) => length === p);
        const isServed = (radius: number) => sites.some((open) => mostServed(input, open, radius) === totalWeight(input));
        const best = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find(isServed);
        if (outcome.kind === 'infeasible') {
          expect(best).toBeUndefined();
          expect(outcome.proved).toBe(true);
          return;
        }
        expect(outcome.report).toMatchObject({ value: best, optimality: { kind: 'proved' }, end: 'finished' });
        expect(checked(input, outcome.plan, outcome.report.value)).toBe(totalWeight(input));
      }),
      { numRuns: 100 },
    );
  });

  test.each(['maximal-cover', 'set-cover', 'p-center'] as const)(
    '%s of some size: within its room, the same each time, a bound beside it',
    async (kind) => {
      const random = createRandom(3);
      const place = () => ({ x: random.next() * 4000, y: random.next() * 4000 });
      const demand = Array.from({ length: 120 }, () => ({ id: 'd', ...place(), weight: 1 + random.below(20) }));
      const candidates = Array.from({ length: 25 }, () => ({
        id: 'c',
        ...place(),
        capacity: 130 + random.below(60),
        state: 'new' as const,
      }));
      const distances = demand.map((point) => candidates.map((site) => Math.hypot(point.x - site.x, point.y - site.y)));
      const input = { demand, candidates, distances };
      const problem = { kind, ...input, p: kind === 'p-center' ? 11 : 6, radius: 1200, share: 0.9 };
      const solve = () => {
        const { search } = searchFor<LocationPlan>({ work: 20, prove: false });
        if (kind === 'maximal-cover') return solveMaximalCover({ ...problem, kind }, search);
        return kind === 'set-cover' ? solveSetCover({ ...problem, kind }, search) : solveCenter({ ...problem, kind }, search);
      };
      const outcome = await solve();
      if (outcome.kind !== 'plan') throw new Error('a plan was expected');
      expect(await solve()).toMatchObject({ plan: outcome.plan });
      const { value, bound, end } = outcome.report;
      expect(end).not.toBe('time');
      const served = checked(input, outcome.plan, kind === 'p-center' ? value : 1200);
      if (kind === 'maximal-cover') expect([value, bound ?? 0]).toEqual([served, Math.max(bound ?? 0, value)]);
      else expect(bound).toBeLessThanOrEqual(value);
      if (kind === 'set-cover') expect(served).toBeGreaterThanOrEqual(0.9 * totalWeight(input));
      if (kind === 'p-center') expect(served).toBe(totalWeight(input));
    },
  );
});
