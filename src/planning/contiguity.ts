import { Delaunay } from 'd3-delaunay';
import type { LinkOptions, LinkPoint, UnitLinks } from '../model/plan-links.ts';
import { componentsOf, graphOf } from './contiguity-graph.ts';

type Pair = readonly [number, number];

/** Within this many points at one place, or in one block, each touches each; beyond, a sparser net does. */
const CLIQUE = 8;

/** Who touches whom. Points at one place touch each other and whatever touches that place. */
export function contiguityOf(points: readonly LinkPoint[], options: LinkOptions): UnitLinks {
  const all = points.map((_, index) => index);
  const triangulated = placedEdges(points, all, 'delaunay');
  const found = new Map<number, Pair>();
  const keyOf = (a: number, b: number): number => Math.min(a, b) * points.length + Math.max(a, b);
  const add = (a: number, b: number): void => {
    if (a !== b) found.set(keyOf(a, b), a < b ? [a, b] : [b, a]);
  };
  const limit = options.maxMeters ?? Number.POSITIVE_INFINITY;
  const near = options.graph === 'delaunay' ? triangulated : placedEdges(points, all, 'gabriel');
  for (const [a, b] of near) if (distanceBetween(points, a, b) <= limit) add(a, b);
  if (options.joinBlocks) for (const [a, b] of blockEdges(points)) add(a, b);
  for (const [a, b] of options.forced) add(a, b);
  const forbidden = new Set(options.forbidden.map(([a, b]) => keyOf(a, b)));
  for (const key of forbidden) found.delete(key);
  const links: Pair[] = [];
  if (options.connect) {
    const tie = (candidates: readonly Pair[]): void => {
      const joined = joinedSets(points.length, found.values());
      for (const [a, b] of byLength(points, candidates)) {
        if (forbidden.has(keyOf(a, b)) || !joined.join(a, b)) continue;
        add(a, b);
        links.push(a < b ? [a, b] : [b, a]);
      }
    };
    tie(triangulated);
    // The shortest tree lies within the triangulation; only where a forbidden pair took an edge of it must all pairs be asked.
    if (forbidden.size > 0 && componentsOf(graphOf(points.length, found.values())).count > 1)
      tie(pairsBetweenPieces(points.length, found.values()));
  }
  const edges = [...found.values()].sort(rising);
  const { labels, count } = componentsOf(graphOf(points.length, edges));
  return { edges, components: [...labels], componentCount: count, links: links.sort(rising) };
}

/** The net over some points, where points at one place stand for each other. */
function placedEdges(points: readonly LinkPoint[], indices: readonly number[], kind: 'delaunay' | 'gabriel'): Pair[] {
  const places = new Map<string, number[]>();
  for (const index of indices) {
    const point = points[index];
    if (point === undefined) continue;
    const key = `${point.x} ${point.y}`;
    const place = places.get(key);
    if (place === undefined) places.set(key, [index]);
    else place.push(index);
  }
  const members = [...places.values()];
  const heads = members.map(([head]) => points[head ?? 0] ?? { x: 0, y: 0 });
  const edges: Pair[] = [];
  for (const place of members) edges.push(...pairsAmong(place));
  for (const [from, to] of netEdges(heads, kind)) {
    const left = members[from] ?? [];
    const right = members[to] ?? [];
    if (left.length * right.length > CLIQUE * CLIQUE) edges.push([left[0] ?? 0, right[0] ?? 0]);
    else for (const a of left) for (const b of right) edges.push([a, b]);
  }
  return edges;
}

function netEdges(points: readonly LinkPoint[], kind: 'delaunay' | 'gabriel'): Pair[] {
  if (points.length === 2) return [[0, 1]];
  const delaunay = Delaunay.from(
    points,
    ({ x }) => x,
    ({ y }) => y,
  );
  const neighbours = points.map((_, index) => [...delaunay.neighbors(index)]);
  const isInside = (a: number, b: number, third: number): boolean => {
    const [p, q, r] = [points[a], points[b], points[third]];
    if (p === undefined || q === undefined || r === undefined || third === a || third === b) return false;
    return (p.x - r.x) * (q.x - r.x) + (p.y - r.y) * (q.y - r.y) <= 0;
  };
  const edges: Pair[] = [];
  for (const [a, row] of neighbours.entries()) {
    for (const b of row) {
      if (b <= a) continue;
      if (kind === 'gabriel' && (row.some((third) => isInside(a, b, third)) || neighbours[b]?.some((third) => isInside(a, b, third))))
        continue;
      edges.push([a, b]);
    }
  }
  return edges;
}

function blockEdges(points: readonly LinkPoint[]): Pair[] {
  const blocks = new Map<string, number[]>();
  for (const [index, { block }] of points.entries()) {
    if (block === undefined || block === null) continue;
    const members = blocks.get(block);
    if (members === undefined) blocks.set(block, [index]);
    else members.push(index);
  }
  return [...blocks.values()].flatMap((members) =>
    members.length <= CLIQUE ? pairsAmong(members) : placedEdges(points, members, 'delaunay'),
  );
}

function pairsAmong(members: readonly number[]): Pair[] {
  const pairs: Pair[] = [];
  for (const [at, a] of members.entries()) {
    if (members.length > CLIQUE && at > 0) pairs.push([members[at - 1] ?? 0, a]);
    else if (members.length <= CLIQUE) for (const b of members.slice(at + 1)) pairs.push([a, b]);
  }
  return pairs;
}

function pairsBetweenPieces(size: number, edges: Iterable<Pair>): Pair[] {
  const { labels } = componentsOf(graphOf(size, edges));
  const pairs: Pair[] = [];
  for (let a = 0; a < size; a += 1) for (let b = a + 1; b < size; b += 1) if (labels[a] !== labels[b]) pairs.push([a, b]);
  return pairs;
}

function joinedSets(size: number, edges: Iterable<Pair>): { join(a: number, b: number): boolean } {
  const parents = Int32Array.from({ length: size }, (_, index) => index);
  const rootOf = (start: number): number => {
    let at = start;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at] ?? 0] ?? 0;
      at = parents[at] ?? 0;
    }
    return at;
  };
  const join = (a: number, b: number): boolean => {
    const [one, other] = [rootOf(a), rootOf(b)];
    parents[Math.max(one, other)] = Math.min(one, other);
    return one !== other;
  };
  for (const [a, b] of edges) join(a, b);
  return { join };
}

function byLength(points: readonly LinkPoint[], pairs: readonly Pair[]): Pair[] {
  const measured = pairs.map((pair) => ({ pair, length: distanceBetween(points, pair[0], pair[1]) }));
  return measured.sort((one, other) => one.length - other.length || rising(one.pair, other.pair)).map(({ pair }) => pair);
}

function distanceBetween(points: readonly LinkPoint[], a: number, b: number): number {
  const [p, q] = [points[a], points[b]];
  return p === undefined || q === undefined ? Number.POSITIVE_INFINITY : Math.hypot(p.x - q.x, p.y - q.y);
}

function rising(one: Pair, other: Pair): number {
  return one[0] - other[0] || one[1] - other[1];
}
