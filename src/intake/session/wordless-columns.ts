import { type FieldKind, fieldOfTable } from '../../model/fields.ts';
import type { ImportPlan } from '../../model/import-plan.ts';
import { parseTags } from '../values/parse-tags.ts';

/** Numbers, codes and places. */
const WORDLESS: ReadonlySet<FieldKind> = new Set(['count', 'decimal', 'uscc', 'longitude', 'latitude', 'lonlat', 'geometry', 'row-number']);

/** Days, answers and words of code lists: a cell that was read is one of them, a cell of a refused row may be anything. */
const LISTED: ReadonlySet<FieldKind> = new Set([
  'date',
  'flag',
  'district-code',
  'industry',
  'size-class',
  'ownership',
  'status',
  'formation',
  'org-type',
]);

/**
 * Whether a cell is read as something that no name of anything can be, or its column not read at all: nobody asked to see
 * words of it. Of the titles of enterprises only known ones are words. `isRead`: the cells' row was not refused.
 */
export function wordlessTest(plan: ImportPlan, isRead = true): (column: number, text: string) => boolean {
  const wordy = new Set<number>();
  const titles = new Set<number>();
  for (const { source, field } of plan.columns) {
    const kind = field === null ? undefined : fieldOfTable(plan.table, field)?.kind;
    if (kind === 'tags') titles.add(source);
    else if (kind !== undefined && !WORDLESS.has(kind) && (isRead || !LISTED.has(kind))) wordy.add(source);
  }
  return (column, text) => (titles.has(column) ? parseTags(text).kind === 'unreadable' : !wordy.has(column));
}
