import type { ArrowBatch } from '../engine/arrow-batches.ts';
import type { ArrowField } from '../engine/arrow-fields.ts';
import type { Engine } from '../engine/engine.ts';
import { numberAt } from '../model/column-table.ts';
import { AtlasError } from '../model/errors.ts';
import type { IntakeReport, IntakeWarning } from '../model/intake-report.ts';
import { type TableName, tableDefinition } from '../model/tables.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { type FittedColumn, fitColumn } from './fit-columns.ts';
import type { LoadOptions, LoadTarget } from './load-target.ts';
import { matchTable } from './match-table.ts';
import {
  type CheckedTable,
  checkRows,
  clearOffEarth,
  countUnreadable,
  createStaging,
  dropPart,
  dropStaging,
  insertPart,
  newStaging,
  type Staging,
  swapIn,
} from './staging-sql.ts';

/** Rows of some format, opened: what they have is known, nothing is decoded yet. */
export interface RowSource {
  readonly fileName: string;
  readonly format: string;
  readonly fields: readonly ArrowField[];
  readonly rows: number | null;
  batches(columns: readonly string[]): AsyncIterable<ArrowBatch>;
}

/**
 * Loads rows into the table they belong to. They arrive in a staging table, are checked, and replace
 * the earlier table in one step; whatever fails before leaves that table as it was.
 */
export async function loadRows(source: RowSource, target: LoadTarget, options: LoadOptions): Promise<IntakeReport> {
  const { fileName } = source;
  const match = matchTable(
    fileName,
    source.fields.map((field) => field.name),
    options.table,
  );
  const { table } = match;
  options.mayLoad?.(table);
  if (source.rows === 0) throw new AtlasError('file-no-rows', { file: fileName, table });
  const fitted = fitColumns(source, table, match.columns);
  const { unreadable } = fitted;
  const { columns, postponed } = postpone(fitted.columns, source.rows, table, options);
  const staging = newStaging(target.schema, table);
  try {
    await target.engine.execute(createStaging(staging, columns), signalOf(options));
    const lost = await insertAll(source, target.engine, staging, columns, options);
    options.onProgress?.({ stage: 'checking', rowsDone: source.rows ?? lost.rows, rowsTotal: source.rows ?? lost.rows });
    if (lost.rows === 0) throw new AtlasError('file-no-rows', { file: fileName, table });
    const isLater = options.isChecked !== true && lost.rows >= (options.checksLaterFrom ?? Number.POSITIVE_INFINITY);
    const names = columns.map(({ column }) => column);
    const found = options.isChecked === true || isLater ? [] : await checkTable(target.engine, staging, names, options);
    const warnings = [...lost.warnings, ...found];
    await swap(target.engine, staging, options);
    return {
      table,
      fileName,
      format: source.format,
      rows: lost.rows,
      columnsUsed: names,
      columnsIgnored: [...match.ignored, ...unreadable],
      warnings,
      ...(isLater ? { isBeingChecked: true } : {}),
      ...(postponed.length > 0 ? { postponed } : {}),
    };
  } catch (error) {
    // The earlier table is intact; what the failure left behind only costs memory.
    await target.engine.execute(dropStaging(staging)).catch(() => undefined);
    throw error;
  }
}

/** What is read now and what later. */
function postpone(
  columns: readonly FittedColumn[],
  rows: number | null,
  table: TableName,
  { postpones }: LoadOptions,
): { readonly columns: readonly FittedColumn[]; readonly postponed: readonly string[] } {
  if (postpones === undefined || table !== 'enterprise' || rows === null || rows < postpones.from) return { columns, postponed: [] };
  const isLater = ({ column }: FittedColumn): boolean => postpones.columns.includes(column);
  const now = columns.filter((column) => !isLater(column));
  if (now.length === 0) return { columns, postponed: [] };
  return { columns: now, postponed: columns.filter(isLater).map(({ column }) => column) };
}

function signalOf(options: Pick<LoadOptions, 'signal'>): { signal?: AbortSignal } {
  return options.signal === undefined ? {} : { signal: options.signal };
}

/** Columns that can be read, and the names of those of a type that cannot. Throws 'file-column-type' for a required one. */
function fitColumns(
  source: RowSource,
  table: TableName,
  matches: readonly { source: string; column: string }[],
): { columns: FittedColumn[]; unreadable: string[] } {
  const definition = tableDefinition(table);
  const columns: FittedColumn[] = [];
  const unreadable: string[] = [];
  for (const match of matches) {
    const field = source.fields.find(({ name }) => name === match.source);
    const expected = definition.columns[match.column];
    if (field === undefined || expected === undefined) continue;
    const fitted = fitColumn(match, expected.type, field);
    if (fitted !== null) columns.push(fitted);
    else if (expected.required) {
      throw new AtlasError('file-column-type', {
        file: source.fileName,
        table,
        columns: [match.source],
        expected: expected.type,
        found: field.kind,
      });
    } else unreadable.push(match.source);
  }
  return { columns, unreadable };
}

async function insertAll(
  source: RowSource,
  engine: Engine,
  staging: Staging,
  columns: readonly FittedColumn[],
  options: LoadOptions,
): Promise<{ rows: number; warnings: IntakeWarning[] }> {
  const { schema, table } = staging;
  const tried = columns.filter(({ direct }) => !direct);
  const lost = tried.map(() => 0);
  const signal = signalOf(options);
  let rows = 0;
  options.onProgress?.({ stage: 'reading', rowsDone: 0, rowsTotal: source.rows });
  for await (const batch of source.batches(columns.map((column) => column.source))) {
    if (tried.length === 0) {
      await engine.insertArrow(batch.bytes, { schema, table: staging.rows, create: false }, signal);
    } else {
      await engine.execute([dropPart(staging)], signal);
      await engine.insertArrow(batch.bytes, { schema, table: staging.part, create: true }, signal);
      const counts = await engine.query(countsQuery(countUnreadable(staging, tried), tried.length), signal);
      tried.forEach((_, index) => {
        lost[index] = (lost[index] ?? 0) + (numberAt(counts, `c${index}`, 0) ?? 0);
      });
      await engine.execute([insertPart(staging, columns), dropPart(staging)], signal);
    }
    rows += batch.rows;
    options.onProgress?.({ stage: 'reading', rowsDone: rows, rowsTotal: source.rows });
  }
  const warnings = tried.flatMap(({ column }, index): IntakeWarning[] => {
    const count = lost[index] ?? 0;
    return count === 0 ? [] : [{ code: 'values-unreadable', params: { table, column, count } }];
  });
  return { rows, warnings };
}

function countsQuery(sql: string, length: number): TypedQuery {
  return {
    name: 'unreadable-values',
    sql,
    columns: Object.fromEntries(Array.from({ length }, (_, index) => [`c${index}`, 'integer' as const])),
  };
}

/** Finds positions that are none, which it clears, and keys that stand twice. */
export async function checkTable(
  engine: Engine,
  place: CheckedTable,
  columns: readonly string[],
  options: Pick<LoadOptions, 'signal'>,
): Promise<IntakeWarning[]> {
  const { table } = place;
  const signal = signalOf(options);
  const warnings: IntakeWarning[] = [];
  const present = new Set(columns);
  // A unit may stand there once a period.
  const key = [...tableDefinition(table).key, ...(present.has('valid_from') ? ['valid_from'] : [])];
  const answer = await engine.query(
    {
      name: 'check-rows',
      sql: checkRows(place, {
        coordinates: present.has('lon') && present.has('lat'),
        key: key.every((column) => present.has(column)) ? key : null,
      }),
      columns: { off_earth: 'integer', to_clear: 'integer', repeated: 'integer' },
    },
    signal,
  );
  const count = (column: string): number => numberAt(answer, column, 0) ?? 0;
  if (count('to_clear') > 0) await engine.execute([clearOffEarth(place)], signal);
  if (count('off_earth') > 0) {
    warnings.push({ code: 'coordinates-off-earth', params: { table, column: 'lon, lat', count: count('off_earth') } });
  }
  if (count('repeated') > 0) {
    warnings.push({ code: 'duplicate-keys', params: { table, column: key.join(', '), count: count('repeated') } });
  }
  return warnings;
}

async function swap(engine: Engine, staging: Staging, options: LoadOptions): Promise<void> {
  if (options.signal?.aborted) throw new AtlasError('cancelled');
  try {
    // Without the signal: from here on it is done or undone as a whole.
    await engine.execute(swapIn(staging));
  } catch (error) {
    await engine.execute(['ROLLBACK']).catch(() => undefined);
    throw error;
  }
}
