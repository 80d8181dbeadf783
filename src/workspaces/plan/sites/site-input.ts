import type { LocationPlan, LocationProblem } from '../../../model/location-problem.ts';
import { toPlane } from '../../../model/plan-plane.ts';
import type { BuildingUnit, PlanGroup, PlanUnit } from '../../../model/plan-scenario.ts';
import type { SiteMeasure, SiteSettings } from '../../../model/plan-settings.ts';
import type { FoundGroup } from '../../../state/plan-run.ts';

export interface SiteInput {
  readonly problem: LocationProblem;
  /** Buildings by index of the candidates, and of the demand points. */
  readonly candidates: readonly BuildingUnit[];
  readonly demand: readonly BuildingUnit[];
}

/** How much of the measure a building holds; unknown is nothing. */
export function weightOf(building: BuildingUnit, measure: SiteMeasure): number {
  switch (measure) {
    case 'uncovered':
      return building.uncovered;
    case 'enterprises':
      return building.eligible;
    case 'staff':
      return building.staff ?? 0;
    case 'members':
      return building.membersFull ?? 0;
  }
}

/**
 * Every placed building may hold a site and, where it holds any of the measure, asks for one. Sites that are there today stay or may be
 * closed as the settings say; those that a person locked stay.
 */
export function siteInput(
  units: readonly PlanUnit[],
  excluded: readonly string[],
  groups: readonly PlanGroup[],
  settings: SiteSettings,
): SiteInput {
  const out = new Set(excluded);
  const locked = new Set(groups.flatMap((group) => (group.isLocked && group.seat !== null ? [group.seat] : [])));
  const placed = units.filter((unit): unit is BuildingUnit => unit.kind === 'building' && unit.lon !== null && unit.lat !== null);
  const points = new Map(toPlane(placed).map((point, index) => [placed[index]?.id ?? '', point ?? { x: 0, y: 0 }]));
  const at = (id: string) => points.get(id) ?? { x: 0, y: 0 };
  const candidates = placed.filter((building) => !out.has(building.id));
  const demand = placed.filter((building) => weightOf(building, settings.measure) > 0);
  const stateOf = (building: BuildingUnit) => {
    if (locked.has(building.id)) return 'fixed' as const;
    if (building.sites.length === 0) return 'new' as const;
    return settings.existing === 'keep' ? ('fixed' as const) : ('open' as const);
  };
  const input = {
    demand: demand.map((building) => ({ id: building.id, ...at(building.id), weight: weightOf(building, settings.measure) })),
    candidates: candidates.map((building) => ({
      id: building.id,
      ...at(building.id),
      capacity: settings.question === 'least-walk' ? settings.capacity : null,
      state: stateOf(building),
    })),
  };
  const p = Math.min(settings.sites, candidates.length);
  return { problem: problemOf(settings, input, p), candidates, demand };
}

function problemOf(settings: SiteSettings, input: Pick<LocationProblem, 'demand' | 'candidates'>, p: number): LocationProblem {
  const { radius, share } = settings;
  switch (settings.question) {
    case 'reach-most':
      return { kind: 'maximal-cover', ...input, p, radius };
    case 'fewest':
      return { kind: 'set-cover', ...input, radius, share };
    case 'least-walk':
      return { kind: 'p-median', ...input, p };
    case 'least-worst':
      return { kind: 'p-center', ...input, p };
  }
}

/** A group a site: where it is, and the buildings it serves. */
export function siteGroups({ candidates, demand }: SiteInput, plan: LocationPlan): readonly FoundGroup[] {
  return plan.open.map((candidate) => ({
    seat: candidates[candidate]?.id ?? null,
    units: demand.flatMap((building, index) => (plan.assigned[index] === candidate ? [building.id] : [])),
  }));
}
