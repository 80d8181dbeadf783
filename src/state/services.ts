import type { Engine } from '../engine/engine.ts';
import type { AddressMatch, AddressToMatch, KnownBuilding } from '../model/address-match.ts';
import type { Catalog } from '../model/catalog.ts';
import type { DatasetManifest } from '../model/dataset.ts';
import type { ExportFormat, ExportOptions, ExportSheet, ExportSource } from '../model/export-file.ts';
import type { ImportPlan } from '../model/import-plan.ts';
import type { ImportProgress, ImportSession } from '../model/import-session.ts';
import type { IntakeProgress, IntakeReport, IntakeWarning } from '../model/intake-report.ts';
import type { ListMatcher } from '../model/match-session.ts';
import type { PeriodService } from '../model/period-session.ts';
import type { PlanPages, PlanPagesProblem } from '../model/plan-pages.ts';
import type { PlanTemplate } from '../model/plan-template.ts';
import type { PlanTools } from '../model/plan-tools.ts';
import type { Planner } from '../model/planner.ts';
import type { Postponed } from '../model/postponed.ts';
import type { TableName } from '../model/tables.ts';
import type { TextSheet } from '../model/text-sheet.ts';
import type { PersonalScreen } from '../model/worklist-text.ts';
import type { WorkspaceContents, WorkspaceSource } from '../model/workspace-file.ts';

/** Arrow IPC streams in base64 by statement. */
export type OpeningAnswers = Readonly<Record<string, string>>;

export interface LoadOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: IntakeProgress) => void;
  /** Tables of at least so many rows are checked by `checkTable` once they are shown. */
  readonly checksLaterFrom?: number;
  /** Columns of a large list of enterprises that are left out for now. */
  readonly postpones?: Postponed;
  /** 'later': sums are asked of enterprises one by one for now, and `groupStatements` are run once something is shown. */
  readonly groups?: 'now' | 'later';
  /** Asked before any row is read; throws to refuse the table. */
  readonly mayLoad?: (table: TableName) => void;
}

export interface OpenImportOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
  /** Remembered decisions, newest first. */
  readonly templates: readonly PlanTemplate[];
}

/** A file kept on this device so that it survives a reload. */
export interface KeptFile {
  readonly name: string;
  readonly table: string;
}

/** Where own files are kept. `kind` says how long: 'memory' ends with the tab. */
export interface Keeper {
  readonly kind: 'opfs' | 'indexeddb' | 'memory';
  /** Why nothing is kept beyond the tab, when it is not the person's choice. */
  readonly problem: 'storage-denied' | null;
  list(): Promise<readonly KeptFile[]>;
  keep(file: File, table: string): Promise<void>;
  open(name: string): Promise<File>;
  clear(): Promise<void>;
}

/** Where matching keeps its lists and decisions, beside the tables; clearing the keeper clears this one too. */
export interface ListKeeper extends Keeper {
  remove(name: string): Promise<void>;
}

/** What the store needs from outside and must not import: given once by the composition root. */
export interface Services {
  /** Answers everybody. While tables are being made behind an opening view, it waits for them with what the view does not hold. */
  readonly engine: Engine;
  /** For those who make these tables: waits for nothing but the database. */
  readonly loader: Engine;
  /** Rejects with AtlasError 'engine-boot'. */
  readonly whenBooted: Promise<void>;
  /** The answers of the opening view of a bundled dataset, null where none are recorded or they cannot be had. */
  fetchOpening(manifest: DatasetManifest): Promise<OpeningAnswers | null>;
  /** From now on `engine` gives these answers, until the tables are made. */
  replayOpening(answers: OpeningAnswers, tables: Promise<unknown>): void;
  readonly bundled: readonly DatasetManifest[];
  loadBundled(manifest: DatasetManifest, schema: string, options: LoadOptions): Promise<readonly IntakeReport[]>;
  loadFile(file: File, schema: string, options: LoadOptions): Promise<IntakeReport>;
  /** Reads a file anew, whole, while statements that name its table wait for `until`. */
  loadAgain(file: File, schema: string, options: LoadOptions): Promise<IntakeReport>;
  /** From now on what the screen asks of these tables waits. */
  holdTables(schema: string, tables: readonly string[], until: Promise<unknown>): void;
  loadUrl(url: string, schema: string, options: LoadOptions): Promise<IntakeReport>;
  /** Checks the rows of a table that was loaded unchecked. */
  checkTable(schema: string, table: TableName, columns: readonly string[]): Promise<readonly IntakeWarning[]>;
  readCatalog(schema: string, asked?: Engine): Promise<Catalog>;
  /** A file is likely to come soon: what reads it gets ready. */
  expectFile(): void;
  /** Files chosen together, with the parts of one shapefile as one. */
  gather(files: readonly File[]): readonly File[];
  /** True for a list of others, which a person maps first; false for Parquet and Arrow in the model's own columns. Rejects with AtlasError. */
  isForeign(file: File): Promise<boolean>;
  /** Opens a foreign file in a worker of its own. Rejects with AtlasError; with 'cancelled' when the signal aborts. */
  openImport(file: File, options: OpenImportOptions): Promise<ImportSession>;
  /** What is worth remembering of a plan that a person agreed to. */
  makeTemplate(plan: ImportPlan): Promise<PlanTemplate>;
  /** Writes rows as a file in a worker. Rejects with AtlasError 'export-failed', 'export-personal', 'worker-died', 'cancelled'. */
  writeExport(format: ExportFormat, sheet: ExportSheet, source: ExportSource, options: ExportOptions): Promise<Blob>;
  /** Which known building each address names. Rejects with AtlasError 'cancelled'. */
  matchAddresses(
    addresses: readonly AddressToMatch[],
    known: readonly KnownBuilding[],
    options: { readonly signal: AbortSignal; readonly onProgress: (done: number) => void },
  ): Promise<readonly AddressMatch[]>;
  /** Opens a PDF for its pages as pictures; loaded when somebody chooses one. Rejects with the signal's reason. */
  openPlanPages(file: File, signal: AbortSignal): Promise<PlanPages | PlanPagesProblem>;
  /** Whether a file is a workspace file. */
  isWorkspace(file: File): Promise<boolean>;
  /** Reads and checks a workspace file in a worker. Rejects with AtlasError 'workspace-damaged', 'workspace-newer', 'workspace-personal', 'cancelled'. */
  readWorkspace(file: File, options: ExportOptions): Promise<WorkspaceContents>;
  /** Writes a workspace file in a worker and hands it to the browser under this name. Rejects with AtlasError. */
  saveWorkspace(source: WorkspaceSource, name: string, options: ExportOptions): Promise<void>;
  /** What new periods need of intake; loaded when one is on its way. */
  loadPeriods(): Promise<PeriodService>;
  /** What planning tells without a search; loaded when a plan needs it. */
  loadPlanTools(): Promise<PlanTools>;
  /** Tells what in a text is personal; loaded when somebody writes one. */
  loadTextScreen(): Promise<PersonalScreen>;
  /** The sheets of a workbook or text table as texts, read in a worker; nothing is kept. Rejects with AtlasError. */
  readSheets(file: File, options: { readonly signal: AbortSignal }): Promise<readonly TextSheet[]>;
  readonly keeper: Keeper;
  readonly listKeeper: ListKeeper;
  /** What matching of lists needs of intake; loaded when it is first asked for. */
  loadMatcher(): Promise<ListMatcher>;
  /** Searches for plans in workers; its code is loaded with the first question. */
  readonly planner: Planner;
  /** The bundled lists of the example, as a person would drop them. Rejects with AtlasError 'file-not-found'. */
  exampleLists(): Promise<readonly File[]>;
}
