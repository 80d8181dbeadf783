/** Service sites (党群服务中心、站): which candidates to open, and who goes to which. All plain JSON. */

export interface DemandPoint {
  readonly id: string;
  /** Metres on a plane; unused where distances are given. */
  readonly x: number;
  readonly y: number;
  /** Enterprises, staff or members, > 0. */
  readonly weight: number;
}

export interface SiteCandidate {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** Most weight it can serve; null without a limit. */
  readonly capacity: number | null;
  /** `open` is there today and may be closed, `fixed` is there and stays, `new` is not there yet. */
  readonly state: 'new' | 'open' | 'fixed';
}

export interface LocationInput {
  readonly demand: readonly DemandPoint[];
  readonly candidates: readonly SiteCandidate[];
  /** Metres, one row a demand point, one column a candidate; null or an infinite distance: out of reach. Absent: straight lines. */
  readonly distances?: readonly (readonly (number | null)[])[];
}

/** Most weight within `radius` metres of one of `p` sites (Church & ReVelle 1974). Objective: weight reached; the more the better. */
export interface MaximalCoverProblem extends LocationInput {
  readonly kind: 'maximal-cover';
  readonly p: number;
  readonly radius: number;
}

/**
 * The fewest sites that reach all, or at least `share` (0–1] of the weight, within `radius` metres (Toregas et al. 1971).
 * Objective: sum of the costs of opened sites, where each costs 1 unless `costs` says otherwise; the less the better.
 */
export interface SetCoverProblem extends LocationInput {
  readonly kind: 'set-cover';
  readonly radius: number;
  readonly share: number;
  readonly costs?: readonly number[];
}

/**
 * `p` sites with the least sum of weight × distance (Hakimi 1964). With capacities every demand point goes to one site whole.
 * Objective: that sum; the less the better.
 */
export interface MedianProblem extends LocationInput {
  readonly kind: 'p-median';
  readonly p: number;
}

/** `p` sites with the least greatest distance (Hakimi 1965). Objective: that distance in metres. */
export interface CenterProblem extends LocationInput {
  readonly kind: 'p-center';
  readonly p: number;
}

export type LocationProblem = MaximalCoverProblem | SetCoverProblem | MedianProblem | CenterProblem;

export interface LocationPlan {
  /** Indices of opened candidates, rising; those that stay are among them. */
  readonly open: readonly number[];
  /** For each demand point the candidate that serves it, null where none does (out of the radius, or left over). */
  readonly assigned: readonly (number | null)[];
}
