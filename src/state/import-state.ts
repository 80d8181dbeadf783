import type { AtlasError } from '../model/errors.ts';
import type { ImportOutcome } from '../model/import-outcome.ts';
import type { ImportPlan, PlanAsk } from '../model/import-plan.ts';
import type { FilePreview, SheetPreview } from '../model/import-preview.ts';
import type { ImportProgress, ImportSession } from '../model/import-session.ts';
import type { CorrectionCounts } from '../model/period-session.ts';
import type { TableName } from '../model/tables.ts';

/** A sheet as a person is about to have it read. */
export interface SheetDraft {
  /** What the file's worker last said of it. */
  readonly preview: SheetPreview;
  /** Ahead of `preview.plan` while a change is on its way. */
  readonly plan: ImportPlan;
  readonly allowed: readonly number[];
  readonly isChosen: boolean;
  /** {@link askKey}s that a person has answered. */
  readonly answered: readonly string[];
  readonly isPending: boolean;
}

export interface ConvertedTables {
  readonly files: readonly File[];
  readonly outcome: ImportOutcome;
  /** Derived tables that would replace one that is loaded: a person says whether they shall. */
  readonly inTheWay: readonly TableName[];
  readonly correction: ImportReport['correction'];
  readonly period: string | null;
}

/** The foreign file under way. Nothing of it is in the database or in storage before the phase 'loading'. */
export interface ImportRun {
  readonly id: number;
  readonly fileName: string;
  readonly phase: 'opening' | 'mapping' | 'converting' | 'asking' | 'loading' | 'report';
  readonly progress: ImportProgress | null;
  readonly session: ImportSession | null;
  /** null until the file is open. Its sheets are in `sheets`. */
  readonly file: FilePreview | null;
  readonly sheets: readonly SheetDraft[];
  /** Position in `sheets` of the one on the screen. */
  readonly shown: number;
  /** What the last change or conversion failed with; the screen stays. */
  readonly error: AtlasError | null;
  readonly converted: ConvertedTables | null;
  readonly report: ImportReport | null;
  readonly abort: () => void;
}

export interface ImportReport {
  readonly id: number;
  readonly outcome: ImportOutcome;
  /** false: converted, but not shown, for lack of a list of enterprises or for a failure that a notice tells. */
  readonly isLoaded: boolean;
  /** Tables that the list gave as well and that stayed as they were. */
  readonly keptTables: readonly TableName[];
  /** What a correction came to, by table; null where the list entered in another way. */
  readonly correction: Readonly<Partial<Record<TableName, CorrectionCounts>>> | null;
  /** ISO date of the period that the list's rows stand for; null for none. */
  readonly period: string | null;
}

export interface ImportState {
  /** Dropped, not yet opened. */
  readonly queue: readonly File[];
  readonly run: ImportRun | null;
  /** Of this visit, newest first. */
  readonly reports: readonly ImportReport[];
}

export const NO_IMPORTS: ImportState = { queue: [], run: null, reports: [] };

/** Names a question of a sheet, so that its answer is remembered while the sheet is read again. */
export function askKey(ask: PlanAsk): string {
  return ask.code === 'column' ? `column:${ask.source}` : ask.code;
}

/** Questions of a sheet that nobody has answered; what a problem says already is not asked again. */
export function openAsks({ preview, plan, allowed, answered }: SheetDraft): readonly PlanAsk[] {
  return preview.asks.filter((ask) => {
    if (answered.includes(askKey(ask))) return false;
    if (ask.code === 'datum') return plan.datum === null && !preview.problems.some((problem) => problem.code === 'datum-open');
    // A column that is not read needs no field.
    return ask.code !== 'column' || !preview.privacy.dropped.includes(ask.source) || allowed.includes(ask.source);
  });
}

/** Sheets to be imported as things stand. */
export function chosenSheets(run: ImportRun): readonly SheetDraft[] {
  return run.sheets.filter((sheet) => sheet.isChosen);
}

/** The rows that come back are those of lists in these tables; null unless all chosen sheets are corrections. */
export function correctedPeriod(run: ImportRun): { readonly period: string | null } | null {
  const chosen = chosenSheets(run);
  const corrections = chosen.flatMap(({ preview }) => preview.correction ?? []);
  const [first] = corrections;
  return first === undefined || corrections.length < chosen.length ? null : { period: first.period };
}

/** Nothing stands in the way of the conversion: sheets are chosen, read, without problems, and every question is answered. */
export function isReady(run: ImportRun): boolean {
  const chosen = chosenSheets(run);
  return (
    run.phase === 'mapping' &&
    chosen.length > 0 &&
    chosen.every((sheet) => !sheet.isPending && sheet.preview.problems.length === 0 && openAsks(sheet).length === 0)
  );
}
