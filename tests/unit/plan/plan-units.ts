import { STANDARD_DEFINITION } from '../../../src/model/definition-set.ts';
import type { BuildingUnit, PlanGroup, ScenarioOfKind } from '../../../src/model/plan-scenario.ts';
import { DEFAULT_SETTINGS } from '../../../src/model/plan-settings.ts';

/** A building at metres east and north of a point, with tenants of whom none is covered. */
export function building(id: string, east: number, north: number, more: Partial<BuildingUnit> = {}): BuildingUnit {
  const listed = more.listed ?? 10;
  return {
    kind: 'building',
    id,
    nameZh: `示例楼群${id}`,
    nameEn: `Example ${id}`,
    lon: 106.6 + east / (111_195 * Math.cos((26.6 * Math.PI) / 180)),
    lat: 26.6 + north / 111_195,
    park: { id: null, zh: null, en: null },
    community: '示例社区',
    subdistrict: '示例街道',
    axis: null,
    floors: null,
    property: null,
    leadOrganization: null,
    sites: [],
    base: [],
    listed,
    eligible: listed,
    single: 0,
    joint: 0,
    area: 0,
    work: 0,
    covered: 0,
    uncovered: listed,
    unknown: 0,
    membersFull: 5,
    staff: null,
    organizations: 1,
    ...more,
  };
}

export function group(id: number, units: readonly string[], more: Partial<PlanGroup> = {}): PlanGroup {
  return { id, name: '', units, seat: units[0] ?? null, isLocked: false, ...more };
}

export function committees(units: readonly BuildingUnit[], groups: readonly PlanGroup[]): ScenarioOfKind<'committees'> {
  return { kind: 'committees', settings: DEFAULT_SETTINGS.committees, ...common(units, groups) };
}

export function sites(units: readonly BuildingUnit[], groups: readonly PlanGroup[]): ScenarioOfKind<'sites'> {
  return { kind: 'sites', settings: DEFAULT_SETTINGS.sites, ...common(units, groups) };
}

function common(units: readonly BuildingUnit[], groups: readonly PlanGroup[]) {
  return {
    id: 1,
    name: '',
    createdAt: '2026-11-22T00:00:00.000Z',
    datasetId: 'own',
    asOf: '2026-11-22',
    definition: STANDARD_DEFINITION,
    units,
    excluded: [],
    groups,
    nextGroupId: groups.reduce((most, { id }) => Math.max(most, id), 0) + 1,
    report: null,
    isEdited: false,
  };
}
