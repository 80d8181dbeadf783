import type { CommitteeGroup, CommitteePlan, CommitteeProblem } from '../../src/model/committee-problem.ts';
import { contiguityOf } from '../../src/planning/contiguity.ts';
import { createRandom } from '../../src/planning/random.ts';

/** The published ratio: 12 buildings with 777 tenants stand together in 3 committees. */
const BUILDINGS_PER_GROUP = 4;
const ENTERPRISES_PER_GROUP = 259;
const MEMBERS_PER_GROUP = 103;
const ORGANIZATIONS_PER_GROUP = 12;
const METERS_BETWEEN = 150;
const TOLERANCE = 0.25;

/** Connected groups of about four that part all points: a plan that is known to be there. */
function plantedGroups(count: number, edges: readonly (readonly [number, number])[]): readonly (readonly number[])[] {
  const neighbors: number[][] = Array.from({ length: count }, () => []);
  for (const [a, b] of edges) {
    neighbors[a]?.push(b);
    neighbors[b]?.push(a);
  }
  const groupOf = new Int32Array(count).fill(-1);
  const groups: number[][] = [];
  for (let start = 0; start < count; start += 1) {
    if (groupOf[start] !== -1) continue;
    const group = [start];
    groupOf[start] = groups.length;
    for (let at = 0; at < group.length; at += 1) {
      for (const next of neighbors[group[at] ?? 0] ?? []) {
        if (group.length >= BUILDINGS_PER_GROUP || groupOf[next] !== -1) continue;
        groupOf[next] = groups.length;
        group.push(next);
      }
    }
    const beside = group.flatMap((unit) => neighbors[unit] ?? []).find((unit) => groupOf[unit] !== groups.length && groupOf[unit] !== -1);
    const host = beside === undefined ? undefined : groups[groupOf[beside] ?? -1];
    if (group.length >= BUILDINGS_PER_GROUP - 1 || host === undefined) {
      groups.push(group);
    } else {
      for (const unit of group) groupOf[unit] = groupOf[beside ?? 0] ?? 0;
      host.push(...group);
    }
  }
  return groups;
}

/** Whole parts of a total by shares, each at least 1. */
function parts(total: number, shares: readonly number[]): number[] {
  const sum = shares.reduce((all, share) => all + share, 0);
  const whole = shares.map((share) => Math.max(1, Math.floor((share / sum) * total)));
  const rest = total - whole.reduce((all, part) => all + part, 0);
  return whole.map((part, at) => (at === 0 ? Math.max(1, part + rest) : part));
}

/**
 * Buildings as in a city, 150 m apart, of uneven size, with members about as they have enterprises; contiguity a Gabriel graph; totals
 * in a ratio as published. Synthetic; bounds of ±25 % that `planted`, one of its plans, keeps.
 */
export function generateCommittees(count: number, seed = 1): { readonly problem: CommitteeProblem; readonly planted: CommitteePlan } {
  const random = createRandom(seed);
  const side = Math.sqrt(count) * METERS_BETWEEN;
  const points = Array.from({ length: count }, () => ({ x: random.below(side), y: random.below(side) }));
  const { edges } = contiguityOf(points, {
    graph: 'gabriel',
    maxMeters: null,
    joinBlocks: false,
    forced: [],
    forbidden: [],
    connect: true,
  });
  const groups = plantedGroups(count, edges);
  const figures = points.map(() => ({ enterprises: 0, members: 0, organizations: 0 }));
  for (const group of groups) {
    const about = (mean: number): number => Math.round(mean * (1 + (random.next() - 0.5) * 2 * (TOLERANCE - 0.05)));
    const shares = group.map(() => 0.2 + random.next() ** 2);
    const varied = (): number[] => shares.map((share) => share * (0.7 + 0.6 * random.next()));
    const enterprises = parts(about(ENTERPRISES_PER_GROUP), shares);
    const members = parts(about(MEMBERS_PER_GROUP), varied());
    const organizations = parts(ORGANIZATIONS_PER_GROUP, varied());
    group.forEach((unit, at) => {
      figures[unit] = { enterprises: enterprises[at] ?? 1, members: members[at] ?? 1, organizations: organizations[at] ?? 1 };
    });
  }
  const around = (mean: number) => ({ min: Math.floor(mean * (1 - TOLERANCE)), max: Math.ceil(mean * (1 + TOLERANCE)) });
  const problem: CommitteeProblem = {
    kind: 'committees',
    units: points.map((point, at) => ({
      id: `B${at + 1}`,
      ...point,
      ...(figures[at] ?? { enterprises: 1, members: 1, organizations: 1 }),
      community: null,
      subdistrict: null,
    })),
    edges,
    groups: groups.length,
    enterprises: around(ENTERPRISES_PER_GROUP),
    members: around(MEMBERS_PER_GROUP),
    organizations: { min: null, max: null },
    within: 'none',
    together: [],
    apart: [],
  };
  return {
    problem,
    planted: {
      groups: groups.map((group) =>
        seated(
          problem,
          [...group].sort((a, b) => a - b),
        ),
      ),
    },
  };
}

function seated({ units }: CommitteeProblem, group: readonly number[]): CommitteeGroup {
  const cost = (seat: number): number =>
    group.reduce((sum, unit) => {
      const [from, to] = [units[unit], units[seat]];
      return from === undefined || to === undefined ? sum : sum + from.enterprises * Math.hypot(from.x - to.x, from.y - to.y);
    }, 0);
  return { units: group, seat: group.reduce((best, unit) => (cost(unit) < cost(best) ? unit : best), group[0] ?? 0) };
}
