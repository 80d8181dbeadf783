import { AtlasError, isCancelled } from '../model/errors.ts';
import type { AnnotatedSheet, ImportedTable } from '../model/import-outcome.ts';
import type { SheetPreview } from '../model/import-preview.ts';
import type { TableName } from '../model/tables.ts';
import { loadOwn } from './dataset-actions.ts';
import { OWN_SCHEMA } from './dataset-state.ts';
import { asAtlasError, endRun, patchRun, runOf } from './import-queue.ts';
import { chosenSheets, type ImportReport, type ImportRun, isReady } from './import-state.ts';
import { readKnownUnits } from './known-units.ts';
import { nameable, settlePeriod } from './period-actions.ts';
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
    const known = nameable(await readKnownUnits());
    const result = await session.convert(decisions, known, (progress) => patchRun(id, { progress }));
    const { outcome } = result;
    const titles = chosenSheets(run).flatMap(({ preview }) => titlesOf(preview));
    const entering = await settlePeriod({ runId: id, fileName, titles, files: result.files, outcome });
    if (entering === null) {
      patchRun(id, { phase: 'mapping', progress: null });
      return;
    }
    const { files, settled } = entering;
    const inTheWay = (await tablesInTheWay(outcome.tables)).filter((table) => !settled.includes(table));
    if (runOf(id) === null) return;
    const converted = { files, outcome, inTheWay };
    patchRun(id, { converted, progress: null, phase: inTheWay.length > 0 ? 'asking' : 'loading' });
    if (inTheWay.length === 0) await loadConverted(id, []);
  } catch (error) {
    if (!isCancelled(error)) patchRun(id, { phase: 'mapping', progress: null, error: asAtlasError(error, fileName) });
  }
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
  const { files, outcome } = run.converted;
  const wanted = files.filter((file) => !keptTables.some((table) => file.name === `${table}.arrow`));
  const isLoaded = await loadOwn(wanted, { keep: true, activate: true, name: run.fileName });
  await rememberPlans(run);
  stayInData();
  const report: ImportReport = { id, outcome, isLoaded, keptTables };
  const { imports, patch } = useAtlas.getState();
  patch({ imports: { ...imports, reports: [report, ...imports.reports] } });
  patchRun(id, { phase: 'report', report, converted: null });
}

async function rememberPlans(run: ImportRun): Promise<void> {
  const { services } = useAtlas.getState();
  if (services === null) return;
  rememberTemplates(await Promise.all(chosenSheets(run).map(({ plan }) => services.makeTemplate(plan))));
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
