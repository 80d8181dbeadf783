import type { GroupColumn } from './committee-columns.ts';
import type { CommitteeModel } from './committee-model.ts';
import { seatOf } from './committee-seat.ts';
import { createMip, type Mip, solveMip } from './mip.ts';

export interface ColumnPool {
  readonly columns: readonly GroupColumn[];
  /** @returns null where it is there already. */
  add(atoms: readonly number[]): GroupColumn | null;
  /** The indices of the groups of a grouping. */
  addLabels(labels: Int32Array): number[];
}

export function columnPool(model: CommitteeModel): ColumnPool {
  const columns: GroupColumn[] = [];
  const known = new Map<string, number>();
  const place = (atoms: readonly number[]): readonly [number, boolean] => {
    const sorted = Int32Array.from(atoms).sort();
    const key = String.fromCharCode(...sorted);
    const before = known.get(key);
    if (before !== undefined) return [before, false];
    const units = [...sorted].flatMap((atom) => [...(model.unitsOf[atom] ?? [])]);
    const index = columns.push({ atoms: sorted, ...seatOf(units, model.x, model.y, model.weight) }) - 1;
    known.set(key, index);
    return [index, true];
  };
  return {
    columns,
    add(atoms) {
      const [index, isNew] = place(atoms);
      return isNew ? (columns[index] ?? null) : null;
    },
    addLabels(labels) {
      const byLabel = new Map<number, number[]>();
      for (const [atom, label] of labels.entries()) {
        const members = byLabel.get(label);
        if (members === undefined) byLabel.set(label, [atom]);
        else members.push(atom);
      }
      return [...byLabel.values()].map((atoms) => place(atoms)[0]);
    },
  };
}

function masterMip(model: CommitteeModel, columns: readonly GroupColumn[], groups: number, isWhole: boolean): Mip {
  const mip = createMip();
  const rows: number[][] = Array.from({ length: model.atomCount }, () => []);
  for (const [index, { atoms, cost }] of columns.entries()) {
    mip.addColumn(cost, 0, isWhole ? 1 : Number.POSITIVE_INFINITY, isWhole);
    for (const atom of atoms) rows[atom]?.push(index);
  }
  for (const row of rows) mip.addRow(1, 1, row, new Float64Array(row.length).fill(1));
  mip.addRow(groups, groups, [...columns.keys()], new Float64Array(columns.length).fill(1));
  return mip;
}

export interface MasterAnswer {
  readonly value: number;
  readonly prices: Float64Array;
  readonly groupPrice: number;
  /** The grouping, where the answer happens to be whole. */
  readonly whole: Int32Array | null;
}

export async function relaxedMaster(
  model: CommitteeModel,
  columns: readonly GroupColumn[],
  groups: number,
  seed: number,
  seconds: number,
): Promise<MasterAnswer | null> {
  const solved = await solveMip(masterMip(model, columns, groups, false), { seconds, seed });
  if (solved.status !== 'optimal' || solved.duals === null || solved.columns === null) return null;
  const isWhole = solved.columns.every((share) => share < 1e-7 || share > 1 - 1e-7);
  return {
    value: solved.value ?? 0,
    prices: solved.duals.slice(0, model.atomCount),
    groupPrice: solved.duals[model.atomCount] ?? 0,
    whole: isWhole ? labelsOf(model, columns, solved.columns) : null,
  };
}

function labelsOf(model: CommitteeModel, columns: readonly GroupColumn[], shares: Float64Array): Int32Array {
  const labels = new Int32Array(model.atomCount);
  let group = 0;
  for (const [index, column] of columns.entries()) {
    if ((shares[index] ?? 0) < 0.5) continue;
    for (const atom of column.atoms) labels[atom] = group;
    group += 1;
  }
  return labels;
}

export interface ChoiceAnswer {
  /** Null where nothing better than the start was found. */
  readonly labels: Int32Array | null;
  readonly cost: number;
  readonly bound: number | null;
  /** Whether it is certain that nothing among the columns is better. */
  readonly isSure: boolean;
  readonly isImpossible: boolean;
}

/** The cheapest grouping made of some columns. @param start the indices of a grouping among them. */
export async function chooseColumns(
  model: CommitteeModel,
  columns: readonly GroupColumn[],
  groups: number,
  start: readonly number[],
  options: { readonly seconds: number; readonly seed: number },
): Promise<ChoiceAnswer> {
  const first = new Float64Array(columns.length);
  let known = start.length === 0 ? Number.POSITIVE_INFINITY : 0;
  for (const index of start) {
    first[index] = 1;
    known += columns[index]?.cost ?? 0;
  }
  const began = performance.now();
  const stop = (): boolean => performance.now() - began > options.seconds * 1000;
  const solved = await solveMip(masterMip(model, columns, groups, true), { ...options, ...(start.length > 0 && { start: first }), stop });
  const isSure = solved.status === 'optimal';
  const isImpossible = solved.status === 'infeasible';
  if (solved.columns === null || (start.length > 0 && (solved.value ?? Number.POSITIVE_INFINITY) >= known - 1e-9 * Math.max(1, known))) {
    return { labels: null, cost: known, bound: isSure ? known : solved.bound, isSure, isImpossible };
  }
  return { labels: labelsOf(model, columns, solved.columns), cost: solved.value ?? known, bound: solved.bound, isSure, isImpossible };
}
