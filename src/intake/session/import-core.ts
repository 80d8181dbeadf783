import { type ArrowColumn, writeArrowStream } from '../../engine/arrow-writer.ts';
import { AtlasError } from '../../model/errors.ts';
import type { AnnotatedSheet, ImportedTable, ImportOutcome, SheetOutcome } from '../../model/import-outcome.ts';
import type { FilePreview, SheetPreview } from '../../model/import-preview.ts';
import type { ImportProgress, KnownUnits, SheetDecision } from '../../model/import-session.ts';
import type { PlanTemplate } from '../../model/plan-template.ts';
import { TABLE_NAMES, type TableName } from '../../model/tables.ts';
import { type ConvertedSheet, convertSheet } from '../convert/convert-sheet.ts';
import { type DerivedTables, mergeDerived } from '../convert/derived-tables.ts';
import { KeySet } from '../convert/key-set.ts';
import { ProblemLog } from '../convert/problem-log.ts';
import { UnitRegistry } from '../convert/unit-registry.ts';
import { decodeFile } from '../decode/decode-file.ts';
import { maskSheet } from '../privacy/mask-sheet.ts';
import { maskText } from '../privacy/mask-text.ts';
import { droppedColumns } from '../privacy/screen-sheet.ts';
import type { DecodedFile, RawSheet, TextEncoding } from '../raw-sheet.ts';
import { annotateSheet } from './annotate-sheet.ts';
import { correctionOf, findMarker, rowNumber } from './correction.ts';
import { guessAnew, type OpenSheet, openSheet, privacyOf, withPlan } from './open-sheet.ts';
import { previewSheet } from './preview-sheet.ts';

export interface ConvertedTable {
  readonly table: TableName;
  /** An Arrow IPC stream. */
  readonly bytes: Uint8Array;
}

export interface CoreResult {
  readonly tables: readonly ConvertedTable[];
  readonly outcome: ImportOutcome;
}

/** What a file may need besides itself. */
export interface CoreMeans {
  /** The other parts of a .shp. */
  readonly companions?: readonly { readonly name: string; readonly file: Blob }[];
  /** Address or bytes of the Parquet reader's WebAssembly. */
  readonly parquetWasm?: string | BufferSource;
}

/** Takes a table group of rows by group of rows, each a complete Arrow IPC stream of the same columns. */
export type OnPart = (table: TableName, part: Uint8Array, rows: number) => void;

export type OnProgress = (progress: ImportProgress) => void;

/** Lists that others name come first, so that their names find them in the same file. */
const ORDER: readonly TableName[] = ['district', 'park', 'building', 'party_org', 'enterprise', 'chain', 'alliance'];

interface Conversion {
  readonly open: OpenSheet;
  readonly screened: RawSheet;
  readonly converted: ConvertedSheet;
  readonly log: ProblemLog;
  readonly outcome: SheetOutcome;
}

/** One foreign file in its worker: decoded, screened, planned, converted. Everything it answers is free of personal data. */
export class ImportCore {
  private readonly file: Blob;
  private readonly fileName: string;
  private readonly templates: readonly PlanTemplate[];
  private readonly means: CoreMeans;
  private decoded: DecodedFile | null = null;
  private sheets: OpenSheet[] = [];
  private conversions: Conversion[] = [];

  constructor(file: Blob, fileName: string, templates: readonly PlanTemplate[], means: CoreMeans = {}) {
    this.file = file;
    this.means = means;
    this.fileName = fileName;
    this.templates = templates;
  }

  /** Decodes the file and looks at every cell. Throws AtlasError as the decoders do. */
  async open(choice: { readonly encoding?: TextEncoding; readonly delimiter?: string }, onProgress: OnProgress): Promise<FilePreview> {
    const { companions = [], parquetWasm } = this.means;
    const file = await decodeFile(this.file, this.fileName, {
      ...choice,
      parquetWasm,
      companions: await Promise.all(companions.map(async ({ name, file }) => ({ name, bytes: new Uint8Array(await file.arrayBuffer()) }))),
      onProgress: (done, total) => onProgress({ stage: 'decoding', done, total }),
    });
    const decoded = withoutPeople(file);
    // The notes of an annotated workbook are no list.
    const found = findMarker(file.sheets);
    const lists = decoded.sheets.filter((_, at) => at !== found?.at);
    const total = lists.reduce((sum, sheet) => sum + sheet.rowCount, 0);
    let done = 0;
    this.sheets = lists.map((raw, index) => {
      onProgress({ stage: 'screening', done, total });
      done += raw.rowCount;
      const correction = found === null ? null : correctionOf(raw, found.marker);
      return openSheet(raw, index, this.fileName, this.templates, correction);
    });
    this.decoded = decoded;
    this.conversions = [];
    return this.preview();
  }

  replan(
    decision: SheetDecision,
    anew: { readonly table?: TableName; readonly headerFirst?: number; readonly headerLast?: number } | null,
  ): SheetPreview {
    const before = this.sheet(decision.sheet);
    const after = anew === null ? withPlan(before, decision.plan, decision.allowed) : guessAnew(before, this.fileName, anew);
    this.sheets[decision.sheet] = after;
    return previewSheet(after);
  }

  /**
   * Converts the sheets that were agreed to, in the order in which they name each other. Tables that only follow from a list are
   * left out where `known` or another sheet brings them. With `onPart` the tables go there, each as soon as its rows are ready,
   * and the result has none. Throws 'file-roster' for a list of persons, 'file-no-rows' where nothing is left.
   */
  convert(
    decisions: readonly SheetDecision[],
    known: readonly KnownUnits[],
    onProgress: OnProgress,
    onPart: OnPart | null = null,
  ): CoreResult {
    const registry = new UnitRegistry(known);
    const keys = new Map<TableName, KeySet>();
    const sorted = [...decisions].sort((a, b) => rank(a.plan.table) - rank(b.plan.table));
    this.conversions = sorted.map((decision, at) => {
      const step = (done: number, total: number): void =>
        onProgress({ stage: 'converting', done: at * 100 + Math.round((done / Math.max(1, total)) * 100), total: sorted.length * 100 });
      const seen = keys.get(decision.plan.table) ?? new KeySet();
      keys.set(decision.plan.table, seen);
      // Sheets of one table are joined, since one may have columns that another lacks.
      const isAlone = sorted.filter(({ plan }) => plan.table === decision.plan.table).length === 1;
      const loaded = known.find(({ table }) => table === decision.plan.table)?.ids ?? [];
      return this.convertOne(decision, registry, seen, loaded, at + 1 < sorted.length, step, isAlone ? onPart : null);
    });
    // A workbook often has a sheet a street: sheets of one table are one list.
    const own = new Map<TableName, ConvertedSheet[]>();
    for (const { converted } of this.conversions) own.set(converted.table, [...(own.get(converted.table) ?? []), converted]);
    const loaded = new Set<TableName>([...own.keys(), ...known.filter(({ ids }) => ids.length > 0).map(({ table }) => table)]);
    const tables: ConvertedTable[] = [];
    const listed: ImportedTable[] = [];
    const give = (table: TableName, bytes: Uint8Array, rows: number): void => {
      if (onPart === null) tables.push({ table, bytes });
      else onPart(table, bytes, rows);
    };
    for (const [table, parts] of own) {
      const rows = parts.reduce((sum, part) => sum + part.rows, 0);
      if (rows === 0) throw new AtlasError('file-no-rows', { file: this.fileName, table });
      const columns = parts.map((part) => part.columns).filter((list) => list.length > 0);
      if (columns.length > 0) give(table, writeArrowStream(columns), rows);
      listed.push({ table, rows, isDerived: false });
    }
    const derived = new Map<TableName, DerivedTables[]>();
    for (const { converted } of this.conversions) {
      for (const table of converted.derived.names()) derived.set(table, [...(derived.get(table) ?? []), converted.derived]);
    }
    for (const [table, parts] of derived) {
      if (loaded.has(table)) continue;
      const merged = mergeDerived(parts, table);
      give(table, writeArrowStream([merged.columns(table)]), merged.rowCount(table));
      listed.push({ table, rows: merged.rowCount(table), isDerived: true });
    }
    return {
      tables,
      outcome: {
        fileName: this.fileName,
        format: this.decoded?.format ?? '',
        sheets: this.conversions.map(({ outcome }) => outcome),
        tables: listed,
      },
    };
  }

  annotate(): AnnotatedSheet[] {
    return this.conversions.map(({ open, screened, converted, log }) =>
      annotateSheet(open, screened, privacyOf(open), log, converted.keyOfRow),
    );
  }

  private preview(): FilePreview {
    const { format = '', encoding = null, delimiter = null, notes = [] } = this.decoded ?? {};
    return { fileName: this.fileName, format, encoding, delimiter, notes, sheets: this.sheets.map(previewSheet) };
  }

  private sheet(index: number): OpenSheet {
    const sheet = this.sheets[index];
    if (sheet === undefined) throw new RangeError(`no sheet ${index}`);
    return sheet;
  }

  private convertOne(
    decision: SheetDecision,
    registry: UnitRegistry,
    seen: KeySet,
    loaded: readonly string[],
    namesFollow: boolean,
    onColumn: (done: number, total: number) => void,
    onPart: OnPart | null,
  ): Conversion {
    const open = withPlan(this.sheet(decision.sheet), decision.plan, decision.allowed);
    const privacy = privacyOf(open);
    if (privacy.isRoster) throw new AtlasError('file-roster', { file: this.fileName, columns: privacy.rosterHeaders });
    const dropped = new Set(droppedColumns(privacy, open.allowed));
    const { sheet: screened, maskedCells } = maskSheet(open.raw, privacy, open.allowed);
    const log = new ProblemLog();
    const distinct = new Map(
      // What was masked or dropped is not as it was when it was told apart.
      privacy.columns.filter(({ fate }) => fate === 'keep').map(({ column }) => [column, open.evidence.columns[column]?.distinct ?? null]),
    );
    const onGroup = (columns: readonly ArrowColumn[]): void => {
      const rows = columns[0]?.rows ?? 0;
      if (rows > 0) onPart?.(open.plan.table, writeArrowStream([columns]), rows);
    };
    const numberOf = (row: number): number => rowNumber(open.raw, correction, row);
    const correction = open.correction?.table === open.plan.table ? open.correction : null;
    const corrected =
      correction === null ? {} : { correction: { keyCells: open.raw, keyColumn: correction.keyColumn, taken: new Set(loaded), numberOf } };
    const input = { sheet: screened, plan: open.plan, dropped, registry, seen, distinct, log, onColumn, ...corrected };
    const converted = convertSheet(onPart === null ? input : { ...input, onGroup });
    // Names are of use only to the sheets that come after.
    if (namesFollow) {
      const { table, rows, idAt, nameAt } = converted;
      const ids = Array.from({ length: rows }, (_, at) => idAt(at));
      registry.add({ table, ids, names: ids.map((id, at) => nameAt?.(at) ?? id) });
    }
    const headerOf = (column: number): string => privacy.columns[column]?.header ?? '';
    const outcome: SheetOutcome = {
      sheet: open.index,
      name: open.raw.name,
      table: converted.table,
      rowsIn: converted.rowsIn,
      rowsKept: converted.rows,
      rowsRefused: converted.refused,
      rowsSkipped: converted.skipped,
      rules: [
        ...log.rules(headerOf, numberOf),
        ...[...maskedCells]
          .filter(([column]) => !correction?.added.has(column))
          .map(([column, count]) => ({ rule: 'text-masked', effect: 'repaired', header: headerOf(column), count, rows: [] }) as const),
      ],
      totals: converted.totals,
      dropped: [...dropped].filter((column) => !correction?.added.has(column)).map((column) => droppedColumn(privacy.columns[column])),
      unread: open.plan.columns
        .filter(({ field, source, header }) => field === null && header !== '' && !dropped.has(source) && !correction?.added.has(source))
        .map(({ source }) => headerOf(source)),
    };
    return { open, screened, converted, log, outcome };
  }
}

/** Names of sheets and layers are the author's words too. */
function withoutPeople(decoded: DecodedFile): DecodedFile {
  const notes = decoded.notes.map(({ code, params }) => ({
    code,
    params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? maskText(value) : value])),
  }));
  return { ...decoded, notes, sheets: decoded.sheets.map((sheet) => ({ ...sheet, name: maskText(sheet.name) })) };
}

function rank(table: TableName): number {
  const at = ORDER.indexOf(table);
  return at < 0 ? ORDER.length + TABLE_NAMES.indexOf(table) : at;
}

function droppedColumn(screen: ReturnType<typeof privacyOf>['columns'][number] | undefined): SheetOutcome['dropped'][number] {
  const finding = screen?.findings[0];
  return { header: screen?.header ?? '', class: finding?.class ?? 'person-name', cells: finding?.cells ?? 0 };
}
