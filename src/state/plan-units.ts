import { type ColumnTable, numberAt, textAt } from '../model/column-table.ts';
import type { BuildingUnit } from '../model/plan-scenario.ts';
import { NAME_SEPARATOR } from '../queries/plan-buildings.ts';

/** Rows of `planBuildings`. */
export function buildingUnitsOf(table: ColumnTable): readonly BuildingUnit[] {
  return Array.from({ length: table.numRows }, (_, row) => {
    const text = (name: string) => textAt(table, name, row);
    const number = (name: string) => numberAt(table, name, row);
    const count = (name: string) => number(name) ?? 0;
    return {
      kind: 'building',
      id: text('id') ?? '',
      nameZh: text('name_zh'),
      nameEn: text('name_en'),
      lon: number('lon'),
      lat: number('lat'),
      park: { id: text('park_id'), zh: text('park_zh'), en: text('park_en') },
      community: filled(text('community_name')),
      subdistrict: filled(text('subdistrict_name')),
      axis: filled(text('axis_group')),
      floors: number('floors'),
      property: filled(text('property_org_name')),
      leadOrganization: filled(text('lead_org_zh')),
      sites: namesOf(text('sites')),
      base: namesOf(text('base')),
      listed: count('listed'),
      eligible: count('eligible'),
      single: count('single'),
      joint: count('joint'),
      area: count('area'),
      work: count('work'),
      covered: count('covered'),
      uncovered: count('uncovered'),
      unknown: count('unknown'),
      membersFull: number('members_full'),
      staff: number('staff'),
      organizations: number('organizations'),
    };
  });
}

/** Sites that stand in no building of the list, as buildings without tenants; rows of `planOtherSites`. */
export function siteUnitsOf(table: ColumnTable): readonly BuildingUnit[] {
  return Array.from({ length: table.numRows }, (_, row) => ({
    kind: 'building',
    id: textAt(table, 'site_id', row) ?? '',
    nameZh: textAt(table, 'name_zh', row),
    nameEn: textAt(table, 'name_en', row),
    lon: numberAt(table, 'lon', row),
    lat: numberAt(table, 'lat', row),
    park: { id: null, zh: null, en: null },
    community: null,
    subdistrict: null,
    axis: null,
    floors: null,
    property: null,
    leadOrganization: null,
    sites: namesOf(textAt(table, 'name_zh', row)),
    base: [],
    listed: 0,
    eligible: 0,
    single: 0,
    joint: 0,
    area: 0,
    work: 0,
    covered: 0,
    uncovered: 0,
    unknown: 0,
    membersFull: null,
    staff: null,
    organizations: null,
  }));
}

function namesOf(text: string | null): readonly string[] {
  return text === null ? [] : text.split(NAME_SEPARATOR).filter((name) => name !== '');
}

function filled(text: string | null): string | null {
  return text === null || text === '' ? null : text;
}
