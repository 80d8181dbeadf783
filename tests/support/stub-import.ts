import type { Engine } from '../../src/engine/engine.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import { AtlasError } from '../../src/model/errors.ts';
import type { FieldId } from '../../src/model/fields.ts';
import type { ImportOutcome } from '../../src/model/import-outcome.ts';
import type { ImportPlan } from '../../src/model/import-plan.ts';
import type { CellPreview, FilePreview, SheetPreview } from '../../src/model/import-preview.ts';
import type { ImportSession, SheetDecision } from '../../src/model/import-session.ts';
import type { ColumnScreen } from '../../src/model/privacy-report.ts';
import type { TypedQuery } from '../../src/model/typed-query.ts';
import type { Services } from '../../src/state/services.ts';

/** A foreign file without its worker: previews made by hand, and a record of what the screen asked for. */

export interface StubColumn {
  readonly header: string;
  readonly field: FieldId | null;
  readonly cells?: readonly CellPreview[];
  readonly screen?: Partial<ColumnScreen>;
}

const KEEP: Omit<ColumnScreen, 'column' | 'header'> = { fate: 'keep', findings: [], spared: [] };

/** A sheet of enterprises: one title row, one header row, rows of data from row 3, as many as the longest column has cells. */
export function stubSheet(columns: readonly StubColumn[], more: Partial<SheetPreview> = {}): SheetPreview {
  const dataRows = Math.max(1, ...columns.map(({ cells }) => cells?.length ?? 0));
  const plan: ImportPlan = {
    sheet: 0,
    headerFirst: 1,
    headerLast: 2,
    table: 'enterprise',
    columns: columns.map(({ header, field }, source) => ({ source, header, field, confidence: 0.9, unit: 1 })),
    dateOrder: 'ymd',
    datum: null,
    centralMeridian: null,
    nullMarks: [],
    skippedRows: [],
  };
  const screens = columns.map(({ header, screen }, column): ColumnScreen => ({ ...KEEP, column, header, ...screen }));
  const plain = (text: string): CellPreview => ({ kind: 'plain', text });
  return {
    index: 0,
    name: '台账',
    isHidden: false,
    dataRows,
    skippedRows: 0,
    plan,
    alternatives: [],
    asks: [],
    privacy: {
      headerFirst: 1,
      headerLast: 2,
      columns: screens,
      dropped: screens.filter(({ fate }) => fate === 'refuse' || fate === 'ask').map(({ column }) => column),
      masked: [],
      isRoster: false,
      rosterHeaders: [],
    },
    allowed: [],
    coordinates: null,
    rows: [
      { number: 1, role: 'above', cells: columns.map((_, at) => plain(at === 0 ? '统计表' : '')) },
      { number: 2, role: 'header', cells: columns.map(({ header }) => plain(header)) },
      ...Array.from({ length: dataRows }, (_, row) => ({
        number: row + 3,
        role: 'data' as const,
        cells: columns.map(({ cells }) => cells?.[row] ?? plain('')),
      })),
    ],
    problems: [],
    template: null,
    ...more,
  };
}

export function stubOutcome(more: Partial<ImportOutcome['sheets'][number]> = {}): ImportOutcome {
  return {
    fileName: '台账.xlsx',
    format: 'Excel',
    tables: [{ table: 'enterprise', rows: 3, isDerived: false }],
    sheets: [
      {
        sheet: 0,
        name: '台账',
        table: 'enterprise',
        rowsIn: 3,
        rowsKept: 3,
        rowsRefused: 0,
        rowsSkipped: 0,
        rules: [],
        totals: [],
        dropped: [],
        unread: [],
        ...more,
      },
    ],
  };
}

export class StubSession implements ImportSession {
  readonly fileName: string;
  readonly preview: FilePreview;
  readonly replans: SheetDecision[] = [];
  readonly anews: unknown[] = [];
  readonly conversions: (readonly SheetDecision[])[] = [];
  isClosed = false;
  /** What a sheet becomes under another plan; the same sheet unless a test says otherwise. */
  onReplan: (decision: SheetDecision, before: SheetPreview) => Partial<SheetPreview> = () => ({});
  outcome: ImportOutcome = stubOutcome();
  /** false leaves the conversion under way for ever, as far as the test is concerned. */
  isConverting = true;
  private rejectConversion: (error: AtlasError) => void = () => {};

  constructor(sheets: readonly SheetPreview[], file: Partial<FilePreview> = {}) {
    this.fileName = file.fileName ?? '台账.xlsx';
    this.preview = { fileName: this.fileName, format: 'Excel', encoding: null, delimiter: null, notes: [], sheets, ...file };
  }

  replan(decision: SheetDecision, anew?: unknown): Promise<SheetPreview> {
    this.replans.push(decision);
    this.anews.push(anew);
    const before = this.preview.sheets.find(({ index }) => index === decision.sheet);
    if (before === undefined) return Promise.reject(new RangeError('no such sheet'));
    return Promise.resolve({ ...before, plan: decision.plan, allowed: decision.allowed, ...this.onReplan(decision, before) });
  }

  decodeAs(): Promise<FilePreview> {
    return Promise.resolve(this.preview);
  }

  convert(decisions: readonly SheetDecision[]): ReturnType<ImportSession['convert']> {
    this.conversions.push(decisions);
    if (!this.isConverting) {
      return new Promise((_, reject) => {
        this.rejectConversion = reject;
      });
    }
    return Promise.resolve({ files: [new File(['arrow'], 'enterprise.arrow')], outcome: this.outcome });
  }

  annotate(): ReturnType<ImportSession['annotate']> {
    return Promise.resolve([]);
  }

  close(): void {
    this.isClosed = true;
    this.rejectConversion(new AtlasError('cancelled'));
  }
}

export interface ServiceRecord {
  readonly services: Services;
  readonly loaded: string[];
  readonly kept: string[];
  readonly signals: AbortSignal[];
}

/** Services around `open`: a database that answers zeros, and a record of what was loaded and kept. */
export function stubServices(open: (file: File) => Promise<ImportSession>): ServiceRecord {
  const loaded: string[] = [];
  const kept: string[] = [];
  const signals: AbortSignal[] = [];
  const engine: Engine = {
    query: (query: TypedQuery) =>
      Promise.resolve({
        numRows: 1,
        columns: Object.fromEntries(
          Object.entries(query.columns).map(([name, type]) => [
            name,
            type === 'text'
              ? { kind: 'text' as const, values: [null] }
              : { kind: 'number' as const, values: new Int32Array(1), nulls: null },
          ]),
        ),
      }),
    execute: () => Promise.resolve(),
    insertArrow: () => Promise.resolve(),
    exportArrow: () => Promise.resolve(new Uint8Array()),
    close: () => Promise.resolve(),
  };
  const services: Services = {
    engine,
    loader: engine,
    whenBooted: Promise.resolve(),
    fetchOpening: () => Promise.resolve(null),
    replayOpening: () => {},
    loadAgain: () => Promise.reject(new Error('not asked')),
    holdTables: () => undefined,
    readSheets: async () => [],
    loadPlanTools: () => Promise.reject(new Error('no plans here')),
    openPlanPages: async () => 'no-reader',
    loadTextScreen: () => Promise.resolve({ isNameShaped: () => false, findPersonal: () => [] }),
    bundled: [],
    loadBundled: () => Promise.resolve([]),
    loadFile: (file) => {
      loaded.push(file.name);
      return Promise.resolve({
        table: 'enterprise',
        fileName: file.name,
        format: 'Arrow',
        rows: 3,
        columnsUsed: ['enterprise_id', 'name_zh'],
        columnsIgnored: [],
        warnings: [],
      });
    },
    loadUrl: () => Promise.reject(new AtlasError('file-not-found')),
    checkTable: () => Promise.resolve([]),
    readCatalog: () => Promise.resolve<Catalog>(loaded.length === 0 ? {} : { enterprise: ['enterprise_id', 'name_zh'] }),
    expectFile: () => {},
    gather: (files) => files,
    listKeeper: {
      kind: 'memory',
      problem: null,
      list: () => Promise.resolve([]),
      keep: () => Promise.resolve(),
      open: () => Promise.reject(new AtlasError('file-not-found')),
      remove: () => Promise.resolve(),
      clear: () => Promise.resolve(),
    },
    planner: { solve: () => Promise.reject(new AtlasError('worker-died')) },
    loadMatcher: () => Promise.reject(new AtlasError('file-not-found')),
    exampleLists: () => Promise.resolve([]),
    matchAddresses: () => Promise.resolve([]),
    isWorkspace: () => Promise.resolve(false),
    readWorkspace: () => Promise.reject(new AtlasError('file-not-found')),
    saveWorkspace: () => Promise.resolve(),
    isForeign: () => Promise.resolve(true),
    openImport: (file, { signal }) => {
      signals.push(signal);
      return open(file);
    },
    makeTemplate: (plan) =>
      Promise.resolve({
        fingerprint: plan.columns.map(({ header }) => header).join('\n'),
        table: plan.table,
        columns: [],
        dateOrder: plan.dateOrder,
        datum: plan.datum,
        centralMeridian: plan.centralMeridian,
        nullMarks: plan.nullMarks,
      }),
    loadPeriods: () => Promise.reject(new AtlasError('engine-boot')),
    writeExport: () => Promise.reject(new AtlasError('export-failed')),
    keeper: {
      kind: 'memory',
      problem: null,
      list: () => Promise.resolve([]),
      keep: (file) => {
        kept.push(file.name);
        return Promise.resolve();
      },
      open: () => Promise.reject(new AtlasError('file-not-found')),
      clear: () => Promise.resolve(),
    },
  };
  return { services, loaded, kept, signals };
}
