import type { DataColumn } from '../../../components/data-column.ts';
import { UNKNOWN_MARK } from '../../../locales/format.ts';
import type { Messages } from '../../../locales/messages.ts';
import type { ExportColumn, ExportValue } from '../../../model/export-file.ts';
import type { ChangeClass } from '../../../model/period-change.ts';
import type { ChangeRow } from './change-row.ts';

type ColumnId = keyof Messages['periods']['columns'];

/** What a list of each class is about; the rest would only repeat itself. */
const SHOWN: Readonly<Record<ChangeClass, readonly ColumnId[]>> = {
  added: ['name', 'uscc', 'placeAfter', 'coveredAfter', 'membersAfter'],
  left: ['name', 'uscc', 'placeBefore', 'coveredBefore', 'membersBefore'],
  moved: ['name', 'placeBefore', 'placeAfter', 'uscc'],
  'newly-covered': ['name', 'uscc', 'placeAfter', 'membersAfter'],
  'coverage-lost': ['name', 'uscc', 'placeAfter', 'membersAfter'],
  renamed: ['nameBefore', 'name', 'uscc', 'placeAfter'],
  'members-changed': ['name', 'membersBefore', 'membersAfter', 'placeAfter'],
  'org-added': ['name'],
  'org-left': ['name'],
};

const WIDTHS: Readonly<Record<ColumnId, number>> = {
  name: 280,
  nameBefore: 280,
  uscc: 180,
  placeBefore: 260,
  placeAfter: 260,
  coveredBefore: 90,
  coveredAfter: 90,
  membersBefore: 130,
  membersAfter: 130,
};

function cellValue(messages: Messages, row: ChangeRow, id: ColumnId): string | number | null {
  const value = row[id];
  return typeof value === 'boolean' ? (value ? messages.periods.yes : messages.periods.no) : value;
}

export function changeColumns(messages: Messages, kind: ChangeClass): readonly DataColumn<ChangeRow>[] {
  return SHOWN[kind].map((id) => ({
    id,
    header: messages.periods.columns[id],
    width: WIDTHS[id],
    align: id === 'membersBefore' || id === 'membersAfter' ? 'end' : 'start',
    cell: (row) => cellValue(messages, row, id) ?? UNKNOWN_MARK,
    hint: (row) => {
      const value = cellValue(messages, row, id);
      return value === null ? undefined : String(value);
    },
  }));
}

const NAMES: Readonly<Record<ColumnId, string>> = {
  name: 'name_zh',
  nameBefore: 'name_before',
  uscc: 'uscc',
  placeBefore: 'place_before',
  placeAfter: 'place_after',
  coveredBefore: 'covered_before',
  coveredAfter: 'covered_after',
  membersBefore: 'members_before',
  membersAfter: 'members_after',
};

export function changeExportColumns(messages: Messages, kind: ChangeClass): readonly ExportColumn[] {
  return SHOWN[kind].map((id) => ({
    name: NAMES[id],
    header: messages.periods.columns[id],
    width: Math.round(WIDTHS[id] / 8),
    type: id === 'membersBefore' || id === 'membersAfter' ? 'integer' : 'text',
  }));
}

export function changeExportValues(messages: Messages, kind: ChangeClass, row: ChangeRow): readonly ExportValue[] {
  return SHOWN[kind].map((id) => cellValue(messages, row, id));
}
