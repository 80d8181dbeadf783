import { type CommitteeModel, metersBetween } from './committee-model.ts';
import { type ArticulationTest, articulationTest } from './contiguity-graph.ts';

/** Up to this many units a group's seat is sought anew for each move that is weighed; beyond, it is taken to stay. */
const SMALL = 40;
/** What rounding can make of a bound that is kept. */
const LEAST_BREACH = 1e-12;
/** Up to this many units all distances are kept. */
const DENSE = 1500;

/** A grouping that is being changed: sums, seats and costs are right after each change. Groups are connected and within borders; bounds may be broken. */
export class CommitteeState {
  readonly model: CommitteeModel;
  readonly groupCount: number;
  readonly labels: Int32Array;
  /** Units of each group, in no order. */
  readonly members: number[][];
  readonly atomCounts: Int32Array;
  readonly sums: readonly Float64Array[];
  readonly seats: Int32Array;
  readonly costs: Float64Array;
  readonly breaches: Float64Array;
  readonly borders: Int32Array;
  /** Groups beyond a bound, in no order. */
  readonly broken: number[] = [];
  cost = 0;
  /** Σ over groups and bounds of what is beyond them, each as a share of the mean group. */
  breach = 0;
  /** Set by `weigh`. */
  costChange = 0;
  breachChange = 0;
  readonly articulation: ArticulationTest;
  private readonly borderCounts: Int32Array;
  private readonly positions: Int32Array;
  private readonly brokenAt: Int32Array;
  private readonly toAll: Float64Array;
  private readonly scales: readonly number[];
  private readonly dense: Float64Array | null;

  constructor(model: CommitteeModel, groupCount: number) {
    this.model = model;
    this.groupCount = groupCount;
    this.labels = new Int32Array(model.atomCount).fill(-1);
    this.members = Array.from({ length: groupCount }, () => []);
    this.atomCounts = new Int32Array(groupCount);
    this.sums = model.sizes.map(() => new Float64Array(groupCount));
    this.seats = new Int32Array(groupCount).fill(-1);
    this.costs = new Float64Array(groupCount);
    this.breaches = new Float64Array(groupCount);
    this.borders = new Int32Array(groupCount).fill(-1);
    this.borderCounts = new Int32Array(groupCount);
    this.positions = new Int32Array(model.unitCount);
    this.brokenAt = new Int32Array(groupCount).fill(-1);
    this.toAll = new Float64Array(model.unitCount);
    this.scales = model.sizes.map(({ total }) => Math.max(1, total / groupCount));
    this.articulation = articulationTest(model.graph);
    this.dense = model.unitCount <= DENSE ? denseMeters(model) : null;
  }

  meters(a: number, b: number): number {
    return this.dense === null ? metersBetween(this.model, a, b) : (this.dense[a * this.model.unitCount + b] ?? 0);
  }

  /** Whether the rules that no bound touches let the atom into the group; whether it can leave its own is another question. */
  mayEnter(atom: number, group: number): boolean {
    const border = this.model.border[atom] ?? -1;
    const held = this.borders[group] ?? -1;
    if (border >= 0 && held >= 0 && border !== held) return false;
    for (const other of this.model.apart[atom] ?? []) if (this.labels[other] === group) return false;
    return true;
  }

  /** Whether the atom is free to leave: not the last one, not tied to atoms elsewhere in the group, and the rest stays in one piece. */
  mayLeave(atom: number): boolean {
    const group = this.labels[atom] ?? -1;
    return (this.atomCounts[group] ?? 0) > 1 && !this.model.classOf.has(atom) && this.articulation.canLeave(this.labels, atom);
  }

  /** What a move would change, into `costChange` and `breachChange`. */
  weigh(atom: number, target: number): void {
    const source = this.labels[atom] ?? -1;
    const units = this.model.unitsOf[atom] ?? new Int32Array(0);
    this.costChange =
      this.costWithout(source, units) + this.costWith(target, units) - (this.costs[source] ?? 0) - (this.costs[target] ?? 0);
    this.breachChange =
      this.breachOf(source, atom, -1) + this.breachOf(target, atom, 1) - (this.breaches[source] ?? 0) - (this.breaches[target] ?? 0);
  }

  move(atom: number, target: number): void {
    this.take(atom);
    this.put(atom, target);
  }

  /** Empties all groups. */
  clear(): void {
    for (let atom = 0; atom < this.model.atomCount; atom += 1) if ((this.labels[atom] ?? -1) >= 0) this.labels[atom] = -1;
    for (const members of this.members) members.length = 0;
    for (const array of [this.atomCounts, this.costs, this.breaches, this.borderCounts, this.toAll, ...this.sums]) array.fill(0);
    this.seats.fill(-1);
    this.borders.fill(-1);
    this.cost = 0;
    this.breach = 0;
    for (let group = 0; group < this.groupCount; group += 1) this.settle(group);
  }

  load(labels: ArrayLike<number>): void {
    this.clear();
    for (let atom = 0; atom < this.model.atomCount; atom += 1) if ((labels[atom] ?? -1) >= 0) this.put(atom, labels[atom] ?? 0);
  }

  /** Takes an atom out of its group, which may fall apart by it. */
  take(atom: number): void {
    const group = this.labels[atom] ?? -1;
    const members = this.members[group] ?? [];
    this.labels[atom] = -1;
    for (const unit of this.model.unitsOf[atom] ?? []) {
      const last = members.pop() ?? unit;
      if (last !== unit) {
        const at = this.positions[unit] ?? 0;
        members[at] = last;
        this.positions[last] = at;
      }
    }
    for (const unit of this.model.unitsOf[atom] ?? []) {
      const weight = this.model.weight[unit] ?? 0;
      for (const other of members) this.toAll[other] = (this.toAll[other] ?? 0) - weight * this.meters(unit, other);
    }
    this.count(atom, group, -1);
  }

  /** Puts an atom that is in no group into one. */
  put(atom: number, group: number): void {
    const members = this.members[group] ?? [];
    this.labels[atom] = group;
    const units = this.model.unitsOf[atom] ?? new Int32Array(0);
    for (const unit of units) {
      const weight = this.model.weight[unit] ?? 0;
      let sum = 0;
      for (const other of members) {
        const meters = this.meters(unit, other);
        this.toAll[other] = (this.toAll[other] ?? 0) + weight * meters;
        sum += (this.model.weight[other] ?? 0) * meters;
      }
      this.toAll[unit] = sum;
      this.positions[unit] = members.push(unit) - 1;
    }
    this.count(atom, group, 1);
  }

  private count(atom: number, group: number, sign: 1 | -1): void {
    this.atomCounts[group] = (this.atomCounts[group] ?? 0) + sign;
    const border = this.model.border[atom] ?? -1;
    if (border >= 0) {
      const count = (this.borderCounts[group] ?? 0) + sign;
      this.borderCounts[group] = count;
      this.borders[group] = count > 0 ? border : -1;
    }
    for (const [at, size] of this.model.sizes.entries()) {
      const sums = this.sums[at];
      if (sums !== undefined) sums[group] = (sums[group] ?? 0) + sign * (size.of[atom] ?? 0);
    }
    this.settle(group);
  }

  private settle(group: number): void {
    let seat = -1;
    let cost = Number.POSITIVE_INFINITY;
    for (const unit of this.members[group] ?? []) {
      const sum = this.toAll[unit] ?? 0;
      if (sum < cost) [seat, cost] = [unit, sum];
    }
    if (seat < 0) cost = 0;
    this.seats[group] = seat;
    this.cost += cost - (this.costs[group] ?? 0);
    this.costs[group] = cost;
    const breach = this.breachOf(group, -1, 0);
    this.breach += breach - (this.breaches[group] ?? 0);
    this.breaches[group] = breach;
    this.noteBroken(group, breach > LEAST_BREACH);
  }

  private noteBroken(group: number, isBroken: boolean): void {
    const at = this.brokenAt[group] ?? -1;
    if (isBroken === at >= 0) return;
    if (isBroken) {
      this.brokenAt[group] = this.broken.push(group) - 1;
      return;
    }
    const last = this.broken.pop() ?? group;
    if (last !== group) {
      this.broken[at] = last;
      this.brokenAt[last] = at;
    }
    this.brokenAt[group] = -1;
  }

  /** Whether the group has more than a bound allows: 1, less: −1, or neither or both: 0. */
  leaning(group: number): number {
    let above = false;
    let below = false;
    for (const [at, { min, max }] of this.model.sizes.entries()) {
      const value = this.sums[at]?.[group] ?? 0;
      above ||= value > max;
      below ||= value < min;
    }
    return Number(above) - Number(below);
  }

  private breachOf(group: number, atom: number, sign: number): number {
    let sum = 0;
    for (let at = 0; at < this.sums.length; at += 1) {
      const size = this.model.sizes[at];
      if (size === undefined) continue;
      const value = (this.sums[at]?.[group] ?? 0) + (sign === 0 ? 0 : sign * (size.of[atom] ?? 0));
      const beyond = value > size.max ? value - size.max : value < size.min ? size.min - value : 0;
      if (beyond > 0) sum += beyond / (this.scales[at] ?? 1);
    }
    return sum;
  }

  private costWithout(group: number, units: Int32Array): number {
    const members = this.members[group] ?? [];
    const seat = this.seats[group] ?? -1;
    if (members.length > SMALL && !units.includes(seat)) return (this.toAll[seat] ?? 0) - this.costOf(units, seat);
    let least = Number.POSITIVE_INFINITY;
    for (const unit of members) {
      if (units.includes(unit)) continue;
      const cost = (this.toAll[unit] ?? 0) - this.costOf(units, unit);
      if (cost < least) least = cost;
    }
    return least === Number.POSITIVE_INFINITY ? 0 : least;
  }

  private costWith(group: number, units: Int32Array): number {
    const members = this.members[group] ?? [];
    const seat = this.seats[group] ?? -1;
    if (members.length > SMALL) return (this.toAll[seat] ?? 0) + this.costOf(units, seat);
    let least = Number.POSITIVE_INFINITY;
    for (const unit of members) {
      const cost = (this.toAll[unit] ?? 0) + this.costOf(units, unit);
      if (cost < least) least = cost;
    }
    for (const unit of units) {
      let cost = this.costOf(units, unit);
      for (const other of members) cost += (this.model.weight[other] ?? 0) * this.meters(other, unit);
      if (cost < least) least = cost;
    }
    return least;
  }

  private costOf(units: Int32Array, seat: number): number {
    let sum = 0;
    for (const unit of units) sum += (this.model.weight[unit] ?? 0) * this.meters(unit, seat);
    return sum;
  }
}

function denseMeters(model: CommitteeModel): Float64Array {
  const { unitCount } = model;
  const meters = new Float64Array(unitCount * unitCount);
  for (let a = 0; a < unitCount; a += 1) for (let b = 0; b < unitCount; b += 1) meters[a * unitCount + b] = metersBetween(model, a, b);
  return meters;
}
