import { type FieldId, fieldOfTable } from '../../model/fields.ts';
import type { ImportPlan } from '../../model/import-plan.ts';
import {
  type CellPreview,
  type CoordinatePreview,
  PREVIEW_ROWS,
  type RowPreview,
  type SheetPreview,
  type SheetProblem,
} from '../../model/import-preview.ts';
import type { PrivacyReport } from '../../model/privacy-report.ts';
import { tableDefinition } from '../../model/tables.ts';
import { CellSource } from '../convert/cell-source.ts';
import { type FieldReader, readerOf } from '../convert/field-readers.ts';
import { readRawCoordinates } from '../convert/place-columns.ts';
import { nameTarget } from '../convert/virtual-targets.ts';
import { detectCoordinates } from '../places/detect-coordinates.ts';
import { parseAngle, parsePair } from '../places/parse-coordinate.ts';
import { previewShift } from '../places/shift-preview.ts';
import { maskCells } from '../privacy/mask-cells.ts';
import { maskNames } from '../privacy/mask-names.ts';
import { maskSheet } from '../privacy/mask-sheet.ts';
import { maskText } from '../privacy/mask-text.ts';
import { droppedColumns } from '../privacy/screen-sheet.ts';
import { type RawSheet, rowTexts } from '../raw-sheet.ts';
import { foldText } from '../values/clean-text.ts';
import { parseText } from '../values/parse-text.ts';
import type { Parsed } from '../values/parsed.ts';
import { type OpenSheet, privacyOf } from './open-sheet.ts';
import { wordlessTest } from './wordless-columns.ts';

/** Points that show what a datum does. */
const SHOWN_POINTS = 5;
/** Rows whose coordinates decide what they can be. */
const COORDINATE_ROWS = 2_000;

/** The sheet for the screen: its first rows as they will be read, masked, with what is open and what forbids it. */
export function previewSheet(open: OpenSheet): SheetPreview {
  const { raw, plan } = open;
  const privacy = privacyOf(open);
  const allowed = new Set(open.allowed);
  const dropped = new Set(droppedColumns(privacy, allowed));
  const coordinates = coordinatePreview(open, dropped);
  const dataRows = raw.rowCount - plan.headerLast - plan.skippedRows.length;
  return {
    index: open.index,
    name: raw.name,
    isHidden: raw.isHidden,
    dataRows: Math.max(0, dataRows),
    skippedRows: plan.skippedRows.length,
    plan: {
      ...plan,
      columns: plan.columns.map((column) => ({ ...column, header: privacy.columns[column.source]?.header ?? column.header })),
    },
    alternatives: open.alternatives,
    asks: open.asks.filter((ask) => ask.code !== 'column' || !dropped.has(ask.source)),
    privacy,
    allowed: [...allowed],
    coordinates,
    rows: previewRows(open, privacy, dropped),
    problems: problemsOf(plan, privacy, dropped, dataRows),
    template: open.template,
    ...(open.correction?.table === plan.table ? { correction: { rows: Math.max(0, dataRows), period: open.correction.period } } : {}),
  };
}

function previewRows(open: OpenSheet, privacy: PrivacyReport, dropped: ReadonlySet<number>): RowPreview[] {
  const { raw, plan } = open;
  const last = Math.min(raw.rowCount, plan.headerLast + PREVIEW_ROWS);
  const skipped = new Set(plan.skippedRows);
  const isWordless = wordlessTest(plan);
  const printed = maskCells(
    rowTexts(raw, 0, last),
    0,
    privacy,
    open.allowed,
    (row, column, text) => skipped.has(row) || isWordless(column, text),
  );
  // What is shown as read is what will be read: from the masked cells, by the same readers.
  const screened = maskSheet(headOf(raw, last), privacy, open.allowed).sheet;
  const texts = rowTexts(screened, 0, last);
  const readers = plan.columns.map((column) => cellReader(plan, column.source, dropped));
  return printed.map((cells, row): RowPreview => {
    const role = row < plan.headerFirst ? 'above' : row < plan.headerLast ? 'header' : skipped.has(row) ? 'skipped' : 'data';
    return {
      number: raw.firstRow + row,
      role,
      cells: cells.map((text, column) => {
        if (role !== 'data') return { kind: 'plain', text };
        if (dropped.has(column)) return { kind: 'dropped' };
        return cellPreview(text, texts[row]?.[column] ?? '', readers[column] ?? null, (value) => isWordless(column, value));
      }),
    };
  });
}

/** The first rows of a sheet, as a sheet. */
function headOf(raw: RawSheet, rows: number): RawSheet {
  return {
    ...raw,
    rowCount: rows,
    columns: raw.columns.map(({ chunks: [first] }) => ({
      chunks:
        first === undefined
          ? []
          : [{ bytes: first.bytes, offsets: first.offsets.subarray(0, Math.min(rows, first.offsets.length - 1) + 1) }],
    })),
  };
}

type Read = (text: string) => Parsed<unknown>;

function cellReader(plan: ImportPlan, column: number, dropped: ReadonlySet<number>): Read | null {
  const planned = plan.columns.find(({ source }) => source === column);
  if (planned === undefined || planned.field === null || dropped.has(column)) return null;
  const marks = plan.nullMarks.length === 0 ? null : new Set(plan.nullMarks.map(foldText));
  const reader: FieldReader | null = readerOf(planned, { table: plan.table, plan, marks, industryDigits: null });
  if (reader !== null) return reader.read;
  const kind = fieldOfTable(plan.table, planned.field)?.kind;
  if (kind === 'longitude' || kind === 'latitude') return (text) => found(parseAngle(text)?.value ?? null);
  if (kind === 'lonlat') {
    return (text) => {
      const pair = parsePair(text);
      return found(pair === null ? null : `${pair.x}, ${pair.y}`);
    };
  }
  return nameTarget(plan.table, planned.field) === null && kind === 'row-number' ? null : (text) => parseText(text, marks);
}

function found(value: string | number | null): Parsed<string | number> {
  return value === null ? { kind: 'unreadable', reason: 'number-form' } : { kind: 'value', value };
}

function cellPreview(shown: string, text: string, read: Read | null, isWordless: (value: string) => boolean): CellPreview {
  if (read === null) return { kind: 'plain', text: shown };
  if (text === '') return { kind: 'empty', text: '', repair: null };
  const parsed = read(text);
  // What is no word of the field may be anybody's name.
  if (parsed.kind === 'unreadable') return { kind: 'unreadable', text: maskNames(shown), reason: parsed.reason };
  if (parsed.kind === 'empty') return { kind: 'empty', text: shown, repair: parsed.repair ?? null };
  // What a column of codes may keep is hidden here as it is in the cell; so is what stood where no words belong.
  const value = valueText(parsed.value);
  return { kind: 'value', text: shown, read: maskText(isWordless(value) ? maskNames(value) : value), repair: parsed.repair ?? null };
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return Array.isArray(value) ? value.join('、') : String(value);
}

/** Any one of a list's keys is enough; a table of relations needs what its model requires. */
function problemsOf(plan: ImportPlan, privacy: PrivacyReport, dropped: ReadonlySet<number>, dataRows: number): SheetProblem[] {
  const problems: SheetProblem[] = [];
  if (privacy.isRoster) problems.push({ code: 'roster', headers: privacy.rosterHeaders });
  if (dataRows <= 0) problems.push({ code: 'no-rows' });
  const read = plan.columns.filter(({ field, source }) => field !== null && !dropped.has(source));
  const fields = new Set(read.map(({ field }) => field));
  for (const wanted of requiredFields(plan)) {
    if (!wanted.some((field) => fields.has(field))) problems.push({ code: 'required-missing', fields: wanted });
  }
  const seen = new Set<string>();
  for (const { field } of read) {
    const definition = field === null ? null : fieldOfTable(plan.table, field);
    if (definition === null || definition.isRepeatable) continue;
    if (seen.has(definition.id)) problems.push({ code: 'field-twice', field: definition.id });
    seen.add(definition.id);
  }
  const hasPlaces = read.some(
    ({ field }) => field !== null && ['longitude', 'lonlat'].includes(fieldOfTable(plan.table, field)?.kind ?? ''),
  );
  if (hasPlaces && plan.datum === null) problems.push({ code: 'datum-open' });
  return problems;
}

/** Groups of fields of which one each must be there. What intake can make itself (keys of rows that have a name) is not asked for. */
function requiredFields({ table }: ImportPlan): readonly (readonly FieldId[])[] {
  const { columns, key } = tableDefinition(table);
  const own = (column: string): FieldId[] => {
    const field = fieldOfTable(table, `${table}.${column}`);
    return field === null ? [] : [field.id];
  };
  if (table === 'enterprise') return [own('name_zh')];
  if (key.length === 1 && columns.name_zh !== undefined) return [[...own(key[0] ?? ''), ...own('name_zh')]];
  if (key.length === 1) return [];
  const implied = new Set(['org_cover.unit_kind', 'alliance_member.member_kind', 'instructor_assignment.instructor_id']);
  const standIns = (column: string): FieldId[] =>
    STAND_INS.flatMap((name) => {
      const field = fieldOfTable(table, name);
      return field !== null && nameTarget(table, name)?.column === column ? [field.id] : [];
    });
  return Object.entries(columns)
    .filter(([column, { required }]) => required === true && !implied.has(`${table}.${column}`))
    .map(([column]) => [...own(column), ...standIns(column)]);
}

const STAND_INS = [
  'org_name',
  'other_org_name',
  'enterprise_name',
  'enterprise_uscc',
  'unit_name',
  'unit_uscc',
  'chain_name',
  'alliance_name',
  'from_name',
  'from_uscc',
  'to_name',
  'to_uscc',
] as const;

function coordinatePreview(open: OpenSheet, dropped: ReadonlySet<number>): CoordinatePreview | null {
  const { plan, raw } = open;
  const ofKind = (kind: string) => {
    const column = plan.columns.find(
      ({ field, source }) => field !== null && !dropped.has(source) && fieldOfTable(plan.table, field)?.kind === kind,
    );
    return column === undefined
      ? null
      : { source: new CellSource(raw, column.source, false), column: column.source, header: column.header };
  };
  const [lon, lat, pair] = [ofKind('longitude'), ofKind('latitude'), ofKind('lonlat')];
  const skipped = new Set(plan.skippedRows);
  const rows = Uint32Array.from(
    Array.from({ length: Math.max(0, Math.min(COORDINATE_ROWS, raw.rowCount - plan.headerLast)) }, (_, at) => plan.headerLast + at).filter(
      (row) => !skipped.has(row),
    ),
  );
  const numbers = readRawCoordinates({ lon, lat, pair }, rows);
  if (numbers === null) return null;
  const candidates = detectCoordinates({
    ...numbers,
    xHeader: lon?.header ?? pair?.header ?? '',
    yHeader: lat?.header ?? pair?.header ?? '',
    statedCrs: raw.statedCrs,
  });
  const points: [number, number][] = [];
  for (let at = 0; at < rows.length && points.length < SHOWN_POINTS; at += 1) {
    const [x, y] = [numbers.x[at] ?? Number.NaN, numbers.y[at] ?? Number.NaN];
    if (!Number.isNaN(x) && !Number.isNaN(y)) points.push([x, y]);
  }
  const datum = plan.datum ?? candidates[0]?.datum ?? null;
  if (datum === null) return { candidates, points: [] };
  const meridian = plan.centralMeridian ?? candidates[0]?.centralMeridian ?? null;
  return {
    candidates,
    points: previewShift(points, datum, meridian).flatMap(({ before, after, shiftMeters }) =>
      after === null ? [] : [{ lon: after[0], lat: after[1], before, shiftMeters }],
    ),
  };
}
