import { metersBetween } from '../model/plan-plane.ts';
import type { BuildingUnit, EnterpriseUnit, OrganizationPlanUnit, PlanGroup, PlanUnit, Scenario } from '../model/plan-scenario.ts';
import { unitsById, unitsOf } from '../model/plan-scenario.ts';

/** A sum over units of which some are not known: `sum` of the known ones, null where none is. */
export interface KnownSum {
  readonly sum: number | null;
  /** Units of which it is not known. */
  readonly unknown: number;
}

/** What a group holds. Counts of enterprises are those of the scenario's definition. */
export interface GroupFigures {
  readonly group: PlanGroup;
  readonly units: readonly PlanUnit[];
  readonly buildings: readonly BuildingUnit[];
  readonly enterprises: readonly EnterpriseUnit[];
  /** Members of an alliance. */
  readonly organizationUnits: readonly OrganizationPlanUnit[];
  readonly seat: PlanUnit | null;
  /** Enterprises: tenants of its buildings, or its units where those are enterprises. */
  readonly listed: number;
  readonly eligible: number;
  readonly covered: number;
  readonly uncovered: number;
  readonly organizations: KnownSum;
  readonly membersFull: KnownSum;
  /** Full and probationary; of enterprises only. */
  readonly members: KnownSum;
  /** Metres from the seat to the farthest and on average to a unit; null without places. */
  readonly farthest: number | null;
  readonly mean: number | null;
  /** Metres between the two units farthest apart; null with fewer than two places. */
  readonly spread: number | null;
  /** Names that all units share, without repeats; unknown ones are left out. */
  readonly communities: readonly string[];
  readonly subdistricts: readonly string[];
  readonly industries: readonly string[];
  readonly parks: readonly string[];
  readonly buildingIds: readonly string[];
}

export function groupFigures(scenario: Scenario): readonly GroupFigures[] {
  const known = unitsById(scenario);
  return scenario.groups.map((group) => figuresOf(scenario, group, group.seat === null ? null : (known.get(group.seat) ?? null)));
}

function figuresOf(scenario: Scenario, group: PlanGroup, seat: PlanUnit | null): GroupFigures {
  const units = unitsOf(scenario, group);
  const buildings = units.filter((unit) => unit.kind === 'building');
  const enterprises = units.filter((unit) => unit.kind === 'enterprise');
  const organizationUnits = units.filter((unit) => unit.kind === 'organization');
  // Enterprises without an organization are members themselves.
  const without = organizationUnits.filter(({ of }) => of === 'ENTERPRISE').length;
  const through = organizationUnits.reduce((sum, unit) => sum + unit.enterprises, 0);
  const total = (key: 'listed' | 'eligible' | 'covered' | 'uncovered'): number =>
    buildings.reduce((sum, building) => sum + building[key], 0);
  const covered = enterprises.filter(({ isCovered }) => isCovered).length;
  const distances = seat === null ? [] : units.filter((unit) => unit.id !== seat.id).flatMap((unit) => metersBetween(seat, unit) ?? []);
  return {
    group,
    units,
    buildings,
    enterprises,
    organizationUnits,
    seat,
    listed: total('listed') + enterprises.length + through + without,
    eligible: total('eligible') + enterprises.length + through + without,
    covered: total('covered') + covered + through,
    uncovered: total('uncovered') + enterprises.length - covered + without,
    organizations: knownSum(buildings.map(({ organizations }) => organizations)),
    membersFull: knownSum(
      [...buildings, ...enterprises, ...organizationUnits.filter(({ of }) => of === 'ENTERPRISE_ORG')].map(
        ({ membersFull }) => membersFull,
      ),
    ),
    members: knownSum(enterprises.map(({ members }) => members)),
    farthest: distances.length === 0 ? null : Math.max(...distances),
    mean: distances.length === 0 ? null : distances.reduce((sum, meters) => sum + meters, 0) / distances.length,
    spread: spreadOf(units),
    communities: namesOf(buildings.map(({ community }) => community)),
    subdistricts: namesOf(buildings.map(({ subdistrict }) => subdistrict)),
    industries: namesOf(enterprises.map(({ industry }) => industry)),
    parks: namesOf(units.map(({ park }) => park.id ?? park.zh)),
    buildingIds: namesOf(enterprises.map(({ building }) => building.id ?? building.zh)),
  };
}

export function knownSum(values: readonly (number | null)[]): KnownSum {
  const known = values.filter((value) => value !== null);
  return { sum: known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0), unknown: values.length - known.length };
}

function namesOf(names: readonly (string | null)[]): readonly string[] {
  return [...new Set(names.filter((name): name is string => name !== null && name !== ''))];
}

/** Units beyond which the two farthest apart are not looked for: every pair would be measured. */
const MOST_PAIRED = 400;

function spreadOf(units: readonly PlanUnit[]): number | null {
  if (units.length > MOST_PAIRED) return null;
  const distances = units.flatMap((unit, at) => units.slice(at + 1).flatMap((other) => metersBetween(unit, other) ?? []));
  return distances.length === 0 ? null : Math.max(...distances);
}
