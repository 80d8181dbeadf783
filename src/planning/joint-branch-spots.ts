import { type JointBranchSpace, nearness } from './joint-branch-space.ts';

/** Units of one place, building and park stand in one spot: what is near to one of them is near to all. */
export interface JointBranchSpots {
  readonly spotOf: Int32Array;
  readonly units: readonly (readonly number[])[];
  /** For each spot those near to it, nearest first, itself before all. */
  readonly near: readonly Int32Array[];
  /** Metres to each of `near`. */
  readonly meters: readonly Float64Array[];
  /** Metres: every spot nearer than this is among `near`; Infinity where all near ones are. */
  readonly certain: Float64Array;
  /** For each unit the part it is in: no branch joins units of two parts. */
  readonly partOf: Int32Array;
}

/** Nearest spots kept, unless fewer hold too few units. */
const SPOTS = 24;
const UNITS = 64;

export function jointBranchSpots(space: JointBranchSpace, wanted: (unit: number) => boolean): JointBranchSpots {
  const spotOf = new Int32Array(space.size).fill(-1);
  const units: number[][] = [];
  const numbers = new Map<string, number>();
  for (let unit = 0; unit < space.size; unit += 1) {
    if (!wanted(unit)) continue;
    const key = `${space.placed[unit] === 1 ? `${space.x[unit]},${space.y[unit]}` : ''};${space.building[unit]};${space.park[unit]}`;
    let spot = numbers.get(key);
    if (spot === undefined) {
      spot = units.push([]) - 1;
      numbers.set(key, spot);
    }
    spotOf[unit] = spot;
    units[spot]?.push(unit);
  }
  const heads = units.map(([head]) => head as number);
  const grid = gridOf(space, heads);
  const found = heads.map((_, spot) => nearTo(space, heads, units, grid, spot));
  return {
    spotOf,
    units,
    near: found.map(({ near }) => near),
    meters: found.map(({ meters }) => meters),
    certain: Float64Array.from(found, ({ certain }) => certain),
    partOf: partsOf(space, heads, spotOf),
  };
}

interface Grid {
  readonly cell: number;
  readonly cells: ReadonlyMap<number, readonly number[]>;
  /** Spots without a place by building and by park, and those with a place likewise. */
  readonly byBuilding: ReadonlyMap<number, readonly number[]>;
  readonly byPark: ReadonlyMap<number, readonly number[]>;
}

function gridOf(space: JointBranchSpace, heads: readonly number[]): Grid {
  const placed = heads.filter((head) => space.placed[head] === 1);
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const head of placed) {
    left = Math.min(left, space.x[head] as number);
    right = Math.max(right, space.x[head] as number);
    bottom = Math.min(bottom, space.y[head] as number);
    top = Math.max(top, space.y[head] as number);
  }
  const area = Math.max(1, (right - left) * (top - bottom));
  const { radius } = space.problem;
  // About four spots a cell, but never so small that empty land is walked through cell by cell.
  const cell = Math.max(1, radius / 8, Math.min(radius, Math.sqrt((4 * area) / Math.max(1, placed.length))));
  const cells = new Map<number, number[]>();
  const byBuilding = new Map<number, number[]>();
  const byPark = new Map<number, number[]>();
  for (const [spot, head] of heads.entries()) {
    if (space.placed[head] === 1) put(cells, cellKey(...cellOf(space, cell, head)), spot);
    if ((space.building[head] as number) >= 0) put(byBuilding, space.building[head] as number, spot);
    if ((space.park[head] as number) >= 0) put(byPark, space.park[head] as number, spot);
  }
  return { cell, cells, byBuilding, byPark };
}

function put<K>(lists: Map<K, number[]>, key: K, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** One number for a cell within 2²⁵ cells of the origin. */
function cellKey(column: number, row: number): number {
  return column * 67_108_864 + row;
}

function cellOf(space: JointBranchSpace, cell: number, unit: number): readonly [number, number] {
  return [Math.floor((space.x[unit] as number) / cell), Math.floor((space.y[unit] as number) / cell)];
}

interface Near {
  readonly near: Int32Array;
  readonly meters: Float64Array;
  readonly certain: number;
}

function nearTo(space: JointBranchSpace, heads: readonly number[], units: readonly (readonly number[])[], grid: Grid, spot: number): Near {
  const head = heads[spot] as number;
  const isPlaced = space.placed[head] === 1;
  const found = new Map<number, number>([[spot, 0]]);
  let count = units[spot]?.length ?? 0;
  const take = (other: number): void => {
    if (found.has(other)) return;
    const meters = nearness(space, head, heads[other] as number);
    if (meters === Number.POSITIVE_INFINITY) return;
    found.set(other, meters);
    count += units[other]?.length ?? 0;
  };
  const isEnough = (): boolean => found.size >= SPOTS && count >= UNITS;
  const takeSome = (others: readonly number[] | undefined): boolean => {
    for (const other of others ?? []) {
      if (isEnough()) return false;
      if (!isPlaced || space.placed[heads[other] as number] === 0) take(other);
    }
    return true;
  };
  let certain = takeSome(grid.byBuilding.get(space.building[head] as number)) ? Number.POSITIVE_INFINITY : 0;
  if (isPlaced) {
    const [column, row] = cellOf(space, grid.cell, head);
    const rings = Math.ceil(space.problem.radius / grid.cell);
    for (let ring = 0; ring <= rings; ring += 1) {
      if (isEnough()) {
        certain = Math.min(certain, Math.max(0, ring - 1) * grid.cell);
        break;
      }
      for (let right = -ring; right <= ring; right += 1)
        for (let up = -ring; up <= ring; up += Math.abs(right) === ring || ring === 0 ? 1 : 2 * ring)
          for (const other of grid.cells.get(cellKey(column + right, row + up)) ?? []) take(other);
    }
  }
  if (!takeSome(grid.byPark.get(space.park[head] as number))) certain = Math.min(certain, space.problem.radius);
  const order = [...found].sort(([a, metersA], [b, metersB]) => (a === spot ? -1 : b === spot ? 1 : metersA - metersB || a - b));
  return { near: Int32Array.from(order, ([other]) => other), meters: Float64Array.from(order, ([, meters]) => meters), certain };
}

/** Parts may hold what could be parted further, never the other way round. */
function partsOf(space: JointBranchSpace, heads: readonly number[], spotOf: Int32Array): Int32Array {
  const parent = Int32Array.from(heads, (_, spot) => spot);
  const rootOf = (spot: number): number => {
    let root = spot;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root] as number] as number;
      root = parent[root] as number;
    }
    return root;
  };
  const unite = (a: number, b: number): void => {
    parent[rootOf(a)] = rootOf(b);
  };
  // Whoever stands in one cell of this width is near; so only pairs of cells are looked at, and only until one pair is near.
  const cell = Math.max(1e-6, space.problem.radius / Math.SQRT2) * (1 - 1e-9);
  const cells = new Map<string, { readonly column: number; readonly row: number; readonly spots: number[] }>();
  const firstIn = [new Map<number, number>(), new Map<number, number>()];
  const unplacedPark = new Set<number>();
  for (const [spot, head] of heads.entries()) {
    const park = space.park[head] as number;
    const building = space.building[head] as number;
    if (space.placed[head] === 0 && park >= 0) unplacedPark.add(park);
    uniteByName(firstIn[0], building, spot, unite);
    if (space.placed[head] === 0) continue;
    const [column, row] = cellOf(space, cell, head);
    const key = `${column},${row},${park}`;
    const same = cells.get(key);
    if (same === undefined) cells.set(key, { column, row, spots: [spot] });
    else {
      unite(spot, same.spots[0] as number);
      same.spots.push(spot);
    }
  }
  for (const [spot, head] of heads.entries()) {
    const park = space.park[head] as number;
    if (unplacedPark.has(park)) uniteByName(firstIn[1], park, spot, unite);
  }
  const byCell = new Map<number, number[][]>();
  for (const { column, row, spots } of cells.values()) {
    const key = cellKey(column, row);
    const lists = byCell.get(key);
    if (lists === undefined) byCell.set(key, [spots]);
    else lists.push(spots);
  }
  const join = (first: readonly number[], second: readonly number[]): void => {
    for (const a of first)
      for (const b of second) {
        if (rootOf(first[0] as number) === rootOf(second[0] as number)) return;
        if (nearness(space, heads[a] as number, heads[b] as number) < Number.POSITIVE_INFINITY) unite(a, b);
      }
  };
  for (const { column, row, spots } of cells.values())
    for (let right = 0; right <= 2; right += 1)
      for (let up = right === 0 ? 0 : -2; up <= 2; up += 1)
        for (const others of byCell.get(cellKey(column + right, row + up)) ?? []) if (others !== spots) join(spots, others);
  const numbers = new Map<number, number>();
  return Int32Array.from(spotOf, (spot) => {
    if (spot < 0) return -1;
    const root = rootOf(spot);
    const known = numbers.get(root);
    if (known !== undefined) return known;
    numbers.set(root, numbers.size);
    return numbers.size - 1;
  });
}

function uniteByName(first: Map<number, number> | undefined, name: number, spot: number, unite: (a: number, b: number) => void): void {
  if (first === undefined || name < 0) return;
  const known = first.get(name);
  if (known === undefined) first.set(name, spot);
  else unite(known, spot);
}
