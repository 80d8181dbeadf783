import type { Bounds, CommitteePlan, CommitteeProblem } from '../../../model/committee-problem.ts';
import type { FindLinks, UnitLinks } from '../../../model/plan-links.ts';
import { toPlane } from '../../../model/plan-plane.ts';
import type { BuildingUnit, PlanGroup, PlanUnit, ScenarioOfKind } from '../../../model/plan-scenario.ts';
import type { CommitteeSettings, UnitPair } from '../../../model/plan-settings.ts';

type CommitteeScenario = Pick<ScenarioOfKind<'committees'>, 'units' | 'excluded' | 'groups' | 'settings'>;

export interface CommitteeInput {
  readonly problem: CommitteeProblem;
  /** Buildings of the problem by index: placed, not excluded. */
  readonly buildings: readonly BuildingUnit[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly links: UnitLinks;
}

/** Everything of a scenario that has a place and is not left out, as one problem: what an edited plan is held against. */
export function committeeInput(scenario: CommitteeScenario, findLinks: FindLinks): CommitteeInput {
  const { settings } = scenario;
  const buildings = activeBuildings(scenario);
  const indexOf = new Map(buildings.map((building, index) => [building.id, index]));
  const points = toPlane(buildings).map((point) => point ?? { x: 0, y: 0 });
  const pairs = (wanted: readonly UnitPair[]) => indexPairs(wanted, indexOf);
  const links = findLinks(points, {
    graph: 'gabriel',
    maxMeters: settings.linkMeters,
    joinBlocks: false,
    forced: pairs(settings.joined),
    forbidden: pairs(settings.cut),
    connect: false,
  });
  const groups = groupCount(settings, buildings.length);
  const problem: CommitteeProblem = {
    kind: 'committees',
    units: buildings.map((building, index) => ({
      id: building.id,
      x: points[index]?.x ?? 0,
      y: points[index]?.y ?? 0,
      enterprises: building.listed,
      members: building.membersFull ?? 0,
      organizations: building.organizations ?? 0,
      community: building.community,
      subdistrict: building.subdistrict,
    })),
    edges: links.edges,
    groups,
    enterprises: balancedBounds(settings, buildings, groups),
    members: settings.members,
    organizations: settings.organizations,
    within: settings.within,
    together: pairs(settings.together),
    apart: pairs(settings.apart),
  };
  return { problem, buildings, indexOf, links };
}

/** The part of the problem that is searched: without locked groups, which stay as they are. */
export function withoutLocked(input: CommitteeInput, groups: readonly PlanGroup[]): CommitteeInput {
  const locked = groups.filter((group) => group.isLocked);
  if (locked.length === 0) return input;
  const held = new Set(locked.flatMap((group) => group.units));
  const kept = input.buildings.map((building, index) => (held.has(building.id) ? -1 : index)).filter((index) => index >= 0);
  const renumbered = new Map(kept.map((index, at) => [index, at]));
  const pairs = (all: readonly (readonly [number, number])[]) =>
    all.flatMap(([a, b]): (readonly [number, number])[] => {
      const [one, other] = [renumbered.get(a), renumbered.get(b)];
      return one === undefined || other === undefined ? [] : [[one, other]];
    });
  const { problem } = input;
  const buildings = kept.map((index) => input.buildings[index]).filter((building) => building !== undefined);
  return {
    buildings,
    indexOf: new Map(buildings.map((building, index) => [building.id, index])),
    links: input.links,
    problem: {
      ...problem,
      units: kept.map((index) => problem.units[index]).filter((unit) => unit !== undefined),
      edges: pairs(problem.edges),
      groups: problem.groups === 'fewest' ? 'fewest' : Math.max(1, problem.groups - locked.length),
      together: pairs(problem.together),
      apart: pairs(problem.apart),
    },
  };
}

/** A scenario's groups as a plan of its problem; units that the problem leaves out are passed over. */
export function planOfGroups(input: CommitteeInput, groups: readonly PlanGroup[]): CommitteePlan {
  return {
    groups: groups.map((group) => {
      const units = group.units.map((id) => input.indexOf.get(id)).filter((index) => index !== undefined);
      return { units, seat: input.indexOf.get(group.seat ?? '') ?? units[0] ?? -1 };
    }),
  };
}

function activeBuildings({ units, excluded }: { readonly units: readonly PlanUnit[]; readonly excluded: readonly string[] }) {
  const out = new Set(excluded);
  return units.filter(
    (unit): unit is BuildingUnit => unit.kind === 'building' && !out.has(unit.id) && unit.lon !== null && unit.lat !== null,
  );
}

function indexPairs(pairs: readonly UnitPair[], indexOf: ReadonlyMap<string, number>): readonly (readonly [number, number])[] {
  return pairs.flatMap(([a, b]): (readonly [number, number])[] => {
    const [one, other] = [indexOf.get(a), indexOf.get(b)];
    return one === undefined || other === undefined ? [] : [[one, other]];
  });
}

export function groupCount({ count }: Pick<CommitteeSettings, 'count'>, buildings: number): number | 'fewest' {
  if (count.by === 'fewest') return 'fewest';
  return Math.max(1, Math.min(buildings, count.by === 'number' ? count.groups : Math.round(buildings / count.buildings)));
}

/** Stated limits of tenants, else those of the balance. */
export function balancedBounds(
  { enterprises, balance }: Pick<CommitteeSettings, 'enterprises' | 'balance'>,
  buildings: readonly BuildingUnit[],
  groups: number | 'fewest',
): Bounds {
  if (balance === null || groups === 'fewest') return enterprises;
  const mean = buildings.reduce((sum, building) => sum + building.listed, 0) / groups;
  return {
    min: enterprises.min ?? Math.floor(mean * (1 - balance)),
    max: enterprises.max ?? Math.ceil(mean * (1 + balance)),
  };
}
