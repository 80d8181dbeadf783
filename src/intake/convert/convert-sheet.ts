import { type ArrowColumn, TextWriter } from '../../engine/arrow-writer.ts';
import { type FieldDefinition, fieldOfTable } from '../../model/fields.ts';
import type { TotalCheck } from '../../model/import-outcome.ts';
import type { ColumnPlan, ImportPlan } from '../../model/import-plan.ts';
import { type TableName, tableDefinition } from '../../model/tables.ts';
import type { DistinctCells } from '../distinct-cells.ts';
import type { RawSheet } from '../raw-sheet.ts';
import { foldText } from '../values/clean-text.ts';
import { guessIndustryDigits } from '../values/parse-industry.ts';
import { CellCodes } from './cell-codes.ts';
import { CellSource } from './cell-source.ts';
import { checkTotals } from './check-totals.ts';
import { companionReaders } from './companion-readers.ts';
import { deriveCovers } from './derive-covers.ts';
import { deriveFromEnterprise, type FieldSource } from './derive-from-enterprise.ts';
import { DerivedTables } from './derived-tables.ts';
import { type ReaderContext, readerOf } from './field-readers.ts';
import { fullMembersColumn } from './full-members-column.ts';
import type { KeySet } from './key-set.ts';
import { linkColumn } from './link-column.ts';
import { pickRows } from './pick-rows.ts';
import { type CoordinateSources, placeColumns } from './place-columns.ts';
import { type ProblemSink, SILENT } from './problem-log.ts';
import { type ColumnReader, columnReader } from './read-column.ts';
import { joinGroups, type RowGroup, rowGroups, whole } from './row-groups.ts';
import { suppressedColumn } from './suppressed-column.ts';
import type { UnitRegistry } from './unit-registry.ts';
import { nameTarget } from './virtual-targets.ts';

export interface SheetInput {
  /** Screened: dropped columns are empty, personal parts of other cells are ■■■. */
  readonly sheet: RawSheet;
  readonly plan: ImportPlan;
  /** Columns that must not be read. */
  readonly dropped: ReadonlySet<number>;
  readonly registry: UnitRegistry;
  /** Keys of the table's rows in earlier sheets of the file; this sheet's are added. */
  readonly seen: KeySet;
  readonly log: ProblemSink;
  /** Distinct cells of columns that are as they were when they were told apart, by column. */
  readonly distinct?: ReadonlyMap<number, DistinctCells | null>;
  /** The sheet holds rows of a list that is loaded: the column of their keys, the keys that other rows have, the numbers of the list. */
  readonly correction?: {
    /** The sheet before its screening: keys that are personal are refused one by one. */
    readonly keyCells: RawSheet;
    readonly keyColumn: number;
    readonly taken: ReadonlySet<string>;
    readonly numberOf: (row: number) => number;
  };
  /** Cells read and to be read. */
  readonly onColumn?: (done: number, total: number) => void;
  /** Takes the columns of each group of rows in place of the result, which then has none: a large list is never held twice. */
  readonly onGroup?: (columns: readonly ArrowColumn[]) => void;
}

export interface ConvertedSheet {
  readonly table: TableName;
  readonly columns: readonly ArrowColumn[];
  readonly rows: number;
  readonly idAt: (at: number) => string;
  /** Key of a row of the sheet; null where it was refused, or rows of the table have no key of their own. */
  readonly keyOfRow: (row: number) => string | null;
  /** Name of the row at that place, '' without one; null where the list has no names. */
  readonly nameAt: ((at: number) => string) | null;
  readonly derived: DerivedTables;
  readonly rowsIn: number;
  readonly refused: number;
  readonly skipped: number;
  readonly totals: readonly TotalCheck[];
}

/** Names printed once for a block of rows, in merged cells. */
export const FILLED_DOWN: ReadonlySet<string> = new Set([
  'building_name',
  'park_name',
  'district_name',
  'subdistrict_name',
  'community_name',
  'building.subdistrict_name',
  'building.community_name',
]);

/** What a table requires and a list of one kind does not print. */
const IMPLIED: Readonly<Partial<Record<TableName, Readonly<Record<string, string>>>>> = {
  org_cover: { unit_kind: 'ENTERPRISE' },
  alliance_member: { member_kind: 'ENTERPRISE' },
};

const DIGIT_SAMPLE = 2_000;

interface Planned extends Omit<FieldSource, 'codes'> {
  readonly planned: ColumnPlan;
  readonly definition: FieldDefinition;
}

type Mapped = Planned & FieldSource;

/** Rows of a foreign sheet as columns of the model's table, with what follows from them for other tables. */
export function convertSheet(input: SheetInput): ConvertedSheet {
  const { sheet, plan, registry, log, correction } = input;
  const { table } = plan;
  const planned = plannedColumns(input);
  const find = (id: string): Planned | null => planned.find(({ field }) => field === id) ?? null;
  const key = keyColumn(table);
  const picked = pickRows(
    sheet,
    plan.headerLast,
    plan.skippedRows,
    {
      id: key === null ? null : find(`${table}.${key}`),
      uscc: find(`${table}.uscc`),
      name: find(`${table}.name_zh`),
      tower: table === 'building' ? find('building.tower') : null,
      ...(correction === undefined || key === null ? {} : { loaded: new CellSource(correction.keyCells, correction.keyColumn, false) }),
    },
    {
      sources: planned.map(({ source }) => source),
      needsName: table === 'enterprise',
      isKeyed: key !== null,
      prefix: table,
      seen: input.seen,
      ...(correction === undefined ? {} : { taken: correction.taken, numberOf: correction.numberOf }),
    },
    log,
  );
  const { rows, idAt } = picked;
  const mapped = planned.map(
    (entry): Mapped => ({ ...entry, codes: once(() => new CellCodes(entry.source, rows, input.distinct?.get(entry.column))) }),
  );
  const context = readerContext(plan, mapped, rows);
  const sums = new Map<number, number>();
  const reads = mapped.map((entry) => (entry.field === `${table}.uscc` ? null : mappedReader(entry, context, log, sums)));
  const links = mapped.map((entry) => {
    const target = nameTarget(table, entry.field);
    const companions = companionReaders(entry.field, context).map(
      (reader) => [reader.column, columnReader(reader, entry, entry.column, SILENT)] as const,
    );
    const linked = target === null ? null : whole(() => [linkColumn(entry, target, rows, registry, log)]);
    return { target, linked, companions };
  });
  const places = whole(() => placeColumns(coordinateSources(mapped), plan, rows, log));
  const [total, probationary] = [find('org_members_total'), find('party_org.members_probationary')];
  const fullMembers = whole(() =>
    total === null || probationary === null ? [] : [fullMembersColumn(total.source, probationary.source, rows)],
  );
  const groupColumns = ({ index, from, to }: RowGroup): ReadonlyMap<string, ArrowColumn> => {
    const columns = new Map<string, ArrowColumn>();
    // The first that fills a column has it: the list's own columns stand before what follows from others.
    const put = (column: ArrowColumn | null): void => {
      if (column !== null && !columns.has(column.name)) columns.set(column.name, column);
    };
    if (key !== null) put(picked.idColumn(key, from, to));
    // Read already, to tell the rows apart.
    put(picked.codeColumn('uscc', from, to));
    reads.forEach((read, done) => {
      input.onColumn?.(from * reads.length + done * (to - from), rows.length * reads.length);
      put(read?.(rows, from, to) ?? null);
    });
    for (const { target, linked, companions } of links) {
      if (target !== null && !columns.has(target.column)) linked?.(index).forEach(put);
      for (const [name, read] of companions) if (!columns.has(name)) put(read(rows, from, to));
    }
    places(index).forEach(put);
    if (table === 'enterprise') {
      columns.delete('suppressed');
      put(suppressedColumn(picked, from, to, find('enterprise.suppressed')?.source ?? null, log));
    }
    if (!columns.has('members_full')) fullMembers(index).forEach(put);
    for (const [column, value] of Object.entries(IMPLIED[table] ?? {})) {
      if (!columns.has(column)) put(constantColumn(column, to - from, value));
    }
    return columns;
  };
  const columns = joinGroups(rowGroups(rows.length), groupColumns, input.onGroup ?? null);
  const derived = new DerivedTables();
  if (table === 'enterprise') deriveFromEnterprise(mapped, rows, idAt, registry, log, derived);
  const covered = table === 'party_org' ? find('enterprise_names') : null;
  if (covered !== null) deriveCovers(covered.source, rows, idAt, registry, derived);
  const { rowsIn, refused, skipped } = picked;
  const nameAt = key === null ? null : picked.nameAt;
  return {
    table,
    columns,
    rows: rows.length,
    idAt,
    keyOfRow: (row) => (key === null ? null : keyAt(rows, row, idAt)),
    nameAt,
    derived,
    rowsIn,
    refused,
    skipped,
    totals: checkTotals(sheet, plan, sums),
  };
}

/** `rows` rise. */
function keyAt(rows: Uint32Array, row: number, idAt: (at: number) => string): string | null {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return rows[low] === row ? idAt(low) : null;
}

/** The column that alone tells the rows of a table apart; null for a table of relations. */
function keyColumn(table: TableName): string | null {
  const { key } = tableDefinition(table);
  return key.length === 1 ? (key[0] ?? null) : null;
}

function once<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

function plannedColumns({ sheet, plan, dropped }: SheetInput): readonly Planned[] {
  return plan.columns.flatMap((planned) => {
    const definition = planned.field === null ? null : fieldOfTable(plan.table, planned.field);
    if (definition === null || dropped.has(planned.source)) return [];
    const source = new CellSource(sheet, planned.source, FILLED_DOWN.has(definition.id));
    return [{ field: definition.id, header: planned.header, column: planned.source, source, planned, definition }];
  });
}

function coordinateSources(mapped: readonly Planned[]): CoordinateSources {
  const ofKind = (kind: string): Planned | null => mapped.find(({ definition }) => definition.kind === kind) ?? null;
  return { lon: ofKind('longitude'), lat: ofKind('latitude'), pair: ofKind('lonlat') };
}

function readerContext(plan: ImportPlan, mapped: readonly Mapped[], rows: Uint32Array): ReaderContext {
  const industry = mapped.find(({ definition }) => definition.kind === 'industry');
  const sample = industry === undefined ? [] : Array.from(rows.subarray(0, DIGIT_SAMPLE), (row) => industry.source.text(row));
  return {
    table: plan.table,
    plan,
    marks: plan.nullMarks.length === 0 ? null : new Set(plan.nullMarks.map(foldText)),
    industryDigits: guessIndustryDigits(sample),
  };
}

function mappedReader(entry: Mapped, context: ReaderContext, log: ProblemSink, sums: Map<number, number>): ColumnReader | null {
  const reader = readerOf(entry.planned, context);
  if (reader === null) return null;
  if (reader.type !== 'integer') return columnReader(reader, entry, entry.column, log);
  let sum = 0;
  const read = columnReader(reader, entry, entry.column, log, (value) => {
    if (typeof value === 'number') sum += value;
  });
  return (rows, from, to) => {
    const column = read(rows, from, to);
    sums.set(entry.column, sum);
    return column;
  };
}

function constantColumn(name: string, rows: number, text: string): ArrowColumn {
  const writer = new TextWriter(name);
  for (let at = 0; at < rows; at += 1) writer.append(text);
  return writer.finish();
}
