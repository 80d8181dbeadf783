import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DistrictsProblem, MaxRegionsProblem, PartitionPlan } from '../../../src/model/committee-problem.ts';
import { graphOf, piecesOf } from '../../../src/planning/contiguity-graph.ts';
import { cutEdges, solveDistricts, solveMaxRegions, spreadWithin } from '../../../src/planning/regions.ts';
import type { Search } from '../../../src/planning/search.ts';

const FOLDER = join(import.meta.dirname, '../../../../shared/fixtures/districting-cut-edges');

function search(work: number, prove = true): Search<PartitionPlan> {
  return { options: { seed: 1, work, seconds: 1000, prove }, elapsed: () => 0, report: () => undefined };
}

interface StateFile {
  readonly nodes: readonly { readonly pop: number }[];
  readonly edges: readonly (readonly [number, number])[];
  readonly k: number;
  readonly L: number;
  readonly U: number;
}

function stateOf(name: string): DistrictsProblem {
  const read = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as StateFile;
  const population = read.nodes.map(({ pop }) => pop);
  return { kind: 'districts', population, edges: read.edges, k: read.k, bounds: { min: read.L, max: read.U } };
}

function partsOf(labels: readonly number[]): number[][] {
  const parts: number[][] = [];
  for (const [vertex, label] of labels.entries()) {
    parts[label] ??= [];
    parts[label].push(vertex);
  }
  return parts;
}

function isSound(size: readonly number[], edges: DistrictsProblem['edges'], labels: readonly number[], min: number, max: number): boolean {
  const graph = graphOf(size.length, edges);
  return partsOf(labels).every((part) => {
    const sum = part.reduce((total, vertex) => total + (size[vertex] ?? 0), 0);
    return piecesOf(graph, part).length === 1 && sum >= min && sum <= max;
  });
}

/** Every way to put `size` vertices into parts, as labels from 0 in the order they are met. */
function* partitions(size: number, labels: number[] = [], used = 0): Generator<number[]> {
  if (labels.length === size) {
    yield labels;
    return;
  }
  for (let label = 0; label <= used; label += 1) yield* partitions(size, [...labels, label], Math.max(used, label + 1));
}

const edgesOf = (size: number) => fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { minLength: size, maxLength: 2 * size });

describe('districts', () => {
  // Validi & Buchanan 2022, INFORMS J. Computing: proved fewest cut edges of connected plans of counties (their tables 1 and 9).
  test.skipIf(!existsSync(FOLDER)).each([
    ['ME', 16, 600],
    ['NM', 17, 60],
    ['WV', 23, 600],
    ['OK', 42, 150],
    ['KS', 36, 150],
  ])('%s: connected, within its bounds, and no more than %i edges cut', async (name, most, work) => {
    const problem = stateOf(name);
    const outcome = await solveDistricts(problem, search(work, false));
    if (outcome.kind !== 'plan') throw new Error('There is a plan');
    expect(isSound(problem.population, problem.edges, outcome.plan.labels, problem.bounds.min ?? 0, problem.bounds.max ?? 0)).toBe(true);
    expect(outcome.report.value).toBe(cutEdges(problem, outcome.plan.labels));
    expect(outcome.report.value).toBeLessThanOrEqual(most);
  });

  test.skipIf(!existsSync(FOLDER))('New Mexico is proved', async () => {
    const outcome = await solveDistricts(stateOf('NM'), search(30));
    expect(outcome).toMatchObject({ kind: 'plan', report: { value: 17, bound: 17, optimality: { kind: 'proved' } } });
  });

  test('on small graphs as good as the best of all, and proved', async () => {
    const cases = fc.record({ population: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 7, maxLength: 7 }), edges: edgesOf(7) });
    await fc.assert(
      fc.asyncProperty(cases, fc.integer({ min: 2, max: 3 }), fc.integer({ min: 1, max: 6 }), async ({ population, edges }, k, slack) => {
        const mean = population.reduce((sum, value) => sum + value, 0) / k;
        const bounds = { min: mean - slack, max: mean + slack };
        const problem: DistrictsProblem = { kind: 'districts', population, edges: edges.filter(([a, b]) => a !== b), k, bounds };
        let best: number | null = null;
        for (const labels of partitions(7)) {
          if (Math.max(...labels) + 1 !== k || !isSound(population, problem.edges, labels, bounds.min, bounds.max)) continue;
          best = Math.min(best ?? Number.POSITIVE_INFINITY, cutEdges(problem, labels));
        }
        const outcome = await solveDistricts(problem, search(1));
        if (outcome.kind === 'infeasible') {
          expect(best).toBeNull();
          expect(outcome.proved).toBe(true);
        } else {
          expect(outcome.report).toMatchObject({ value: best });
          expect(outcome.report.bound).toBe(best);
        }
      }),
      { numRuns: 30, seed: 3 },
    );
  });
});

describe('max-p regions', () => {
  test('the three by three grid of Duque, Church & Middleton 2011 (fig. 1), with a threshold that leaves two regions', async () => {
    const attribute = [726.7, 623.6, 487.3, 200.4, 245.0, 481.0, 170.9, 225.9, 226.9];
    const edges: [number, number][] = [];
    for (let at = 0; at < 9; at += 1) {
      if (at % 3 < 2) edges.push([at, at + 1]);
      if (at < 6) edges.push([at, at + 3]);
    }
    const outcome = await solveMaxRegions({ kind: 'max-p', attribute, size: attribute.map(() => 1), threshold: 4, edges }, search(20));
    if (outcome.kind !== 'plan') throw new Error('There is a plan');
    expect(outcome.plan.labels).toEqual([0, 0, 0, 1, 1, 0, 1, 1, 1]);
  });

  test('on small graphs as many regions as can be, then as alike', async () => {
    const vertex = fc.record({ attribute: fc.nat(20), size: fc.integer({ min: 1, max: 5 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(vertex, { minLength: 7, maxLength: 7 }),
        edgesOf(7),
        fc.integer({ min: 1, max: 12 }),
        async (cells, pairs, threshold) => {
          const edges = pairs.filter(([a, b]) => a !== b);
          const size = cells.map((cell) => cell.size);
          const problem: MaxRegionsProblem = { kind: 'max-p', attribute: cells.map((cell) => cell.attribute), size, threshold, edges };
          let best: readonly [number, number] | null = null;
          for (const labels of partitions(7)) {
            if (!isSound(size, edges, labels, threshold, Number.POSITIVE_INFINITY)) continue;
            const [count, spread] = [Math.max(...labels) + 1, spreadWithin(problem, labels)];
            if (best === null || count > best[0] || (count === best[0] && spread < best[1])) best = [count, spread];
          }
          const outcome = await solveMaxRegions(problem, search(10));
          if (outcome.kind === 'infeasible') {
            expect(best).toBeNull();
            return;
          }
          expect([Math.max(...outcome.plan.labels) + 1, outcome.report.value]).toEqual(best);
        },
      ),
      { numRuns: 30, seed: 5 },
    );
  });
});
