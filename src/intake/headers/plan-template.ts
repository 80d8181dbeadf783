import { type FieldId, fieldOfTable } from '../../model/fields.ts';
import type { ColumnPlan, ImportPlan } from '../../model/import-plan.ts';
import type { PlanTemplate } from '../../model/plan-template.ts';
import { readHeader } from './header-variants.ts';

export type { PlanTemplate };

/** A shape is the same where at least this part of the headers is. */
const SAME_SHAPE = 0.8;

/** Headers with a year in them are the same ones next year. */
const YEAR = /(19|20)\d\d年?(度|底|末)?(\d{1,2}月)?/gu;

function headerKey(header: string): string {
  const key = readHeader(header.split('/')).variants[0]?.key ?? '';
  const timeless = key.replace(YEAR, '');
  return timeless === '' ? key : timeless;
}

interface KeyedColumn {
  readonly column: ColumnPlan;
  readonly key: string;
  readonly occurrence: number;
}

function keyColumns(columns: readonly ColumnPlan[]): readonly KeyedColumn[] {
  const counts = new Map<string, number>();
  return columns.map((column) => {
    const key = headerKey(column.header);
    const occurrence = counts.get(key) ?? 0;
    counts.set(key, occurrence + 1);
    return { column, key, occurrence };
  });
}

const nameOf = (entry: { readonly key: string; readonly occurrence: number }): string => `${entry.key}\t${entry.occurrence}`;

/** The shape of a sheet by its headers, whatever their order; blank headers do not count. */
export function sheetFingerprint(headers: readonly string[]): string {
  const keys = headers.map(headerKey).filter((key) => key !== '');
  keys.sort();
  return keys.join('\n');
}

/** What is worth keeping of a plan that a person agreed to. */
export function makeTemplate(plan: ImportPlan): PlanTemplate {
  const { table, dateOrder, datum, centralMeridian, nullMarks } = plan;
  const columns = keyColumns(plan.columns)
    .filter(({ key }) => key !== '')
    .map(({ key, occurrence, column }) => ({ key, occurrence, field: column.field, unit: column.unit }));
  return {
    fingerprint: sheetFingerprint(plan.columns.map(({ header }) => header)),
    table,
    columns,
    dateOrder,
    datum,
    centralMeridian,
    nullMarks,
  };
}

/** Part of the headers that two shapes share, 0–1 (Jaccard index of the headers). */
function shapeLikeness(a: string, b: string): number {
  const left = new Set(a.split('\n'));
  const right = new Set(b.split('\n'));
  const shared = [...left].filter((key) => right.has(key)).length;
  return a === '' || b === '' ? 0 : shared / (left.size + right.size - shared);
}

/** The remembered template of a sheet's shape: the same one, or the likest that is like enough; null where none is. */
export function findTemplate(templates: readonly PlanTemplate[], plan: ImportPlan): PlanTemplate | null {
  const fingerprint = sheetFingerprint(plan.columns.map(({ header }) => header));
  let best: PlanTemplate | null = null;
  let likeness = 0;
  for (const template of templates) {
    const like = template.fingerprint === fingerprint ? 2 : shapeLikeness(template.fingerprint, fingerprint);
    if (like > likeness) [best, likeness] = [template, like];
  }
  return likeness >= SAME_SHAPE ? best : null;
}

export interface AppliedTemplate {
  readonly plan: ImportPlan;
  /** Columns of the file that the template does not know; their field is the new guess. */
  readonly added: readonly number[];
  /** Fields that the template reads and the file has no column for. */
  readonly missing: readonly FieldId[];
}

/**
 * The decisions of a template on `plan`, the guess for a new file made with the template's table: columns are found by their header wherever they stand. Where a
 * remembered column and a new guess claim one field, the remembered one has it. Header rows, total rows and
 * what the file states of its coordinates stay those of the new file.
 */
export function applyTemplate(plan: ImportPlan, template: PlanTemplate): AppliedTemplate {
  const remembered = new Map(template.columns.map((column) => [nameOf(column), column]));
  const keyed = keyColumns(plan.columns);
  const present = new Set(keyed.map(nameOf));
  const taken = new Set(keyed.flatMap((entry) => remembered.get(nameOf(entry))?.field ?? []));
  const columns = keyed.map((entry) => {
    const known = remembered.get(nameOf(entry));
    if (known !== undefined) return { ...entry.column, field: known.field, confidence: 1, unit: known.unit };
    const field = entry.column.field === null ? null : fieldOfTable(template.table, entry.column.field);
    const isFree = field !== null && (field.isRepeatable || !taken.has(field.id));
    return isFree ? entry.column : { ...entry.column, field: null, confidence: 0 };
  });
  const read = new Set(columns.flatMap(({ field }) => field ?? []));
  const missing = template.columns.flatMap((column) =>
    column.field !== null && !present.has(nameOf(column)) && !read.has(column.field) ? [column.field] : [],
  );
  const isStated = plan.datum !== null;
  return {
    plan: {
      ...plan,
      table: template.table,
      columns,
      dateOrder: template.dateOrder,
      datum: isStated ? plan.datum : template.datum,
      centralMeridian: isStated ? plan.centralMeridian : template.centralMeridian,
      nullMarks: template.nullMarks,
    },
    added: keyed.filter((entry) => entry.key !== '' && !remembered.has(nameOf(entry))).map(({ column }) => column.source),
    missing: [...new Set(missing)],
  };
}
