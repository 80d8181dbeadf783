import { type ArticulationTest, articulationTest, type ContiguityGraph, graphOf } from './contiguity-graph.ts';
import type { Random } from './random.ts';

/** A graph to be cut into connected parts: what each vertex weighs, within which limits a part must be, and what parts cost. */
export interface RegionModel {
  readonly graph: ContiguityGraph;
  readonly size: Float64Array;
  readonly total: number;
  /** ±Infinity without. */
  readonly min: number;
  readonly max: number;
  /** What moving the vertex from its part to another would add to the cost. */
  readonly costChange: (state: RegionState, vertex: number, target: number) => number;
  readonly costOf: (labels: ArrayLike<number>) => number;
}

export function regionModel(
  size: readonly number[],
  edges: readonly (readonly [number, number])[],
  limits: { readonly min: number; readonly max: number },
  cost: Pick<RegionModel, 'costChange' | 'costOf'>,
): RegionModel {
  return {
    graph: graphOf(size.length, edges),
    size: Float64Array.from(size),
    total: size.reduce((sum, value) => sum + value, 0),
    ...limits,
    ...cost,
  };
}

/** A cut into parts that is being changed; parts are connected, limits may be broken. */
export class RegionState {
  readonly model: RegionModel;
  readonly count: number;
  readonly labels: Int32Array;
  readonly members: number[][];
  readonly sums: Float64Array;
  cost = 0;
  /** Σ over parts of what is beyond the limits, as a share of the mean part. */
  breach = 0;
  private readonly positions: Int32Array;
  private readonly articulation: ArticulationTest;
  private readonly scale: number;

  constructor(model: RegionModel, count: number) {
    this.model = model;
    this.count = count;
    this.labels = new Int32Array(model.graph.size).fill(-1);
    this.members = Array.from({ length: count }, () => []);
    this.sums = new Float64Array(count);
    this.positions = new Int32Array(model.graph.size);
    this.articulation = articulationTest(model.graph);
    this.scale = Math.max(1e-9, model.total / count);
  }

  load(labels: ArrayLike<number>): void {
    for (const members of this.members) members.length = 0;
    this.sums.fill(0);
    for (let vertex = 0; vertex < this.labels.length; vertex += 1) {
      const label = labels[vertex] ?? 0;
      this.labels[vertex] = label;
      this.enter(vertex, label);
    }
    this.cost = this.model.costOf(this.labels);
    this.breach = 0;
    for (const sum of this.sums) this.breach += this.breachOf(sum);
  }

  mayLeave(vertex: number): boolean {
    return (this.members[this.labels[vertex] ?? 0]?.length ?? 0) > 1 && this.articulation.canLeave(this.labels, vertex);
  }

  breachChange(vertex: number, target: number): number {
    const size = this.model.size[vertex] ?? 0;
    const [from, to] = [this.sums[this.labels[vertex] ?? 0] ?? 0, this.sums[target] ?? 0];
    return this.breachOf(from - size) + this.breachOf(to + size) - this.breachOf(from) - this.breachOf(to);
  }

  move(vertex: number, target: number): void {
    this.cost += this.model.costChange(this, vertex, target);
    this.breach += this.breachChange(vertex, target);
    const source = this.labels[vertex] ?? 0;
    const members = this.members[source] ?? [];
    const last = members.pop() ?? vertex;
    if (last !== vertex) {
      const at = this.positions[vertex] ?? 0;
      members[at] = last;
      this.positions[last] = at;
    }
    this.sums[source] = (this.sums[source] ?? 0) - (this.model.size[vertex] ?? 0);
    this.labels[vertex] = target;
    this.enter(vertex, target);
  }

  private enter(vertex: number, label: number): void {
    this.positions[vertex] = (this.members[label]?.push(vertex) ?? 1) - 1;
    this.sums[label] = (this.sums[label] ?? 0) + (this.model.size[vertex] ?? 0);
  }

  private breachOf(sum: number): number {
    const { min, max } = this.model;
    return (sum > max ? sum - max : sum < min ? min - sum : 0) / this.scale;
  }
}

/** Parts grown from seeds at random, the lightest first; null where a piece of the graph got no seed. */
export function growRegions(
  { graph, size }: RegionModel,
  count: number,
  components: readonly (readonly number[])[],
  random: Random,
): Int32Array | null {
  if (count < components.length || count > graph.size) return null;
  const labels = new Int32Array(graph.size).fill(-1);
  const sums = new Float64Array(count);
  const frontiers: number[][] = Array.from({ length: count }, () => []);
  const enter = (vertex: number, label: number): void => {
    labels[vertex] = label;
    sums[label] = (sums[label] ?? 0) + (size[vertex] ?? 0);
    for (let at = graph.offsets[vertex] ?? 0; at < (graph.offsets[vertex + 1] ?? 0); at += 1) {
      const next = graph.targets[at] ?? 0;
      if ((labels[next] ?? -1) < 0) frontiers[label]?.push(next);
    }
  };
  for (const [label, members] of components.entries()) enter(members[random.below(members.length)] ?? 0, label);
  for (let label = components.length; label < count; ) {
    const vertex = random.below(graph.size);
    if ((labels[vertex] ?? -1) >= 0) continue;
    enter(vertex, label);
    label += 1;
  }
  const open = new Set(frontiers.keys());
  while (open.size > 0) {
    let lightest = -1;
    for (const label of open) if (lightest < 0 || (sums[label] ?? 0) < (sums[lightest] ?? 0)) lightest = label;
    const frontier = frontiers[lightest] ?? [];
    if (frontier.length === 0) {
      open.delete(lightest);
      continue;
    }
    const pick = random.below(frontier.length);
    const vertex = frontier[pick] ?? 0;
    frontier[pick] = frontier.at(-1) ?? 0;
    frontier.pop();
    if ((labels[vertex] ?? -1) < 0) enter(vertex, lightest);
  }
  return labels;
}
