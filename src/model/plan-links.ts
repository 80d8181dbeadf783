import type { PlanePoint } from './plan-plane.ts';

/** Which buildings are neighbours; planning/contiguity.ts tells, handed in where it is needed. */

/** `x` and `y` in metres on a plane; `block`: street block or park by name or code, null or absent unknown. */
export type LinkPoint = PlanePoint & { readonly block?: string | null };

export interface LinkOptions {
  /** Gabriel & Sokal 1969: an edge of Delaunay's triangulation whose circle over it holds no third point. */
  readonly graph: 'delaunay' | 'gabriel';
  /** Longer links are left out; null without a limit. In metres as the crow flies. */
  readonly maxMeters: number | null;
  /** Whether points of one block touch, however far apart. */
  readonly joinBlocks: boolean;
  /** Pairs of indices that touch, and pairs that do not, whatever else says; the latter (a railway, a river) are stronger. */
  readonly forced: readonly (readonly [number, number])[];
  readonly forbidden: readonly (readonly [number, number])[];
  /** Whether stray pieces are tied to the rest, each by its shortest link that is not forbidden. */
  readonly connect: boolean;
}

export interface UnitLinks {
  /** Pairs of indices, lower first, in rising order. */
  readonly edges: readonly (readonly [number, number])[];
  /** The connected piece of each point, from 0 in the order of their lowest points. */
  readonly components: readonly number[];
  readonly componentCount: number;
  /** Those of `edges` that stand there only because stray pieces were tied. */
  readonly links: readonly (readonly [number, number])[];
}

export type FindLinks = (points: readonly LinkPoint[], options: LinkOptions) => UnitLinks;
