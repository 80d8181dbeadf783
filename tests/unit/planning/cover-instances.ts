import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { LocationInput } from '../../../src/model/location-problem.ts';
import type { SolveProgress } from '../../../src/model/solve-report.ts';
import type { Search } from '../../../src/planning/search.ts';

const FIXTURES = join(import.meta.dirname, '../../../../shared/fixtures');

export function fixture(...path: string[]): string {
  return readFileSync(join(FIXTURES, ...path), 'utf8');
}

export function isAbsent(folder: string): boolean {
  return !existsSync(join(FIXTURES, folder));
}

export interface Told<TPlan> {
  readonly progress: SolveProgress;
  readonly plan: TPlan | undefined;
}

/** A search that remembers what it was told. */
export function searchFor<TPlan>(options: { seed?: number; work?: number; seconds?: number; prove?: boolean } = {}) {
  const begin = performance.now();
  const told: Told<TPlan>[] = [];
  const search: Search<TPlan> = {
    options: { seed: 1, work: 60, seconds: 60, prove: true, ...options },
    elapsed: () => (performance.now() - begin) / 1000,
    report: (progress, plan) => told.push({ progress, plan }),
  };
  return { search, told };
}

/** Small inputs on a coarse table of distances, so that ties, empty rows and pairs out of reach are common. */
export const smallInputs: fc.Arbitrary<LocationInput & { readonly distances: (number | null)[][] }> = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 7 }))
  .chain(([rows, columns]) =>
    fc.record({
      demand: fc.array(
        fc.integer({ min: 1, max: 5 }).map((weight) => ({ id: 'd', x: 0, y: 0, weight })),
        { minLength: rows, maxLength: rows },
      ),
      candidates: fc.array(
        fc
          .constantFrom('new' as const, 'new' as const, 'new' as const, 'open' as const, 'fixed' as const)
          .map((state) => ({ id: 'c', x: 0, y: 0, capacity: null, state })),
        { minLength: columns, maxLength: columns },
      ),
      distances: fc.array(
        fc.array(fc.option(fc.integer({ min: 0, max: 9 }), { freq: 8, nil: null }), { minLength: columns, maxLength: columns }),
        { minLength: rows, maxLength: rows },
      ),
    }),
  );

/** Every set of candidates that holds the fixed ones. */
export function* choices(input: LocationInput): Generator<number[]> {
  const count = input.candidates.length;
  for (let mask = 0; mask < 1 << count; mask += 1) {
    const open = [...input.candidates.keys()].filter((index) => (mask >> index) & 1);
    if (input.candidates.every(({ state }, index) => state !== 'fixed' || open.includes(index))) yield open;
  }
}

/** Distance of each demand point to the nearest of the open. */
export function nearestDistances(input: LocationInput & { readonly distances: (number | null)[][] }, open: readonly number[]): number[] {
  return input.distances.map((row) => Math.min(...open.map((site) => row[site] ?? Number.POSITIVE_INFINITY), Number.POSITIVE_INFINITY));
}

/** The stores and tracts of San Francisco in the tests of PySAL's spopt (Feng et al. 2022), from their shared copy. */
export function sanFrancisco(): LocationInput & { readonly distances: (number | null)[][] } {
  const folder = 'spopt-san-francisco';
  const stores = new Map<string, number>();
  const tracts = new Map<string, { weight: number; distances: number[] }>();
  const lines = fixture(folder, 'SF_network_distance_candidateStore_16_censusTract_205_new.csv').trim().split(/\r?\n/).slice(1);
  for (const line of lines) {
    const [distance = '', store = '', tract = ''] = line.split(',').map((cell) => cell.replaceAll('"', ''));
    const column = stores.get(store) ?? stores.size;
    stores.set(store, column);
    const row = tracts.get(tract) ?? { weight: 0, distances: [] };
    tracts.set(tract, row);
    row.distances[column] = Number(distance);
  }
  for (const line of fixture(folder, 'SF_demand_205_centroid_uniform_weight.csv').trim().split(/\r?\n/).slice(1)) {
    const cells = line.split(',').map((cell) => cell.replaceAll('"', ''));
    const tract = tracts.get(cells[3] ?? '');
    if (tract !== undefined) tract.weight = Number(cells[6]);
  }
  return {
    demand: [...tracts].map(([id, { weight }]) => ({ id, x: 0, y: 0, weight })),
    candidates: [...stores.keys()].map((id) => ({ id, x: 0, y: 0, capacity: null, state: 'new' })),
    distances: [...tracts.values()].map(({ distances }) => distances),
  };
}
