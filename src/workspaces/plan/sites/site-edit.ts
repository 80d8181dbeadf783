import { metersBetween } from '../../../model/plan-plane.ts';
import type { BuildingUnit, PlanGroup, ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { weightOf } from './site-input.ts';

type SiteScenario = ScenarioOfKind<'sites'>;

/** Opens a site in a building; whoever is nearer to it goes there. */
export function openSite(scenario: SiteScenario, building: string): SiteScenario {
  const isKnown = scenario.units.some((unit) => unit.id === building && unit.lon !== null);
  if (!isKnown || scenario.groups.some((group) => group.seat === building)) return scenario;
  const made: PlanGroup = { id: scenario.nextGroupId, name: '', units: [], seat: building, isLocked: false };
  return assigned({ ...scenario, groups: [...scenario.groups, made], nextGroupId: scenario.nextGroupId + 1 });
}

/** Gives a site up; those it served go to the nearest that is left. */
export function closeSite(scenario: SiteScenario, id: number): SiteScenario {
  const site = scenario.groups.find((group) => group.id === id);
  if (site === undefined || site.isLocked) return scenario;
  return assigned({ ...scenario, groups: scenario.groups.filter((group) => group.id !== id) });
}

/** Takes a site to another building. */
export function moveSite(scenario: SiteScenario, id: number, building: string): SiteScenario {
  const site = scenario.groups.find((group) => group.id === id);
  const isTaken = scenario.groups.some((group) => group.seat === building);
  if (site === undefined || site.isLocked || isTaken || !scenario.units.some((unit) => unit.id === building)) return scenario;
  return assigned({ ...scenario, groups: scenario.groups.map((group) => (group.id === id ? { ...group, seat: building } : group)) });
}

/** Every building with any of the measure goes to the nearest open site; where reach is what counts, only within the radius. */
function assigned(scenario: SiteScenario): SiteScenario {
  const { question, measure, radius } = scenario.settings;
  const limit = question === 'reach-most' || question === 'fewest' ? radius : Number.POSITIVE_INFINITY;
  const buildings = scenario.units.filter((unit): unit is BuildingUnit => unit.kind === 'building');
  const seats = scenario.groups.flatMap((group) => {
    const seat = buildings.find((building) => building.id === group.seat);
    return seat === undefined ? [] : [{ id: group.id, seat }];
  });
  const served = new Map<number, string[]>();
  for (const building of buildings) {
    if (weightOf(building, measure) === 0) continue;
    let best: { readonly id: number; readonly meters: number } | null = null;
    for (const { id, seat } of seats) {
      const meters = metersBetween(building, seat);
      if (meters !== null && meters <= limit && (best === null || meters < best.meters)) best = { id, meters };
    }
    if (best !== null) served.set(best.id, [...(served.get(best.id) ?? []), building.id]);
  }
  return { ...scenario, groups: scenario.groups.map((group) => ({ ...group, units: served.get(group.id) ?? [] })), isEdited: true };
}
