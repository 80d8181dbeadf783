import { pickName } from '../locales/format.ts';
import type { Language, Messages } from '../locales/messages.ts';
import { termOf } from '../locales/term.ts';
import { type ColumnTable, numberAt } from '../model/column-table.ts';
import type { ExportColumn, ExportSheet, ExportValue } from '../model/export-file.ts';
import { industrySection } from '../model/industry.ts';
import type { EnterpriseRow } from '../state/enterprise-row.ts';

/** Where a row of an enterprise table is, as columns that only the formats with places use. */
export const PLACE: ExportSheet['place'] = { lon: 'lon', lat: 'lat', geom: null };
export const HIDDEN_PLACE: readonly ExportColumn[] = [
  { name: 'lon', header: '', width: 0, type: 'double', isHidden: true },
  { name: 'lat', header: '', width: 0, type: 'double', isHidden: true },
];

export function placeAt(table: ColumnTable, row: number): readonly ExportValue[] {
  return [numberAt(table, 'lon', row), numberAt(table, 'lat', row)];
}

/** The table of enterprises as a file: the columns on the screen, and where each one is. */
export function enterpriseColumns({ columns: words }: Messages): readonly ExportColumn[] {
  return [
    { name: 'name_zh', header: words.enterprise, width: 34, type: 'text' },
    { name: 'uscc', header: words.uscc, width: 22, type: 'text' },
    { name: 'rung', header: words.rung, width: 14, type: 'text' },
    { name: 'gap_class', header: words.gapClass, width: 14, type: 'text' },
    { name: 'members_full', header: words.membersFull, width: 12, type: 'integer' },
    { name: 'members_probationary', header: words.membersProbationary, width: 12, type: 'integer' },
    { name: 'staff_count', header: words.staff, width: 12, type: 'integer' },
    { name: 'district', header: words.district, width: 18, type: 'text' },
    { name: 'park', header: words.park, width: 24, type: 'text' },
    { name: 'building', header: words.building, width: 24, type: 'text' },
    { name: 'industry', header: words.industry, width: 24, type: 'text' },
    { name: 'size', header: words.size, width: 10, type: 'text' },
    { name: 'tags', header: words.tags, width: 30, type: 'text' },
    ...HIDDEN_PLACE,
  ];
}

/** A row for {@link enterpriseColumns}; `place` from {@link placeAt}. */
export function enterpriseValues(
  messages: Messages,
  language: Language,
  row: EnterpriseRow,
  place: readonly ExportValue[],
): readonly ExportValue[] {
  const { terms } = messages;
  const name = placeName(language);
  return [
    row.name,
    row.uscc,
    terms.rungs[row.rung],
    terms.gapClasses[row.gapClass],
    row.membersFull,
    row.membersProbationary,
    row.staff,
    name(row.district),
    name(row.park),
    name(row.building),
    termOf(terms.industries, industrySection(row.industryCode), ''),
    termOf(terms.sizes, row.sizeClass, ''),
    row.tags.map((tag) => terms.tags[tag]).join(messages.common.listSeparator),
    ...place,
  ];
}

/** The name of a district, park or building in the screen's language; null where it has none. */
export function placeName(language: Language): (value: { readonly zh: string | null; readonly en: string | null }) => string | null {
  return (value) => pickName(language, value.zh, value.en, '') || null;
}
