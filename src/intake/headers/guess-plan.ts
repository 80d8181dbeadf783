import { fieldOfTable } from '../../model/fields.ts';
import type { ColumnPlan, ImportPlan, PlanAsk } from '../../model/import-plan.ts';
import type { TableName } from '../../model/tables.ts';
import { cellText, type RawSheet } from '../raw-sheet.ts';
import { findHeaderRows, type HeaderRows } from './find-header-rows.ts';
import { findSkippedRows } from './find-skipped-rows.ts';
import { guessDateOrder } from './guess-date-order.ts';
import { guessDatum } from './guess-datum.ts';
import { guessTable } from './guess-table.ts';
import { headerParts, readTopRows } from './header-cells.ts';
import { ASK_THRESHOLD, type ColumnGuess, matchFields, type PrintedHeader } from './match-fields.ts';
import { type ColumnProfile, profileColumns } from './profile-columns.ts';

export interface PlanContext {
  readonly fileName: string;
  /** Index of the sheet in its file; 0 where it is not told. */
  readonly sheet?: number;
  /** Chosen by a person; the rest is guessed around it. */
  readonly table?: TableName;
  readonly headerFirst?: number;
  readonly headerLast?: number;
}

export interface PlanGuess {
  readonly plan: ImportPlan;
  /** Other tables the list may be of, best first. */
  readonly alternatives: readonly TableName[];
  readonly asks: readonly PlanAsk[];
  /** By column of the sheet, of the first rows of the body. */
  readonly profiles: readonly ColumnProfile[];
}

/** A second table that scores at least this part of the first makes the table a question. */
const CLOSE_TABLE = 0.85;
const MAX_ALTERNATIVES = 4;

function chosenRows(sheet: RawSheet, context: PlanContext): HeaderRows {
  const { headerFirst, headerLast } = context;
  if (headerFirst !== undefined && headerLast !== undefined) return { headerFirst, headerLast, confidence: 1 };
  return findHeaderRows(sheet);
}

/** Headers of all columns, from above; a column without one has no parts. */
function printedHeaders(sheet: RawSheet, headerFirst: number, headerLast: number): readonly PrintedHeader[] {
  const parts = headerParts(readTopRows(sheet, headerLast), headerFirst, headerLast);
  return sheet.columns.map((_, source) => ({ source, parts: parts[source] ?? [] }));
}

function titlesAbove(sheet: RawSheet, headerFirst: number): readonly string[] {
  return sheet.columns
    .flatMap((column) => Array.from({ length: headerFirst }, (_, row) => cellText(column, row).trim()))
    .filter((text) => text.length > 3);
}

function columnPlans(headers: readonly PrintedHeader[], guesses: readonly ColumnGuess[]): readonly ColumnPlan[] {
  return headers.map(({ source, parts }, at) => {
    const guess = guesses[at];
    return { source, header: parts.join('/'), field: guess?.field ?? null, confidence: guess?.confidence ?? 0, unit: guess?.unit ?? 1 };
  });
}

const COORDINATE_KINDS: ReadonlySet<string> = new Set(['longitude', 'latitude', 'lonlat', 'geometry']);

function columnsOfKinds(table: TableName, columns: readonly ColumnPlan[], kinds: ReadonlySet<string>): readonly ColumnPlan[] {
  return columns.filter(({ field }) => field !== null && kinds.has(fieldOfTable(table, field)?.kind ?? ''));
}

/** The decoder's geometry is the table's own, whatever its column is called. */
function takeGeometry(sheet: RawSheet, table: TableName, columns: readonly ColumnPlan[]): readonly ColumnPlan[] {
  const geometry = fieldOfTable(table, `${table}.geom`) ?? fieldOfTable(table, 'lonlat');
  if (sheet.geometryColumn === null || geometry === null) return columns;
  return columns.map((column) => {
    if (column.source === sheet.geometryColumn) return { ...column, field: geometry.id, confidence: 1, unit: 1 };
    return column.field === geometry.id ? { ...column, field: null, confidence: 0 } : column;
  });
}

function columnAsks(guesses: readonly ColumnGuess[], geometryColumn: number | null): readonly PlanAsk[] {
  return guesses.flatMap(({ source, doubt, candidates }) =>
    doubt === null || source === geometryColumn ? [] : [{ code: 'column', source, doubt, candidates } as const],
  );
}

/**
 * How a sheet is to be read, as far as it can be told without asking: header rows, table, fields, units, date
 * order, stated datum, rows that are totals. Doubtful columns are left unread and returned as `asks`.
 */
export function guessPlan(sheet: RawSheet, context: PlanContext): PlanGuess {
  const rows = chosenRows(sheet, context);
  const { headerFirst, headerLast } = rows;
  const headers = printedHeaders(sheet, headerFirst, headerLast);
  const profiles = profileColumns(sheet, headerLast);
  const filled = headers.filter(({ parts }) => parts.length > 0);
  const ranked = guessTable(filled, profiles, {
    fileName: context.fileName,
    sheetName: sheet.name,
    titles: titlesAbove(sheet, headerFirst),
  });
  const table = context.table ?? ranked[0]?.table ?? 'enterprise';
  const guesses = matchFields(table, headers, profiles);
  const columns = takeGeometry(sheet, table, columnPlans(headers, guesses));
  const coordinates = columnsOfKinds(table, columns, COORDINATE_KINDS);
  const datum = guessDatum(
    sheet.statedCrs,
    coordinates.map(({ header }) => header),
  );
  const dates = columnsOfKinds(table, columns, new Set(['date'])).map(({ source }) => source);
  const isTableOpen = context.table === undefined && (ranked[0] === undefined || (ranked[1]?.score ?? 0) >= CLOSE_TABLE * ranked[0].score);
  const alternatives = ranked
    .map((guess) => guess.table)
    .filter((name) => name !== table)
    .slice(0, MAX_ALTERNATIVES);
  const plan: ImportPlan = {
    sheet: context.sheet ?? 0,
    headerFirst,
    headerLast,
    table,
    columns,
    dateOrder: guessDateOrder(sheet, headerLast, dates),
    ...datum,
    nullMarks: [],
    skippedRows: findSkippedRows(sheet, headerLast, headerLast > headerFirst ? headerLast - 1 : null),
  };
  const asks: PlanAsk[] = [
    ...(rows.confidence < ASK_THRESHOLD ? [{ code: 'header-rows', confidence: rows.confidence } as const] : []),
    ...(isTableOpen ? [{ code: 'table', candidates: [table, ...alternatives] } as const] : []),
    ...columnAsks(guesses, sheet.geometryColumn),
    ...(coordinates.length > 0 && datum.datum === null ? [{ code: 'datum' } as const] : []),
  ];
  return { plan, alternatives, asks, profiles };
}
