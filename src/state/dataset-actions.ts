import type { DatasetManifest } from '../model/dataset.ts';
import { STANDARD_DEFINITION } from '../model/definition-set.ts';
import { AtlasError, isCancelled } from '../model/errors.ts';
import { EMPTY_FILTER } from '../model/filter.ts';
import type { IntakeProgress, IntakeReport, IntakeWarning } from '../model/intake-report.ts';
import { TABLE_NAMES } from '../model/tables.ts';
import { type LoadedDataset, type LoadingJob, OWN_DATASET_ID, OWN_SCHEMA } from './dataset-state.ts';
import { enqueueImport, notifyFailure } from './import-queue.ts';
import { EDITS_ENTRY, parseEdits } from './kept-edits.ts';
import { noteTables, ownDates, PERIODS_ENTRY, refuseLocked, restoreLedger, settleLedger } from './kept-periods.ts';
import { forgetMatching } from './match-state.ts';
import { ownManifest } from './own-dataset.ts';
import { forgetPeriods } from './period-state.ts';
import { holdDetails, postponesDetails, readDetails } from './postponed-details.ts';
import { holdsSynthetic } from './prepare-dataset.ts';
import { makeBehind, noteOwnKept, openRecorded, registerDataset, services } from './register-dataset.ts';
import type { LoadOptions } from './services.ts';
import { type AtlasStore, useAtlas } from './store.ts';
import { untilMapDrawn } from './use-map-drawn.ts';
import { DEFAULT_LAYERS, INITIAL_VIEW, LARGE_SET_LAYERS } from './view.ts';

const LARGE_SET = 20_000;

/** A file may be dropped while the database still starts: it waits. Rejects where there will be no database. */
export async function untilServices(): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const settle = (state: AtlasStore): boolean => {
      if (state.services !== null) resolve();
      else if (state.bootError !== null) reject(state.bootError);
      return state.services !== null || state.bootError !== null;
    };
    if (settle(useAtlas.getState())) return;
    const stop = useAtlas.subscribe((state) => {
      if (settle(state)) stop();
    });
  });
}

/** Runs one loading job with progress and, unless `isWhole`, cancel; a failure becomes a notice and leaves everything as it was. */
async function runJob<T>(title: string, work: (options: LoadOptions) => Promise<T>, isWhole = false): Promise<T | null> {
  useAtlas.getState().job?.abort?.();
  const controller = new AbortController();
  const abort = isWhole ? null : () => controller.abort();
  let job: LoadingJob = { title, progress: null, abort };
  useAtlas.getState().patch({ job });
  const isCurrent = () => useAtlas.getState().job === job;
  try {
    return await work({
      signal: controller.signal,
      onProgress: (progress: IntakeProgress) => {
        if (!isCurrent()) return;
        job = { title, progress, abort: progress.stage === 'preparing' ? null : abort };
        useAtlas.getState().patch({ job });
      },
    });
  } catch (error) {
    if (!isCancelled(error)) notifyFailure(error, title);
    return null;
  } finally {
    if (isCurrent()) useAtlas.getState().patch({ job: null });
  }
}

function activate(dataset: LoadedDataset): void {
  const state = useAtlas.getState();
  const { manifest } = dataset;
  const keepWorkspace = state.activeId === null ? INITIAL_VIEW.workspace : state.view.workspace;
  state.replaceView({
    ...INITIAL_VIEW,
    workspace: keepWorkspace,
    definition: manifest.definition,
    filter: { ...EMPTY_FILTER, parks: manifest.startParks ?? [] },
    asOf: dataset.asOf,
    layers: dataset.enterprises > LARGE_SET ? LARGE_SET_LAYERS : DEFAULT_LAYERS,
  });
  state.patch({ activeId: manifest.id });
  state.flyTo(dataset.extent);
}

async function bundled(manifest: DatasetManifest, options: LoadOptions): Promise<LoadedDataset> {
  const loaded = useAtlas.getState().datasets[manifest.id];
  if (loaded !== undefined && loaded.asOf === manifest.asOf) return loaded;
  const schema = `ds_${manifest.id.replace(/\W/g, '_')}`;
  if (loaded !== undefined) return registerDataset(manifest, schema, loaded.reports, manifest.asOf, options);
  const { loader, loadBundled, fetchOpening } = services();
  const isFirst = useAtlas.getState().activeId === null;
  const answers = isFirst ? await fetchOpening(manifest) : null;
  if (answers !== null) return openRecorded(manifest, schema, answers, options);
  await loader.execute([`CREATE SCHEMA IF NOT EXISTS ${schema}`]);
  const reports = await loadBundled(manifest, schema, options);
  return registerDataset(manifest, schema, reports, manifest.asOf, options);
}

function manifestOf(id: string): DatasetManifest {
  const manifest = services().bundled.find((entry) => entry.id === id);
  if (manifest === undefined) throw new AtlasError('dataset-missing', { dataset: id });
  return manifest;
}

/** Opens a bundled dataset on the map. Resolves to false when it failed or was cancelled; what was open stays. */
export async function openBundled(id: string): Promise<boolean> {
  const manifest = manifestOf(id);
  const dataset = await runJob(manifest.title.zh, (options) => bundled(manifest, options));
  if (dataset !== null) activate(dataset);
  return dataset !== null;
}

/** Loads a bundled dataset beside the open one, for comparison. The map stays where it is. */
export async function loadBeside(id: string): Promise<LoadedDataset | null> {
  const manifest = manifestOf(id);
  return runJob(manifest.title.zh, (options) => bundled(manifest, options));
}

/** Shown while nothing of a person's data has a place. */
const CHINA_BOUNDS = [73, 18, 135, 53] as const;

/** Reports of the tables that stand in the person's schema, shown already or waiting for the list of enterprises. */
let ownReports: readonly IntakeReport[] = [];

async function finishOwn(reports: readonly IntakeReport[], options: LoadOptions): Promise<LoadedDataset> {
  const before = useAtlas.getState().datasets[OWN_DATASET_ID];
  // A new list of enterprises stands for its own day, not for the day of the list before.
  const isNewList = reports.some((report) => report.table === 'enterprise');
  const { asOf, snapshots } = ownDates(isNewList ? undefined : before?.asOf);
  const catalog = await services().readCatalog(OWN_SCHEMA);
  const isReplaced = (old: IntakeReport) => reports.some((report) => report.table === old.table);
  const merged = [...ownReports.filter((old) => !isReplaced(old) && catalog[old.table] !== undefined), ...reports];
  ownReports = merged;
  if (catalog.enterprise === undefined) {
    throw new AtlasError('enterprise-missing', { file: reports.map((report) => report.fileName).join(', ') });
  }
  const isSynthetic = await holdsSynthetic(services().loader, OWN_SCHEMA, catalog, options.signal);
  const draft = ownManifest({ asOf, snapshots, reports: merged, bounds: CHINA_BOUNDS, definition: STANDARD_DEFINITION, isSynthetic });
  return registerDataset(draft, OWN_SCHEMA, merged, asOf, options);
}

/** A map that cannot be drawn keeps nobody waiting longer. */
const MAP_PATIENCE_MS = 10_000;

/** Rows from which a table is shown first; what nobody sees at once, its details, groups and checks, comes after. */
const CHECKED_LATER = 50_000;

/** What is found joins the report of the table, unless another has taken its place. */
async function checkLater(report: IntakeReport): Promise<void> {
  let warnings: readonly IntakeWarning[] = [];
  try {
    warnings = await services().checkTable(OWN_SCHEMA, report.table, report.columnsUsed);
  } catch (error) {
    notifyFailure(error, report.fileName);
  }
  const { isBeingChecked: _, ...rest } = report;
  replaceReport(report, { ...rest, warnings: [...report.warnings, ...warnings] });
}

/** Nothing happens where another report has taken its place already. */
function replaceReport(report: IntakeReport, by: IntakeReport): void {
  const replace = (reports: readonly IntakeReport[]) => reports.map((other) => (other === report ? by : other));
  ownReports = replace(ownReports);
  const { datasets, patch } = useAtlas.getState();
  const own = datasets[OWN_DATASET_ID];
  if (own !== undefined) patch({ datasets: { ...datasets, [OWN_DATASET_ID]: { ...own, reports: replace(own.reports) } } });
}

async function keepFile(file: File, table: string): Promise<void> {
  try {
    await services().keeper.keep(file, table);
  } catch (error) {
    const problem = error instanceof AtlasError ? error : new AtlasError('storage-denied', { file: file.name }, { cause: error });
    useAtlas.getState().notify({ kind: 'error', error: problem, messageKey: null, subject: file.name });
  }
}

export interface OpenOptions {
  readonly keep: boolean;
  readonly activate: boolean;
}

/**
 * Opens what a person dropped or chose: tables in the model's own columns at once, lists of others by way of
 * the mapping screen.
 */
export async function openFiles(files: readonly File[]): Promise<boolean> {
  await untilServices();
  const own: File[] = [];
  const foreign: File[] = [];
  for (const file of services().gather(files)) {
    try {
      ((await services().isForeign(file)) ? foreign : own).push(file);
    } catch (error) {
      notifyFailure(error, file.name);
    }
  }
  const isOpen = own.length > 0 && (await loadOwn(own, { keep: true, activate: true }));
  enqueueImport(foreign);
  return isOpen;
}

/**
 * Loads tables of the model together as a person's own dataset. Files that fail are reported one by one; the
 * others still load, the enterprise list first, since everything else refers to it. `name` is what their
 * owner calls them, where it is not the names of the files: they then load whole, without a way to stop half-way.
 */
export async function loadOwn(files: readonly File[], options: OpenOptions & { readonly name?: string }): Promise<boolean> {
  let dataset: LoadedDataset | null = null;
  const loaded: { readonly file: File; report: IntakeReport }[] = [];
  await untilServices();
  noteOwnKept(true);
  const isWhole = options.name !== undefined;
  const details = isWhole || files.length > 1 ? {} : await postponesDetails(CHECKED_LATER);
  let isStopped = false;
  for (const file of files) {
    if (isStopped) break;
    const load = async (job: LoadOptions) => {
      job.signal.addEventListener('abort', () => {
        isStopped = true;
      });
      await services().engine.execute([`CREATE SCHEMA IF NOT EXISTS ${OWN_SCHEMA}`]);
      const checked = { ...job, ...details, checksLaterFrom: CHECKED_LATER };
      return services().loadFile(file, OWN_SCHEMA, options.keep ? { ...checked, mayLoad: refuseLocked } : checked);
    };
    const report = await runJob(options.name ?? file.name, load, isWhole);
    if (report !== null) loaded.push({ file, report: { ...report, fileName: options.name ?? report.fileName } });
  }
  const first = loaded[0];
  if (first === undefined) {
    await settleLedger(false);
    return false;
  }
  const reports = loaded.map((entry) => entry.report);
  if (options.keep) noteTables(reports);
  const isPostponed = first.report.postponed !== undefined;
  const release = isPostponed ? holdDetails() : null;
  try {
    dataset = await runJob(first.report.fileName, (job) => finishOwn(reports, isPostponed ? { ...job, groups: 'later' } : job), isWhole);
    // Shown first: what is kept for the next visit, and what is checked beside, need not be waited for.
    if (dataset !== null && options.activate) activate(dataset);
    if (isPostponed) {
      if (dataset !== null && options.activate) await untilMapDrawn(MAP_PATIENCE_MS);
      const whole = readDetails(first.file, first.report, CHECKED_LATER, replaceReport);
      makeBehind(whole);
      first.report = await whole;
    }
  } finally {
    release?.();
  }
  if (options.keep) {
    for (const { file, report } of loaded) await keepFile(file, report.table);
    await settleLedger(true);
  }
  for (const { report } of loaded) if (report.isBeingChecked === true) await checkLater(report);
  if (dataset === null) return false;
  if (!options.activate) return true;
  // What has a name of its own has a report of its own.
  if (options.name !== undefined) return true;
  useAtlas.getState().notify({
    kind: 'done',
    error: null,
    messageKey: options.keep ? 'loaded' : 'restored',
    subject: loaded.map((entry) => entry.file.name).join(', '),
  });
  return true;
}

/** Puts the person's own dataset, which is loaded already, back on the map. */
export function showOwn(): void {
  const own = useAtlas.getState().datasets[OWN_DATASET_ID];
  if (own === undefined) return;
  useAtlas.getState().job?.abort?.();
  activate(own);
}

/** Opens data named by address (`?data=`), as the person's own dataset, without keeping it. */
export async function openUrls(urls: readonly string[]): Promise<boolean> {
  noteOwnKept(false);
  const reports: IntakeReport[] = [];
  for (const url of urls) {
    const report = await runJob(url, async (job) => {
      await services().engine.execute([`CREATE SCHEMA IF NOT EXISTS ${OWN_SCHEMA}`]);
      return services().loadUrl(url, OWN_SCHEMA, { ...job, checksLaterFrom: CHECKED_LATER });
    });
    if (report !== null) reports.push(report);
  }
  const first = reports[0];
  if (first === undefined) return false;
  const dataset = await runJob(first.fileName, (job) => finishOwn(reports, job));
  if (dataset !== null) activate(dataset);
  for (const report of reports) if (report.isBeingChecked === true) await checkLater(report);
  return dataset !== null;
}

/** Restores what was kept on this device, on the map or beside it. Resolves to false when nothing was kept. */
export async function restoreKept(options: { readonly activate: boolean }): Promise<boolean> {
  const { keeper } = services();
  const entries = await keeper.list();
  // What else is kept beside the tables is restored by those whom it concerns.
  const kept = entries.filter((entry) => TABLE_NAMES.some((table) => table === entry.table));
  if (kept.length === 0) return false;
  await restoreEdits(entries.find((entry) => entry.table === EDITS_ENTRY)?.name);
  await restoreLedger(entries.find((entry) => entry.table === PERIODS_ENTRY)?.name);
  const files: File[] = [];
  for (const entry of kept) files.push(await keeper.open(entry.name));
  return loadOwn(files, { keep: false, activate: options.activate });
}

/** What cannot be read of them must not keep the data themselves from opening. */
async function restoreEdits(name: string | undefined): Promise<void> {
  if (name === undefined) return;
  try {
    const edits = parseEdits(await (await services().keeper.open(name)).text());
    useAtlas.getState().patch({ edits: { ...useAtlas.getState().edits, [OWN_DATASET_ID]: edits } });
  } catch (error) {
    notifyFailure(error, name);
  }
}

/** In memory and in the database; what is kept on this device stays. */
async function forgetOwn(): Promise<void> {
  forgetPeriods();
  forgetMatching();
  const { patch } = useAtlas.getState();
  const withoutOwn = <T>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).filter(([id]) => id !== OWN_DATASET_ID));
  patch({ datasets: withoutOwn(useAtlas.getState().datasets), edits: withoutOwn(useAtlas.getState().edits) });
  ownReports = [];
  await services().engine.execute([`DROP SCHEMA IF EXISTS ${OWN_SCHEMA} CASCADE`]);
}

/** Opens what is kept on this device in place of what is open of it. Resolves to false when nothing of it opens. */
export async function reopenKept(): Promise<boolean> {
  useAtlas.getState().job?.abort?.();
  await forgetOwn();
  return restoreKept({ activate: true });
}

/** Removes the person's own data from the database and from this device. */
export async function removeOwn(): Promise<void> {
  const { keeper, bundled: manifests } = services();
  await keeper.clear();
  const { activeId, datasets, patch } = useAtlas.getState();
  const others = Object.keys(datasets).filter((id) => id !== OWN_DATASET_ID);
  if (activeId === OWN_DATASET_ID) {
    const first = manifests[0];
    if (first !== undefined) await openBundled(first.id);
  }
  await forgetOwn();
  if (others.length === 0 && manifests.length === 0) patch({ activeId: null });
  useAtlas.getState().notify({ kind: 'done', error: null, messageKey: 'removed', subject: '' });
}

/** Rebuilds the open dataset for another date; the filter and the selection by row stay where they can. */
export async function askAsOf(asOf: string): Promise<boolean> {
  const { activeId, datasets } = useAtlas.getState();
  const open = activeId === null ? undefined : datasets[activeId];
  if (open === undefined || open.asOf === asOf) return false;
  const dataset = await runJob(open.manifest.title.zh, (options) =>
    registerDataset(open.manifest, open.schema, open.reports, asOf, options),
  );
  if (dataset === null) return false;
  // Not a step to undo: the tables stand for this date now, and undoing the view alone would leave them behind.
  useAtlas.setState((state) => ({ view: { ...state.view, asOf, selection: null } }));
  return true;
}

/** Rebuilds a loaded dataset so that its tables hold the edits made since. Resolves to false where that failed. */
export async function applyEdits(id: string): Promise<boolean> {
  const loaded = useAtlas.getState().datasets[id];
  if (loaded === undefined) return false;
  const { manifest, schema, reports, asOf } = loaded;
  return (await runJob(manifest.title.zh, (options) => registerDataset(manifest, schema, reports, asOf, options), true)) !== null;
}
