import { metersBetween } from '../../../model/plan-plane.ts';
import type { BuildingUnit, PlanGroup, ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { SITE_MEASURES, type SiteMeasure } from '../../../model/plan-settings.ts';
import { weightOf } from './site-input.ts';

/** A site as the screen says it. */
export interface SiteGroupView {
  readonly number: number;
  readonly group: PlanGroup;
  readonly seat: BuildingUnit | null;
  /** It is there today. */
  readonly isKept: boolean;
  readonly buildings: readonly BuildingUnit[];
  /** Of the measure. */
  readonly served: number;
  /** Metres; null where it serves nobody. */
  readonly farthest: number | null;
  /** Mean over the measure. */
  readonly mean: number | null;
}

export interface SiteView {
  readonly sites: readonly SiteGroupView[];
  /** Buildings whose site of today is given up. */
  readonly closed: readonly BuildingUnit[];
  /** Of the measure. */
  readonly total: number;
  readonly outOfReach: number;
  /** Measure × metres to the site that serves. */
  readonly walk: number;
  readonly farthest: number | null;
  readonly reach: readonly ReachChange[];
}

/** How much of a measure lies within the radius of a site, today and by the plan. */
export interface ReachChange {
  readonly measure: SiteMeasure;
  readonly before: number;
  readonly after: number;
  readonly total: number;
}

export function siteView(scenario: ScenarioOfKind<'sites'>, groups: readonly PlanGroup[]): SiteView {
  const { measure, radius } = scenario.settings;
  const buildings = scenario.units.filter((unit): unit is BuildingUnit => unit.kind === 'building');
  const known = new Map(buildings.map((building) => [building.id, building]));
  const today = buildings.filter((building) => building.sites.length > 0);
  const seats = groups.map((group) => (group.seat === null ? undefined : known.get(group.seat))).filter((seat) => seat !== undefined);
  const sites = groups.map((group, index) => siteOf(group, index + 1, known, measure));
  const reach = SITE_MEASURES.map((of) => ({
    measure: of,
    before: reached(buildings, today, radius, of),
    after: reached(buildings, seats, radius, of),
    total: buildings.reduce((sum, building) => sum + weightOf(building, of), 0),
  }));
  const mine = reach.find((entry) => entry.measure === measure);
  return {
    sites,
    closed: today.filter((building) => !seats.includes(building)),
    total: mine?.total ?? 0,
    outOfReach: (mine?.total ?? 0) - (mine?.after ?? 0),
    walk: sites.reduce((sum, site) => sum + (site.mean ?? 0) * site.served, 0),
    farthest: sites.reduce<number | null>((most, site) => (site.farthest === null ? most : Math.max(most ?? 0, site.farthest)), null),
    reach,
  };
}

function siteOf(group: PlanGroup, number: number, known: ReadonlyMap<string, BuildingUnit>, measure: SiteMeasure): SiteGroupView {
  const seat = known.get(group.seat ?? '') ?? null;
  const buildings = group.units.map((id) => known.get(id)).filter((building) => building !== undefined);
  const distances = buildings.map((building) => ({
    meters: seat === null ? null : metersBetween(building, seat),
    weight: weightOf(building, measure),
  }));
  const measured = distances.filter((entry): entry is { meters: number; weight: number } => entry.meters !== null);
  const served = distances.reduce((sum, { weight }) => sum + weight, 0);
  const walk = measured.reduce((sum, { meters, weight }) => sum + meters * weight, 0);
  return {
    number,
    group,
    seat,
    isKept: (seat?.sites.length ?? 0) > 0,
    buildings,
    served,
    farthest: measured.length === 0 ? null : measured.reduce((most, { meters }) => Math.max(most, meters), 0),
    mean: served === 0 || measured.length === 0 ? null : walk / served,
  };
}

function reached(buildings: readonly BuildingUnit[], seats: readonly BuildingUnit[], radius: number, measure: SiteMeasure): number {
  return buildings.reduce((sum, building) => {
    const weight = weightOf(building, measure);
    const isNear = weight > 0 && seats.some((seat) => (metersBetween(building, seat) ?? Number.POSITIVE_INFINITY) <= radius);
    return isNear ? sum + weight : sum;
  }, 0);
}
