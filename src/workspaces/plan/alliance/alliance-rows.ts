import { type ColumnTable, numberAt, textAt } from '../../../model/column-table.ts';
import { industryDivision } from '../../../model/industry.ts';

/** An industry chain to choose from. */
export interface ChainChoice {
  readonly id: string;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly stages: readonly string[];
  /** 链主, by the id under which it is among the enterprises. */
  readonly lead: string | null;
  /** Its committee by name, where there is one. */
  readonly committee: string | null;
  readonly members: number;
}

/** An alliance there is, by what it follows. */
export interface ExistingAlliance {
  readonly name: string;
  readonly axis: string | null;
  readonly chain: string | null;
}

export interface EnterpriseRow {
  readonly id: string;
  readonly isHidden: boolean;
  readonly name: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly building: string | null;
  readonly territory: Labelled | null;
  readonly industry: string | null;
  readonly stage: string | null;
  readonly isLead: boolean;
  readonly organization: (Labelled & { readonly members: number | null; readonly lon: number | null; readonly lat: number | null }) | null;
  readonly covered: boolean | null;
}

export interface UnitRow extends Labelled {
  readonly kind: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly members: number | null;
  readonly territory: string | null;
  readonly building: string | null;
}

interface Labelled {
  readonly id: string;
  readonly zh: string | null;
  readonly en: string | null;
}

function rowsOf<T>(table: ColumnTable, read: (row: number) => T): readonly T[] {
  return Array.from({ length: table.numRows }, (_, row) => read(row));
}

/** Rows of `planChains`. */
export function chainChoices(table: ColumnTable): readonly ChainChoice[] {
  return rowsOf(table, (row) => ({
    id: textAt(table, 'chain_id', row) ?? '',
    nameZh: textAt(table, 'name_zh', row),
    nameEn: textAt(table, 'name_en', row),
    stages: (textAt(table, 'stages', row) ?? '').split('\n').filter((stage) => stage !== ''),
    lead: textAt(table, 'lead_id', row),
    committee: textAt(table, 'committee_zh', row),
    members: numberAt(table, 'members', row) ?? 0,
  }));
}

/** Rows of `planAlliances`; those without a name are left out. */
export function existingAlliances(table: ColumnTable): readonly ExistingAlliance[] {
  return rowsOf(table, (row) => ({
    name: textAt(table, 'name_zh', row) ?? '',
    axis: textAt(table, 'axis_name', row),
    chain: textAt(table, 'chain_id', row),
  })).filter(({ name }) => name !== '');
}

/** Rows of `allianceEnterprises`. */
export function enterpriseRows(table: ColumnTable): readonly EnterpriseRow[] {
  return rowsOf(table, (row) => {
    const organization = textAt(table, 'org_id', row);
    const territory = textAt(table, 'territory', row);
    const covered = numberAt(table, 'covered', row);
    return {
      id: textAt(table, 'id', row) ?? '',
      isHidden: numberAt(table, 'hidden', row) === 1,
      name: textAt(table, 'name_zh', row),
      lon: numberAt(table, 'lon', row),
      lat: numberAt(table, 'lat', row),
      building: textAt(table, 'building_id', row),
      territory:
        territory === null ? null : { id: territory, zh: textAt(table, 'territory_zh', row), en: textAt(table, 'territory_en', row) },
      industry: industryDivision(textAt(table, 'industry_code', row)),
      stage: textAt(table, 'stage', row),
      isLead: numberAt(table, 'is_lead', row) === 1,
      organization:
        organization === null
          ? null
          : {
              id: organization,
              zh: textAt(table, 'org_zh', row),
              en: textAt(table, 'org_en', row),
              members: numberAt(table, 'org_members', row),
              lon: numberAt(table, 'org_lon', row),
              lat: numberAt(table, 'org_lat', row),
            },
      covered: covered === null ? null : covered === 1,
    };
  });
}

/** Rows of `allianceUnits`. */
export function unitRows(table: ColumnTable): readonly UnitRow[] {
  return rowsOf(table, (row) => ({
    id: textAt(table, 'id', row) ?? '',
    kind: textAt(table, 'kind', row) ?? '',
    zh: textAt(table, 'name_zh', row),
    en: textAt(table, 'name_en', row),
    lon: numberAt(table, 'lon', row),
    lat: numberAt(table, 'lat', row),
    members: numberAt(table, 'members', row),
    territory: textAt(table, 'territory', row),
    building: textAt(table, 'building_id', row),
  }));
}

/** Rows of `allianceLinks`. */
export function linkRows(table: ColumnTable): readonly (readonly [string, string])[] {
  return rowsOf(table, (row) => [textAt(table, 'from_id', row) ?? '', textAt(table, 'to_id', row) ?? ''] as const);
}
