import type { PlanePoint } from './plan-plane.ts';

/** Which buildings are neighbours; planning/contiguity.ts tells, handed in where it is needed. */

export interface LinkOptions {
  /** Gabriel & Sokal 1969. */
  readonly graph: 'delaunay' | 'gabriel';
  /** Longer links are left out; null without a limit. */
  readonly maxMeters: number | null;
  readonly joinBlocks: boolean;
  /** Pairs of indices that touch, and pairs that do not whatever else says. */
  readonly forced: readonly (readonly [number, number])[];
  readonly forbidden: readonly (readonly [number, number])[];
  /** Whether stray pieces are tied to the rest by their shortest links. */
  readonly connect: boolean;
}

export interface UnitLinks {
  /** Pairs of indices, lower first. */
  readonly edges: readonly (readonly [number, number])[];
  /** The connected piece of each point, from 0. */
  readonly components: readonly number[];
  readonly componentCount: number;
  /** Those of `edges` that only tie stray pieces. */
  readonly links: readonly (readonly [number, number])[];
}

export type FindLinks = (points: readonly PlanePoint[], options: LinkOptions) => UnitLinks;
