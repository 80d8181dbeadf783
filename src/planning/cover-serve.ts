import type { LocationInput, LocationPlan } from '../model/location-problem.ts';
import { demandWeights } from './cover-plan.ts';
import { type Reach, reachWithin } from './cover-reach.ts';
import type { Search } from './search.ts';

/** Sites with capacities: who is in reach of which, the nearest first, and how much each can serve. */
export interface Serving {
  readonly reach: Reach;
  readonly distances: Float64Array;
  /** Infinity without a limit. */
  readonly capacities: Float64Array;
  /** Like `reach.rowColumns`, each row's columns by distance. */
  readonly nearestColumns: Int32Array;
  /** Rows, the heaviest first. */
  readonly heaviest: Int32Array;
}

export interface Served {
  /** Per row its column, −1 where none. */
  readonly columns: Int32Array;
  readonly weight: number;
}

export function hasCapacities(input: LocationInput): boolean {
  return input.candidates.some(({ capacity }) => capacity !== null && Number.isFinite(capacity));
}

/** The search for the same problem without its capacities: a part of the time, and no plans told, since they may not keep them. */
export function withoutCapacities<TPlan>(search: Search<TPlan>): Search<TPlan> {
  return {
    options: { ...search.options, work: search.options.work / 4, seconds: search.options.seconds / 4 },
    elapsed: () => search.elapsed(),
    report: (progress) => search.report({ ...progress, phase: 'prepare', value: null }),
  };
}

export function servingWithin(input: LocationInput, distances: Float64Array, radius: number): Serving {
  const columns = input.candidates.length;
  const reach = reachWithin(distances, demandWeights(input), columns, radius);
  const nearestColumns = reach.rowColumns.slice();
  for (let row = 0; row < reach.rows; row += 1) {
    const distance = (column: number): number => distances[row * columns + column] ?? 0;
    nearestColumns.subarray(reach.rowStarts[row] ?? 0, reach.rowStarts[row + 1] ?? 0).sort((a, b) => distance(a) - distance(b) || a - b);
  }
  const heaviest = Int32Array.from({ length: reach.rows }, (_, row) => row);
  heaviest.sort((a, b) => (reach.weights[b] ?? 0) - (reach.weights[a] ?? 0) || a - b);
  return {
    reach,
    distances,
    capacities: Float64Array.from(input.candidates, ({ capacity }) => capacity ?? Number.POSITIVE_INFINITY),
    nearestColumns,
    heaviest,
  };
}

const MOST_EFFORT = 300_000;

/** Room of a site, with what sums of weights lose by rounding. */
function roomOf(capacities: Float64Array): Float64Array {
  return capacities.map((capacity) => capacity + 1e-9 * Math.max(1, Number.isFinite(capacity) ? capacity : 1));
}

/**
 * Each row whole to the nearest open column that has room for it, the heaviest first; then who is left over takes the place of one who
 * can go elsewhere, or of one who weighs less. Not always the most that could be served.
 *
 * @param effort pairs looked at for those left over; 0 leaves them out.
 */
export function serve(serving: Serving, open: Iterable<number>, effort: number = MOST_EFFORT): Served {
  const { reach, capacities, nearestColumns, heaviest } = serving;
  const { weights, rowStarts } = reach;
  const isOpen = new Uint8Array(reach.columns);
  for (const column of open) isOpen[column] = 1;
  const room = roomOf(capacities);
  const columns = new Int32Array(reach.rows).fill(-1);
  const left: number[] = [];
  let spent = 0;

  function findRoom(row: number, except: number): number {
    for (let at = rowStarts[row] ?? 0; at < (rowStarts[row + 1] ?? 0); at += 1) {
      const column = nearestColumns[at] ?? 0;
      if (column !== except && isOpen[column] === 1 && (room[column] ?? 0) >= (weights[row] ?? 0)) return column;
    }
    return -1;
  }

  function place(row: number, column: number): void {
    const before = columns[row] ?? -1;
    const weight = weights[row] ?? 0;
    if (before >= 0) room[before] = (room[before] ?? 0) + weight;
    if (column >= 0) room[column] = (room[column] ?? 0) - weight;
    columns[row] = column;
  }

  /** One who can go elsewhere, or else the lightest whose place is enough and who weighs less. */
  function makeRoom(row: number): void {
    const weight = weights[row] ?? 0;
    let lightest = -1;
    for (let at = rowStarts[row] ?? 0; at < (rowStarts[row + 1] ?? 0); at += 1) {
      const column = nearestColumns[at] ?? 0;
      if (isOpen[column] === 0) continue;
      for (let entry = reach.columnStarts[column] ?? 0; entry < (reach.columnStarts[column + 1] ?? 0); entry += 1) {
        const other = reach.columnRows[entry] ?? 0;
        spent += 1;
        if (columns[other] !== column || (room[column] ?? 0) + (weights[other] ?? 0) < weight) continue;
        const elsewhere = findRoom(other, column);
        spent += 10;
        if (elsewhere >= 0) {
          place(other, elsewhere);
          place(row, column);
          return;
        }
        if ((weights[other] ?? 0) < (lightest < 0 ? weight * (1 - 1e-9) : (weights[lightest] ?? 0))) lightest = other;
      }
    }
    if (lightest < 0) return;
    const column = columns[lightest] ?? 0;
    place(lightest, -1);
    place(row, column);
  }

  for (const row of heaviest) {
    const column = findRoom(row, -1);
    if (column >= 0) place(row, column);
    else if ((rowStarts[row] ?? 0) < (rowStarts[row + 1] ?? 0)) left.push(row);
  }
  for (const row of left) if (spent < effort) makeRoom(row);
  for (const row of heaviest) {
    if ((columns[row] ?? -1) >= 0) continue;
    const column = findRoom(row, -1);
    if (column >= 0) place(row, column);
  }
  return { columns, weight: weightServed(serving, columns) };
}

function weightServed({ reach }: Serving, columns: Int32Array): number {
  let sum = 0;
  for (let row = 0; row < reach.rows; row += 1) if ((columns[row] ?? -1) >= 0) sum += reach.weights[row] ?? 0;
  return sum;
}

/** Who is left over goes where there is room; then rows move to nearer columns, alone or changing places two by two. */
export function serveNearer(serving: Serving, open: Iterable<number>, served: Served, stop: () => boolean): Served {
  const { reach, distances, capacities, nearestColumns } = serving;
  const { weights, rowStarts } = reach;
  const isOpen = new Set(open);
  const columns = served.columns.slice();
  const room = roomOf(capacities);
  const at = (row: number, column: number): number => (weights[row] ?? 0) * (distances[row * reach.columns + column] ?? 0);
  columns.forEach((column, row) => {
    if (column >= 0) room[column] = (room[column] ?? 0) - (weights[row] ?? 0);
  });
  for (const row of serving.heaviest) {
    for (let entry = rowStarts[row] ?? 0; entry < (rowStarts[row + 1] ?? 0) && (columns[row] ?? -1) < 0; entry += 1) {
      const column = nearestColumns[entry] ?? 0;
      if (!isOpen.has(column) || (room[column] ?? 0) < (weights[row] ?? 0)) continue;
      room[column] = (room[column] ?? 0) - (weights[row] ?? 0);
      columns[row] = column;
    }
  }
  const reachable = (row: number, column: number): boolean => {
    for (let entry = rowStarts[row] ?? 0; entry < (rowStarts[row + 1] ?? 0); entry += 1) if (nearestColumns[entry] === column) return true;
    return false;
  };
  function improve(row: number): boolean {
    const now = columns[row] ?? -1;
    if (now < 0) return false;
    const weight = weights[row] ?? 0;
    for (let entry = rowStarts[row] ?? 0; entry < (rowStarts[row + 1] ?? 0); entry += 1) {
      const nearer = nearestColumns[entry] ?? 0;
      const gain = at(row, now) - at(row, nearer);
      if (gain <= 1e-9 * (1 + at(row, now))) return false;
      if (!isOpen.has(nearer)) continue;
      if ((room[nearer] ?? 0) >= weight) {
        room[nearer] = (room[nearer] ?? 0) - weight;
        room[now] = (room[now] ?? 0) + weight;
        columns[row] = nearer;
        return true;
      }
      for (let other = 0; other < reach.rows; other += 1) {
        if (columns[other] !== nearer) continue;
        const difference = weight - (weights[other] ?? 0);
        if ((room[nearer] ?? 0) < difference || (room[now] ?? 0) < -difference) continue;
        if (at(other, now) - at(other, nearer) >= gain * (1 - 1e-9) || !reachable(other, now)) continue;
        room[nearer] = (room[nearer] ?? 0) - difference;
        room[now] = (room[now] ?? 0) + difference;
        columns[row] = nearer;
        columns[other] = now;
        return true;
      }
    }
    return false;
  }
  for (let changed = true; changed && !stop(); ) {
    changed = false;
    for (let row = 0; row < reach.rows && !stop(); row += 1) if (improve(row)) changed = true;
  }
  return { columns, weight: weightServed(serving, columns) };
}

/** Sites that are not there today give way to those that are, one by one, where these serve as much. */
export function keepWhatServes(
  input: LocationInput,
  serving: Serving,
  start: { readonly open: readonly number[]; readonly served: Served },
  stop: () => boolean,
): { readonly open: readonly number[]; readonly served: Served } {
  let { open, served } = start;
  const isNew = (column: number): boolean => input.candidates[column]?.state === 'new';
  for (const closed of input.candidates.keys()) {
    if (isNew(closed) || open.includes(closed)) continue;
    for (const column of open) {
      if (stop()) return { open, served };
      if (!isNew(column)) continue;
      const next = open.map((site) => (site === column ? closed : site));
      const change = serve(serving, next);
      if (change.weight < served.weight) continue;
      open = next;
      served = change;
      break;
    }
  }
  return { open, served };
}

export function servedPlan(open: Iterable<number>, { columns }: Served): LocationPlan {
  return { open: [...open].sort((a, b) => a - b), assigned: Array.from(columns, (column) => (column < 0 ? null : column)) };
}
