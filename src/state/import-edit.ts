import { isCancelled } from '../model/errors.ts';
import { type FieldId, fieldOfTable } from '../model/fields.ts';
import type { ColumnPlan, ImportPlan } from '../model/import-plan.ts';
import type { ImportSession } from '../model/import-session.ts';
import type { TableName } from '../model/tables.ts';
import { asAtlasError, drafts, patchRun, runOf } from './import-queue.ts';
import { askKey, openAsks, type SheetDraft } from './import-state.ts';
import { useAtlas } from './store.ts';

/** What a person changes on the mapping screen. Each change is shown at once and read again by the file's worker. */

type Anew = NonNullable<Parameters<ImportSession['replan']>[1]>;

/** Counts the changes of each sheet of a run: only the answer to the last one is taken. */
const turns = new Map<string, number>();

function patchSheet(runId: number, position: number, change: Partial<SheetDraft>): void {
  const run = runOf(runId);
  if (run === null) return;
  patchRun(runId, { sheets: run.sheets.map((sheet, at) => (at === position ? { ...sheet, ...change } : sheet)) });
}

async function readAgain(runId: number, position: number, change: Partial<SheetDraft>, anew?: Anew): Promise<void> {
  patchSheet(runId, position, { ...change, isPending: true });
  const run = runOf(runId);
  const sheet = run?.sheets[position];
  if (run?.session == null || sheet === undefined) return;
  const key = `${runId}:${position}`;
  const turn = (turns.get(key) ?? 0) + 1;
  turns.set(key, turn);
  const isLast = () => turns.get(key) === turn && runOf(runId)?.session === run.session;
  try {
    const preview = await run.session.replan({ sheet: sheet.preview.index, plan: sheet.plan, allowed: sheet.allowed }, anew);
    if (!isLast()) return;
    patchSheet(runId, position, { preview, plan: preview.plan, allowed: preview.allowed, isPending: false });
    patchRun(runId, { error: null });
  } catch (error) {
    if (!isLast() || isCancelled(error)) return;
    // The sheet stands as it was last read.
    patchSheet(runId, position, { plan: sheet.preview.plan, allowed: sheet.preview.allowed, isPending: false });
    patchRun(runId, { error: asAtlasError(error, run.fileName) });
  }
}

function shownSheet(): { readonly runId: number; readonly position: number; readonly sheet: SheetDraft } | null {
  const { run } = useAtlas.getState().imports;
  const sheet = run?.sheets[run.shown];
  return run === null || sheet === undefined ? null : { runId: run.id, position: run.shown, sheet };
}

function editPlan(change: (plan: ImportPlan) => ImportPlan, ...answers: readonly string[]): void {
  const shown = shownSheet();
  if (shown === null) return;
  const { runId, position, sheet } = shown;
  void readAgain(runId, position, { plan: change(sheet.plan), answered: [...sheet.answered, ...answers] });
}

function editColumn(source: number, change: (column: ColumnPlan) => ColumnPlan): void {
  editPlan(
    (plan) => ({ ...plan, columns: plan.columns.map((column) => (column.source === source ? change(column) : column)) }),
    `column:${source}`,
  );
}

export function setField(source: number, field: FieldId | null): void {
  editColumn(source, (column) => ({ ...column, field, confidence: 1 }));
}

export function setUnit(source: number, unit: number): void {
  editColumn(source, (column) => ({ ...column, unit }));
}

export function setDateOrder(dateOrder: ImportPlan['dateOrder']): void {
  editPlan((plan) => ({ ...plan, dateOrder }));
}

export function setDatum(datum: ImportPlan['datum'], centralMeridian: number | null): void {
  editPlan((plan) => ({ ...plan, datum, centralMeridian }), 'datum');
}

/** Leaves coordinates out of the sheet: their columns have no field any more. */
export function leaveCoordinates(): void {
  editPlan((plan) => {
    const isCoordinate = (field: FieldId | null) => {
      const kind = field === null ? undefined : fieldOfTable(plan.table, field)?.kind;
      return kind === 'longitude' || kind === 'latitude' || kind === 'lonlat' || kind === 'geometry';
    };
    const columns = plan.columns.map((column) => (isCoordinate(column.field) ? { ...column, field: null, confidence: 1 } : column));
    return { ...plan, columns, datum: null };
  }, 'datum');
}

export function setNullMarks(nullMarks: readonly string[]): void {
  editPlan((plan) => ({ ...plan, nullMarks }));
}

/** Whether a column that the privacy screen asks about is read. */
export function allowColumn(source: number, isAllowed: boolean): void {
  const shown = shownSheet();
  if (shown === null) return;
  const { runId, position, sheet } = shown;
  const others = sheet.allowed.filter((entry) => entry !== source);
  void readAgain(runId, position, { allowed: isAllowed ? [...others, source] : others });
}

/** Another table: the columns are guessed anew. */
export function setTable(table: TableName): void {
  const shown = shownSheet();
  if (shown === null) return;
  void readAgain(shown.runId, shown.position, { answered: ['table'] }, { table });
}

/** Other header rows, from 0, end excluded: table and columns are guessed anew. */
export function setHeaderRows(headerFirst: number, headerLast: number): void {
  const shown = shownSheet();
  if (shown === null) return;
  void readAgain(shown.runId, shown.position, { answered: ['header-rows'] }, { headerFirst, headerLast });
}

/** The whole text file under another encoding or delimiter; every decision about it begins anew. */
export async function decodeAs(choice: Parameters<ImportSession['decodeAs']>[0]): Promise<void> {
  const { run } = useAtlas.getState().imports;
  if (run?.session == null) return;
  const position = run.shown;
  patchSheet(run.id, position, { isPending: true });
  try {
    patchRun(run.id, { ...drafts(await run.session.decodeAs(choice)), error: null });
  } catch (error) {
    if (isCancelled(error)) return;
    patchSheet(run.id, position, { isPending: false });
    patchRun(run.id, { error: asAtlasError(error, run.fileName) });
  }
}

export function showSheet(position: number): void {
  const { run } = useAtlas.getState().imports;
  if (run !== null) patchRun(run.id, { shown: position });
}

export function chooseSheet(position: number, isChosen: boolean): void {
  const { run } = useAtlas.getState().imports;
  if (run !== null) patchSheet(run.id, position, { isChosen });
}

/** «对»: it is as the screen shows it. */
export function answerAsk(key: string): void {
  const shown = shownSheet();
  if (shown === null) return;
  patchSheet(shown.runId, shown.position, { answered: [...shown.sheet.answered, key] });
}

/** Everything that the shown sheet still asks is as the screen shows it; only a datum must be chosen. */
export function answerAll(): void {
  const shown = shownSheet();
  if (shown === null) return;
  const keys = openAsks(shown.sheet).flatMap((ask) => (ask.code === 'datum' ? [] : [askKey(ask)]));
  patchSheet(shown.runId, shown.position, { answered: [...shown.sheet.answered, ...keys] });
}
