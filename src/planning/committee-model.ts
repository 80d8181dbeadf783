import type { Bounds, CommitteeProblem } from '../model/committee-problem.ts';
import type { SolveConflict } from '../model/solve-report.ts';
import { type ContiguityGraph, componentsOf, type GraphComponents, graphOf, piecesOf } from './contiguity-graph.ts';

export const SIZE_NAMES = ['enterprises', 'members', 'organizations'] as const;

/** One bounded sum: what each atom adds, and its limits (±Infinity without). */
export interface CommitteeSize {
  readonly name: (typeof SIZE_NAMES)[number];
  readonly of: Float64Array;
  readonly min: number;
  readonly max: number;
  readonly total: number;
}

/**
 * A problem made ready to search: units that must stay together and touch are one atom; ties that no group may use (across borders,
 * between units that must be apart) are gone from the graph.
 */
export interface CommitteeModel {
  readonly problem: CommitteeProblem;
  readonly atomCount: number;
  readonly unitCount: number;
  readonly atomOf: Int32Array;
  readonly unitsOf: readonly Int32Array[];
  /** Of units: metres, and the enterprises that weigh them. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly weight: Float64Array;
  readonly sizes: readonly CommitteeSize[];
  /** The border code of each atom; −1 unknown. */
  readonly border: Int32Array;
  readonly graph: ContiguityGraph;
  readonly components: GraphComponents;
  /** The atoms that stay with an atom though they do not touch it as one; each atom of such a class lists them all, itself too. */
  readonly classOf: ReadonlyMap<number, readonly number[]>;
  readonly apart: readonly (readonly number[])[];
}

/** @returns the model, or the rules that contradict each other whatever the grouping. */
export function committeeModel(problem: CommitteeProblem): {
  readonly model: CommitteeModel;
  readonly conflicts: readonly SolveConflict[];
} {
  const { units } = problem;
  const conflicts: SolveConflict[] = [];
  const classes = togetherClasses(problem);
  const codes = borderCodes(problem);
  const classIndex = new Int32Array(units.length);
  for (const [index, members] of classes.entries()) for (const unit of members) classIndex[unit] = index;
  const classBorder = classes.map((members) => {
    const known = new Set(members.map((unit) => codes[unit] ?? -1).filter((code) => code >= 0));
    if (known.size > 1) conflicts.push({ limit: 'within', given: 1, needed: null, units: members });
    return known.size === 1 ? ([...known][0] ?? -1) : -1;
  });
  const apartClasses = apartPairs(problem, classIndex);
  for (const [a, b] of apartClasses.pairs) if (a === b) conflicts.push({ limit: 'apart', given: 1, needed: null, units: classes[a] ?? [] });
  const usable = problem.edges.filter(([a, b]) => {
    const [one, other] = [classIndex[a] ?? 0, classIndex[b] ?? 0];
    const [left, right] = [classBorder[one] ?? -1, classBorder[other] ?? -1];
    return (one === other || left < 0 || right < 0 || left === right) && !apartClasses.has(one, other);
  });
  const unitGraph = graphOf(units.length, usable);
  const atomOf = new Int32Array(units.length);
  const unitsOf: Int32Array[] = [];
  const classOf = new Map<number, readonly number[]>();
  const atomsOfClass: number[][] = [];
  for (const members of classes) {
    const atoms: number[] = [];
    for (const piece of piecesOf(unitGraph, members)) {
      for (const unit of piece) atomOf[unit] = unitsOf.length;
      atoms.push(unitsOf.push(Int32Array.from(piece).sort()) - 1);
    }
    if (atoms.length > 1) for (const atom of atoms) classOf.set(atom, atoms);
    atomsOfClass.push(atoms);
  }
  const graph = graphOf(
    unitsOf.length,
    usable.map(([a, b]) => [atomOf[a] ?? 0, atomOf[b] ?? 0] as const),
  );
  const components = componentsOf(graph);
  for (const [atom, atoms] of classOf) {
    if (atom !== atoms[0] || atoms.every((other) => components.labels[other] === components.labels[atom])) continue;
    conflicts.push({ limit: 'together', given: 1, needed: null, units: atoms.flatMap((other) => [...(unitsOf[other] ?? [])]) });
  }
  const apart: number[][] = unitsOf.map(() => []);
  for (const [a, b] of apartClasses.pairs) {
    for (const one of atomsOfClass[a] ?? []) {
      for (const other of atomsOfClass[b] ?? []) {
        apart[one]?.push(other);
        apart[other]?.push(one);
      }
    }
  }
  const model: CommitteeModel = {
    problem,
    atomCount: unitsOf.length,
    unitCount: units.length,
    atomOf,
    unitsOf,
    x: Float64Array.from(units, ({ x }) => x),
    y: Float64Array.from(units, ({ y }) => y),
    weight: Float64Array.from(units, ({ enterprises }) => enterprises),
    sizes: SIZE_NAMES.map((name) => sizeOf(problem, name, unitsOf)),
    border: Int32Array.from(unitsOf, ([unit]) => classBorder[classIndex[unit ?? 0] ?? 0] ?? -1),
    graph,
    components,
    classOf,
    apart,
  };
  return { model, conflicts };
}

/** The same model with other limits, which are no part of how atoms are made. */
export function withBounds(model: CommitteeModel, problem: CommitteeProblem): CommitteeModel {
  return { ...model, problem, sizes: model.sizes.map((size) => ({ ...size, ...limitsOf(problem[size.name]) })) };
}

export function metersBetween(model: CommitteeModel, a: number, b: number): number {
  const dx = (model.x[a] ?? 0) - (model.x[b] ?? 0);
  const dy = (model.y[a] ?? 0) - (model.y[b] ?? 0);
  return Math.sqrt(dx * dx + dy * dy);
}

/** Enterprises × metres of a whole atom to a seat. */
export function costToSeat(model: CommitteeModel, atom: number, seat: number): number {
  let sum = 0;
  for (const unit of model.unitsOf[atom] ?? []) sum += (model.weight[unit] ?? 0) * metersBetween(model, unit, seat);
  return sum;
}

function limitsOf(bounds: Bounds): { readonly min: number; readonly max: number } {
  return { min: bounds.min ?? Number.NEGATIVE_INFINITY, max: bounds.max ?? Number.POSITIVE_INFINITY };
}

function sizeOf(problem: CommitteeProblem, name: CommitteeSize['name'], unitsOf: readonly Int32Array[]): CommitteeSize {
  const of = Float64Array.from(unitsOf, (members) => members.reduce((sum, unit) => sum + (problem.units[unit]?.[name] ?? 0), 0));
  return { name, of, ...limitsOf(problem[name]), total: of.reduce((sum, value) => sum + value, 0) };
}

function borderCodes({ units, within }: CommitteeProblem): Int32Array {
  const codes = new Map<string, number>();
  return Int32Array.from(units, (unit) => {
    const name = within === 'none' ? null : unit[within];
    if (name === null) return -1;
    const code = codes.get(name) ?? codes.size;
    codes.set(name, code);
    return code;
  });
}

function togetherClasses({ units, together, locked }: CommitteeProblem): number[][] {
  const heads = new Map<number, number>();
  const ties: (readonly [number, number])[] = [...together];
  for (const [unit, label] of (locked ?? []).entries()) {
    if (label === null) continue;
    const head = heads.get(label);
    if (head === undefined) heads.set(label, unit);
    else ties.push([head, unit]);
  }
  const { labels, count } = componentsOf(graphOf(units.length, ties));
  const classes: number[][] = Array.from({ length: count }, () => []);
  for (const [unit, label] of labels.entries()) classes[label]?.push(unit);
  return classes;
}

function apartPairs({ units, apart, locked }: CommitteeProblem, classIndex: Int32Array): ApartClasses {
  const heads = new Map<number, number>();
  for (const [unit, label] of (locked ?? []).entries()) if (label !== null && !heads.has(label)) heads.set(label, classIndex[unit] ?? 0);
  const lockedClasses = [...heads.values()];
  const keys = new Set<number>();
  const pairs: (readonly [number, number])[] = [];
  const add = (a: number, b: number): void => {
    const key = Math.min(a, b) * units.length + Math.max(a, b);
    if (keys.has(key)) return;
    keys.add(key);
    pairs.push([a, b]);
  };
  for (const [a, b] of apart) add(classIndex[a] ?? 0, classIndex[b] ?? 0);
  for (const [at, a] of lockedClasses.entries()) for (const b of lockedClasses.slice(at + 1)) add(a, b);
  return { pairs, has: (a, b) => a !== b && keys.has(Math.min(a, b) * units.length + Math.max(a, b)) };
}

interface ApartClasses {
  readonly pairs: readonly (readonly [number, number])[];
  has(a: number, b: number): boolean;
}
