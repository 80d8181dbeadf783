import type { Edits, PlacedUnit } from '../model/edits.ts';

/** A unit that waits for its place. */
export interface WaitingUnit {
  readonly unit: PlacedUnit;
  readonly id: string;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly address: string | null;
  readonly parkZh: string | null;
  /** Enterprises that would stand on the map with it. */
  readonly enterprises: number;
  /** Somewhere near, where something is known: longitude, latitude. */
  readonly hint: readonly [number, number] | null;
}

/** A round of placing by hand. */
export interface Placing {
  readonly datasetId: string;
  /** In the order in which they are asked for; fixed for the round. */
  readonly units: readonly WaitingUnit[];
  /** The one that is asked for; `units.length` after the last. */
  readonly at: number;
}

export function unitKey(unit: Pick<WaitingUnit, 'unit' | 'id'>): string {
  return `${unit.unit} ${unit.id}`;
}

/** Keys of the units that have a place set by hand. */
export function placedKeys(edits: Edits): ReadonlySet<string> {
  return new Set(edits.places.map(unitKey));
}

/** The next unit after `from` without a place; those skipped before are not asked for again by themselves. */
export function nextAt(units: readonly WaitingUnit[], placed: ReadonlySet<string>, from: number): number {
  for (let at = from + 1; at < units.length; at += 1) {
    const unit = units[at];
    if (unit !== undefined && !placed.has(unitKey(unit))) return at;
  }
  return units.length;
}

/** The first unit without a place, `units.length` where all have one. */
export function firstOpen(units: readonly WaitingUnit[], placed: ReadonlySet<string>): number {
  return nextAt(units, placed, -1);
}

/** The unit before, placed or not: it can be placed anew. */
export function previousAt(from: number): number {
  return Math.max(0, from - 1);
}

/** How many of a round have a place, how many enterprises came to points with them, and how many are left. */
export function progressOf(
  units: readonly WaitingUnit[],
  placed: ReadonlySet<string>,
): { readonly placed: number; readonly enterprises: number; readonly left: number } {
  const done = units.filter((unit) => placed.has(unitKey(unit)));
  // A park gives its enterprises an area, not points.
  const enterprises = done.reduce((sum, unit) => sum + (unit.unit === 'PARK' ? 0 : unit.enterprises), 0);
  return { placed: done.length, enterprises, left: units.length - done.length };
}
