import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LinkOptions, LinkPoint } from '../../../src/model/plan-links.ts';
import { contiguityOf } from '../../../src/planning/contiguity.ts';
import { articulationTest, componentsOf, graphOf, piecesOf } from '../../../src/planning/contiguity-graph.ts';

const PLAIN: LinkOptions = { graph: 'gabriel', maxMeters: null, joinBlocks: false, forced: [], forbidden: [], connect: false };
const place = fc.record({ x: fc.integer({ min: 0, max: 40 }), y: fc.integer({ min: 0, max: 40 }) });
const places = fc.uniqueArray(place, { minLength: 2, maxLength: 14, selector: ({ x, y }) => `${x} ${y}` });

function gabrielByDefinition(points: readonly LinkPoint[]): [number, number][] {
  const edges: [number, number][] = [];
  for (const [a, p] of points.entries()) {
    for (const [b, q] of points.entries()) {
      if (b <= a) continue;
      const inside = points.some((r, at) => at !== a && at !== b && (p.x - r.x) * (q.x - r.x) + (p.y - r.y) * (q.y - r.y) <= 0);
      if (!inside) edges.push([a, b]);
    }
  }
  return edges;
}

describe('who touches whom', () => {
  test('the Gabriel graph is the one of its definition', () => {
    fc.assert(
      fc.property(places, (points) => {
        expect(contiguityOf(points, PLAIN).edges).toEqual(gabrielByDefinition(points));
      }),
      { numRuns: 120 },
    );
  });

  test('is in one piece where it is asked to be, by as many links as there were pieces less one', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 14 }), fc.integer({ min: 1, max: 20 }), (points, maxMeters) => {
        const loose = contiguityOf(points, { ...PLAIN, maxMeters });
        const tied = contiguityOf(points, { ...PLAIN, maxMeters, connect: true });
        expect(tied.componentCount).toBe(1);
        expect(tied.links).toHaveLength(loose.componentCount - 1);
        expect(tied.edges).toHaveLength(loose.edges.length + tied.links.length);
      }),
      { numRuns: 100 },
    );
  });

  test('the shortest links are taken, but never a forbidden one', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 100, y: 0 },
      { x: 111, y: 0 },
    ];
    expect(contiguityOf(points, { ...PLAIN, maxMeters: 20, connect: true }).links).toEqual([[1, 2]]);
    const across = contiguityOf(points, { ...PLAIN, maxMeters: 20, connect: true, forbidden: [[2, 1]] });
    expect(across.links).toEqual([[0, 2]]);
    expect(across.componentCount).toBe(1);
  });

  test('points at one place touch each other, and what touches one touches all', () => {
    const { edges } = contiguityOf(
      [
        { x: 0, y: 0 },
        { x: 5, y: 0 },
        { x: 0, y: 0 },
      ],
      PLAIN,
    );
    expect(edges).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    const many = contiguityOf(
      Array.from({ length: 30 }, () => ({ x: 1, y: 1 })),
      PLAIN,
    );
    expect(many.componentCount).toBe(1);
  });

  test('points on one line touch in their order', () => {
    const { edges } = contiguityOf(
      [
        { x: 20, y: 0 },
        { x: 0, y: 0 },
        { x: 10, y: 0 },
      ],
      { ...PLAIN, graph: 'delaunay' },
    );
    expect(edges).toEqual([
      [0, 2],
      [1, 2],
    ]);
  });

  test('a block joins what is far apart, and a hand edit is stronger', () => {
    const points = [
      { x: 0, y: 0, block: 'a' },
      { x: 900, y: 0, block: 'a' },
      { x: 950, y: 0, block: null },
    ];
    const options = { ...PLAIN, maxMeters: 10, joinBlocks: true };
    expect(contiguityOf(points, options).edges).toEqual([[0, 1]]);
    expect(contiguityOf(points, { ...options, forced: [[2, 0]], forbidden: [[0, 1]] }).edges).toEqual([[0, 2]]);
  });
});

describe('a group that a vertex leaves', () => {
  test('stays in one piece exactly when the test says so', () => {
    const edges = fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 16 });
    fc.assert(
      fc.property(edges, fc.array(fc.nat(1), { minLength: 9, maxLength: 9 }), fc.nat(8), (pairs, sides, vertex) => {
        const graph = graphOf(9, pairs);
        const group = [...sides.keys()].filter((at) => sides[at] === sides[vertex]);
        fc.pre(piecesOf(graph, group).length === 1);
        const rest = group.filter((at) => at !== vertex);
        expect(articulationTest(graph).canLeave(Int32Array.from(sides), vertex)).toBe(piecesOf(graph, rest).length <= 1);
      }),
      { numRuns: 150 },
    );
  });

  test('components are numbered by their lowest vertices', () => {
    const { labels, count } = componentsOf(
      graphOf(5, [
        [1, 3],
        [4, 0],
      ]),
    );
    expect([...labels]).toEqual([0, 1, 2, 1, 0]);
    expect(count).toBe(3);
  });
});
