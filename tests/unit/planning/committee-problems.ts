import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommitteePlan, CommitteeProblem, CommitteeUnit } from '../../../src/model/committee-problem.ts';
import type { SolveOptions } from '../../../src/model/solve-report.ts';
import { contiguityOf } from '../../../src/planning/contiguity.ts';
import { createRandom } from '../../../src/planning/random.ts';
import type { Search } from '../../../src/planning/search.ts';

export const CASES = join(import.meta.dirname, '../../../../shared/fixtures/own-oracle-committees');

interface OracleCase {
  readonly buildings: readonly { id: string; x: number; y: number; enterprises: number; party_orgs: number; members: number }[];
  readonly adjacency_gabriel0: readonly (readonly number[])[];
  readonly k: number;
  readonly enterprise_bounds: readonly [number, number];
  readonly member_bounds: readonly [number, number];
}

export function oracleCase(name: string): { problem: CommitteeProblem; adjacency: readonly (readonly number[])[] } {
  const read = JSON.parse(readFileSync(join(CASES, `${name}.json`), 'utf8')) as OracleCase;
  const units = read.buildings.map((building) => unitOf(building.id, building.x, building.y, building.enterprises, building.members));
  const edges = contiguityOf(units, {
    graph: 'gabriel',
    maxMeters: null,
    joinBlocks: false,
    forced: [],
    forbidden: [],
    connect: false,
  }).edges;
  const [low, high] = read.enterprise_bounds;
  const [least, most] = read.member_bounds;
  const bounds = { enterprises: { min: low, max: high }, members: { min: least, max: most } };
  return { problem: { ...problemOf(units, edges, read.k), ...bounds }, adjacency: read.adjacency_gabriel0 };
}

export function unitOf(
  id: string,
  x: number,
  y: number,
  enterprises: number,
  members: number,
  community: string | null = null,
): CommitteeUnit {
  return { id, x, y, enterprises, members, organizations: 1, community, subdistrict: null };
}

export function problemOf(
  units: readonly CommitteeUnit[],
  edges: CommitteeProblem['edges'],
  groups: CommitteeProblem['groups'],
): CommitteeProblem {
  const free = { min: null, max: null };
  return {
    kind: 'committees',
    units,
    edges,
    groups,
    enterprises: free,
    members: free,
    organizations: free,
    within: 'none',
    together: [],
    apart: [],
  };
}

/** Made-up buildings on a square; the same seed gives the same ones. */
export function madeUp(size: number, groups: number, slack: number, seed: number): CommitteeProblem {
  const random = createRandom(seed);
  const side = 300 * Math.sqrt(size);
  const units = Array.from({ length: size }, (_, at) => {
    const enterprises = 20 + random.below(60);
    return unitOf(`B${at}`, random.below(side), random.below(side), enterprises, Math.round(enterprises * (0.3 + 0.4 * random.next())));
  });
  const { edges } = contiguityOf(units, { graph: 'gabriel', maxMeters: null, joinBlocks: false, forced: [], forbidden: [], connect: true });
  const mean = units.reduce((sum, { enterprises }) => sum + enterprises, 0) / groups;
  return { ...problemOf(units, edges, groups), enterprises: { min: Math.floor(mean * (1 - slack)), max: Math.ceil(mean * (1 + slack)) } };
}

/** A search whose clock stands still, so that only its work ends it. */
export function quietSearch(options: Partial<SolveOptions> = {}, told: (CommitteePlan | undefined)[] = []): Search<CommitteePlan> {
  return {
    options: { seed: 1, work: 300, seconds: 1000, prove: true, ...options },
    elapsed: () => 0,
    report: (_, plan) => {
      told.push(plan);
    },
  };
}
