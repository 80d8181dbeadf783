import { AtlasError, isCancelled } from '../model/errors.ts';
import type { AnnotatedSheet, ImportedTable } from '../model/import-outcome.ts';
import type { SheetPreview } from '../model/import-preview.ts';
import type { KnownUnits } from '../model/import-session.ts';
import type { TableName } from '../model/tables.ts';
import { loadOwn } from './dataset-actions.ts';
import { OWN_DATASET_ID, OWN_SCHEMA } from './dataset-state.ts';
import { asAtlasError, endRun, patchRun, runOf } from './import-queue.ts';
import { chosenSheets, correctedPeriod, type ImportReport, type ImportRun, isReady } from './import-state.ts';
import { readKnownUnits, readOtherKeys } from './known-units.ts';
import { settlePeriod } from './period-actions.ts';
import { nameable } from './period-lists.ts';
import { rememberTemplates } from './plan-templates.ts';
import { useAtlas } from './store.ts';

/** From agreement to report: conversion in the file's worker, then the same loading as for tables of the model. */

/** Converts and loads the chosen sheets of the open file. Does nothing while a question or a problem is open. */
export async function agreeImport(): Promise<void> {
  const { run } = useAtlas.getState().imports;
  if (run?.session == null || !isReady(run)) return;
  const { id, session, fileName } = run;
  patchRun(id, { phase: 'converting', progress: null, error: null });
  try {
    const decisions = chosenSheets(run).map(({ preview, plan, allowed }) => ({ sheet: preview.index, plan, allowed }));
    const known = [...nameable(await readKnownUnits()), ...(await keysToCorrect(run))];
    const result = await session.convert(decisions, known, (progress) => patchRun(id, { progress }));
    const { outcome } = result;
    const titles = chosenSheets(run).flatMap(({ preview }) => titlesOf(preview));
    const entering = await settlePeriod({ runId: id, fileName, titles, files: result.files, outcome, corrects: correctedPeriod(run) });
    if (entering === null) {
      patchRun(id, { phase: 'mapping', progress: null });
      return;
    }
    const { files, settled, correction, period } = entering;
    const inTheWay = (await tablesInTheWay(outcome.tables)).filter((table) => !settled.includes(table));
    if (runOf(id) === null) return;
    const converted = { files, outcome, inTheWay, correction, period };
    patchRun(id, { converted, progress: null, phase: inTheWay.length > 0 ? 'asking' : 'loading' });
    if (inTheWay.length === 0) await loadConverted(id, []);
  } catch (error) {
    if (!isCancelled(error)) patchRun(id, { phase: 'mapping', progress: null, error: asAtlasError(error, fileName) });
  }
}

/** Keys of tables whose rows came back corrected, as far as no list names them. */
async function keysToCorrect(run: ImportRun): Promise<readonly KnownUnits[]> {
  return readOtherKeys(chosenSheets(run).flatMap(({ preview, plan }) => (preview.correction === undefined ? [] : [plan.table])));
}

/** What the author wrote above a table, and on its tab. */
function titlesOf({ name, rows }: SheetPreview): readonly string[] {
  return [
    name,
    ...rows.filter(({ role }) => role === 'above').flatMap(({ cells }) => cells.flatMap((cell) => ('text' in cell ? [cell.text] : []))),
  ];
}

/** Derived tables whose name a loaded table has. What a list only mentions must not push out a list of its own unasked. */
async function tablesInTheWay(tables: readonly ImportedTable[]): Promise<readonly TableName[]> {
  const { services } = useAtlas.getState();
  if (services === null) throw new AtlasError('engine-boot');
  const catalog = await services.readCatalog(OWN_SCHEMA);
  return tables.flatMap(({ table, isDerived }) => (isDerived && catalog[table] !== undefined ? [table] : []));
}

/** Loads what was converted, after a person said whether derived tables replace those that are there. */
export async function settleTables(isReplacing: boolean): Promise<void> {
  const { run } = useAtlas.getState().imports;
  if (run?.phase === 'asking' && run.converted !== null) await loadConverted(run.id, isReplacing ? [] : run.converted.inTheWay);
}

async function loadConverted(id: number, keptTables: readonly TableName[]): Promise<void> {
  const run = runOf(id);
  if (run?.converted == null) return;
  patchRun(id, { phase: 'loading' });
  const { files, outcome, correction, period } = run.converted;
  const wanted = files.filter((file) => !keptTables.some((table) => file.name === `${table}.arrow`));
  const isLoaded = await loadOwn(wanted, {
    keep: true,
    activate: true,
    name: correction === null ? run.fileName : nameOf(correction, run),
  });
  await rememberPlans(run);
  stayInData();
  const report: ImportReport = { id, outcome, isLoaded, keptTables, correction, period };
  const { imports, patch } = useAtlas.getState();
  patch({ imports: { ...imports, reports: [report, ...imports.reports] } });
  patchRun(id, { phase: 'report', report, converted: null });
}

/** A corrected list stays the list it was. */
function nameOf(correction: NonNullable<ImportReport['correction']>, { fileName }: ImportRun): string {
  const reports = useAtlas.getState().datasets[OWN_DATASET_ID]?.reports ?? [];
  return reports.find(({ table }) => correction[table] !== undefined)?.fileName ?? fileName;
}

async function rememberPlans(run: ImportRun): Promise<void> {
  const { services } = useAtlas.getState();
  if (services === null) return;
  // An annotated workbook has the shape of its list, and more columns.
  const lists = chosenSheets(run).filter(({ preview }) => preview.correction === undefined);
  rememberTemplates(await Promise.all(lists.map(({ plan }) => services.makeTemplate(plan))));
}

/** A dataset that is opened first of all brings up the map; here the report comes before it. */
function stayInData(): void {
  const { view, replaceView } = useAtlas.getState();
  if (view.workspace !== 'data') replaceView({ ...view, workspace: 'data' });
}

/** Rows with a problem, for a workbook. Null when the file was closed meanwhile; a failure shows on the screen. */
export async function annotateImport(): Promise<readonly AnnotatedSheet[] | null> {
  const { run } = useAtlas.getState().imports;
  if (run?.session == null) return null;
  try {
    return await run.session.annotate();
  } catch (error) {
    if (!isCancelled(error)) patchRun(run.id, { error: asAtlasError(error, run.fileName) });
    return null;
  }
}

/** Closes the report and lets go of the file; the next one opens. */
export function closeImport(): void {
  const { run } = useAtlas.getState().imports;
  if (run?.phase === 'report') endRun(run.id);
}

/** Closes the report and shows the map. */
export function openImported(): void {
  closeImport();
  useAtlas.getState().transact('workspace', (draft) => {
    draft.workspace = 'explore';
  });
}
