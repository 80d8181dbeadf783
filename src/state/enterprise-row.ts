import { type ColumnTable, numberAt, textAt } from '../model/column-table.ts';
import { type GapClass, gapClassOf, type Rung, rungOf } from '../model/coverage.ts';
import { TAGS, type Tag } from '../model/fact.ts';

/** One line of an enterprise table, decoded from TABLE_COLUMNS only while it is visible. */
export interface EnterpriseRow {
  readonly row: number;
  readonly enterpriseId: string;
  readonly name: string;
  readonly uscc: string | null;
  readonly industryCode: string | null;
  readonly sizeClass: number | null;
  readonly district: { readonly zh: string | null; readonly en: string | null };
  readonly park: { readonly zh: string | null; readonly en: string | null };
  readonly building: { readonly zh: string | null; readonly en: string | null };
  readonly staff: number | null;
  readonly membersFull: number | null;
  readonly membersProbationary: number | null;
  readonly rung: Rung;
  readonly gapClass: GapClass;
  readonly tags: readonly Tag[];
  readonly buildingIx: number | null;
  readonly parkIx: number | null;
}

export function tagsOf(mask: number): readonly Tag[] {
  return TAGS.filter((_, bit) => (mask & (1 << bit)) !== 0);
}

export function enterpriseRowAt(table: ColumnTable, index: number): EnterpriseRow {
  const number = (name: string) => numberAt(table, name, index);
  const text = (name: string) => textAt(table, name, index);
  return {
    row: number('row') ?? -1,
    enterpriseId: text('enterprise_id') ?? '',
    name: text('name_zh') ?? '',
    uscc: text('uscc'),
    industryCode: text('industry_code'),
    sizeClass: number('size_class'),
    district: { zh: text('district_zh'), en: text('district_en') },
    park: { zh: text('park_zh'), en: text('park_en') },
    building: { zh: text('building_zh'), en: text('building_en') },
    staff: number('staff'),
    membersFull: number('members_full'),
    membersProbationary: number('members_probationary'),
    rung: rungOf(number('rung') ?? 0),
    gapClass: gapClassOf(number('gap_class') ?? 0),
    tags: tagsOf(number('tags') ?? 0),
    buildingIx: number('building_ix'),
    parkIx: number('park_ix'),
  };
}

export function enterpriseRows(table: ColumnTable): readonly EnterpriseRow[] {
  return Array.from({ length: table.numRows }, (_, index) => enterpriseRowAt(table, index));
}
