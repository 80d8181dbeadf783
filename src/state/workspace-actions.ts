import { AtlasError, isCancelled } from '../model/errors.ts';
import type { IntakeProgress } from '../model/intake-report.ts';
import { TABLE_NAMES } from '../model/tables.ts';
import { WORKSPACE_EXTENSION, type WorkspaceContents, type WorkspaceSource } from '../model/workspace-file.ts';
import { storedTableSql } from '../queries/whole-table.ts';
import { openFiles, reopenKept, untilServices } from './dataset-actions.ts';
import { OWN_DATASET_ID, OWN_SCHEMA } from './dataset-state.ts';
import { addDefinitions, parseDefinitions, useOwnDefinitions } from './definitions.ts';
import { notifyFailure } from './import-queue.ts';
import { EDITS_ENTRY, editsFile } from './kept-edits.ts';
import { PLANS_ENTRY, plansFile } from './kept-plans.ts';
import { restoreView } from './kept-view.ts';
import { WORKLIST_ENTRY, worklistFile } from './kept-worklist.ts';
import { localToday } from './local-today.ts';
import { parseTemplates, readTemplates, rememberTemplates } from './plan-templates.ts';
import type { Services } from './services.ts';
import { useAtlas } from './store.ts';
import { snapshotOf, VIEW_ENTRY, viewFile } from './view-snapshot.ts';
import { useWorkspaceFile } from './workspace-state.ts';

/** Under this name a workspace file holds the remembered mappings; on the device they have a place of their own. */
const TEMPLATES_PART = 'templates';
const DEFINITIONS_PART = 'definitions';
/** Tables of a file are tried here, one by one, before anything of a person's own is touched. */
const TRIAL_SCHEMA = 'ds_trial';

interface Part {
  readonly name: string;
  readonly file: File;
}

/** Everything a person has here as one file, handed to the browser. Does nothing while one is being written or nothing is there. */
export async function saveWorkspace(): Promise<void> {
  const { services, datasets, notify, language } = useAtlas.getState();
  const own = datasets[OWN_DATASET_ID];
  if (services === null || own === undefined || useWorkspaceFile.getState().isSaving) return;
  const title = language === 'en' ? own.manifest.title.en : own.manifest.title.zh;
  const name = `${title.replace(/\.\w+$/, '')}-${localToday()}.${WORKSPACE_EXTENSION}`;
  useWorkspaceFile.setState({ isSaving: true });
  try {
    await runWorkspaceJob(name, async (job) => services.saveWorkspace(await sourceOf(services, job.signal), name, job));
    notify({ kind: 'done', error: null, messageKey: 'exported', subject: name });
  } catch (error) {
    if (!isCancelled(error)) notifyFailure(error, name);
  } finally {
    useWorkspaceFile.setState({ isSaving: false });
  }
}

/** The tables from the database, since storage may have refused them; the rest from where it is kept, and from the screen. */
async function sourceOf(services: Services, signal: AbortSignal): Promise<WorkspaceSource> {
  const catalog = await services.readCatalog(OWN_SCHEMA);
  const reports = useAtlas.getState().datasets[OWN_DATASET_ID]?.reports ?? [];
  const tables: WorkspaceSource['tables'][number][] = [];
  for (const table of TABLE_NAMES) {
    const sql = storedTableSql(OWN_SCHEMA, catalog, table);
    if (sql === null) continue;
    const report = reports.find((entry) => entry.table === table);
    tables.push({
      table,
      name: report?.fileName ?? table,
      rows: report?.rows ?? 0,
      bytes: await services.engine.exportArrow(sql, { signal }),
    });
  }
  const { view, camera, activeId, edits, worklists, plans } = useAtlas.getState();
  const parts = new Map((await keptParts(services)).map((part) => [part.name, part.file]));
  const ownEdits = edits[OWN_DATASET_ID];
  if (ownEdits !== undefined) parts.set(EDITS_ENTRY, editsFile(ownEdits));
  const ownWorklist = worklists[OWN_DATASET_ID];
  if (ownWorklist !== undefined) parts.set(WORKLIST_ENTRY, worklistFile(ownWorklist));
  const ownPlans = plans[OWN_DATASET_ID];
  if (ownPlans !== undefined) parts.set(PLANS_ENTRY, plansFile(ownPlans));
  // Not on the first screen.
  const [{ ownDrawingFile }, { DRAWING_ENTRY }] = await Promise.all([import('./plan-drawing-kept.ts'), import('./plan-drawing-file.ts')]);
  const drawing = await ownDrawingFile();
  if (drawing === null) parts.delete(DRAWING_ENTRY);
  else if (drawing !== 'as-kept') parts.set(DRAWING_ENTRY, drawing);
  if (activeId === OWN_DATASET_ID) parts.set(VIEW_ENTRY, viewFile(snapshotOf(view, camera)));
  parts.set(TEMPLATES_PART, new File([JSON.stringify(readTemplates())], `${TEMPLATES_PART}.json`));
  parts.set(DEFINITIONS_PART, new File([JSON.stringify(useOwnDefinitions.getState().definitions)], `${DEFINITIONS_PART}.json`));
  return { created: new Date().toISOString(), tables, parts: [...parts].map(([name, file]) => ({ name, file })) };
}

/** What is kept beside the tables, known to this version or not. */
async function keptParts(services: Services): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for (const keeper of [services.keeper, services.listKeeper]) {
    for (const { name, table } of await keeper.list()) {
      if (!TABLE_NAMES.some((known) => known === table)) parts.push({ name: table, file: await keeper.open(name) });
    }
  }
  return parts;
}

/** Opens what a person dropped or chose: a workspace file takes the place of everything, other files are added to it. */
export async function openDropped(files: readonly File[]): Promise<void> {
  await untilServices();
  const others: File[] = [];
  let workspace: File | null = null;
  for (const file of files) {
    const isWorkspace = (await useAtlas.getState().services?.isWorkspace(file)) ?? false;
    if (isWorkspace && workspace === null) workspace = file;
    else others.push(file);
  }
  if (workspace !== null) await openWorkspace(workspace);
  // Beside a workspace nothing else is opened: it asks first, and what it replaces must not change meanwhile.
  else if (others.length > 0) await openFiles(others);
}

/** Reads and checks a workspace file; asks where it would replace something, opens it where it would not. A failure changes nothing. */
async function openWorkspace(file: File): Promise<void> {
  const { services } = useAtlas.getState();
  if (services === null) return;
  try {
    const contents = await runWorkspaceJob(file.name, async (job) => {
      const read = await services.readWorkspace(file, job);
      await tryTables(services, read, job);
      return read;
    });
    const hasOwn = useAtlas.getState().datasets[OWN_DATASET_ID] !== undefined || (await services.keeper.list()).length > 0;
    if (hasOwn) useWorkspaceFile.setState({ question: { file, contents } });
    else await replaceOwn(file, contents);
  } catch (error) {
    if (!isCancelled(error)) notifyFailure(error, file.name);
  }
}

/** The answer to the question whether an open file may take the place of what is here. */
export async function answerWorkspace(isWelcome: boolean): Promise<void> {
  const { question } = useWorkspaceFile.getState();
  useWorkspaceFile.setState({ question: null });
  if (question === null || !isWelcome) return;
  try {
    await replaceOwn(question.file, question.contents);
  } catch (error) {
    if (!isCancelled(error)) notifyFailure(error, question.file.name);
  }
}

/** Each table through the loader that will load it, into a schema of its own. */
async function tryTables(services: Services, { tables }: WorkspaceContents, job: Job): Promise<void> {
  const drop = `DROP SCHEMA IF EXISTS ${TRIAL_SCHEMA} CASCADE`;
  try {
    for (const { file, table } of tables) {
      await services.engine.execute([drop, `CREATE SCHEMA ${TRIAL_SCHEMA}`]);
      const report = await services.loadFile(file, TRIAL_SCHEMA, { signal: job.signal, onProgress: job.onStage });
      if (report.table !== table) throw new AtlasError('workspace-damaged', { file: file.name, part: table });
    }
  } finally {
    await services.engine.execute([drop]);
  }
}

/** Everything kept here gives way to the file's; whatever fails puts it back. Rejects with AtlasError. */
async function replaceOwn(file: File, contents: WorkspaceContents): Promise<void> {
  const { services, notify, patch } = useAtlas.getState();
  if (services === null) return;
  const parts = contents.parts.filter(({ name }) => name !== TEMPLATES_PART && name !== DEFINITIONS_PART);
  const before = await inMemory(await allKept(services));
  const after = [...contents.tables.map((entry) => ({ name: entry.table, file: entry.file })), ...parts];
  try {
    await keepAll(services, after);
    if (!(await reopenKept())) throw new AtlasError('workspace-damaged', { file: file.name, part: 'enterprise' });
  } catch (error) {
    await keepAll(services, before);
    await reopenKept();
    throw error;
  }
  const templates = contents.parts.find(({ name }) => name === TEMPLATES_PART);
  if (templates !== undefined) rememberTemplates(parseTemplates(await templates.file.text()));
  const definitions = contents.parts.find(({ name }) => name === DEFINITIONS_PART);
  if (definitions !== undefined) addDefinitions(parseDefinitions(await definitions.file.text()));
  await restoreView();
  patch({ started: true });
  notify({ kind: 'done', error: null, messageKey: 'restored', subject: file.name });
}

async function allKept(services: Services): Promise<readonly Part[]> {
  const tables: Part[] = [];
  for (const { name, table } of await services.keeper.list()) {
    if (TABLE_NAMES.some((known) => known === table)) tables.push({ name: table, file: await services.keeper.open(name) });
  }
  return [...tables, ...(await keptParts(services))];
}

/** A file of the store is gone with its place there; this one is not. */
async function inMemory(parts: readonly Part[]): Promise<readonly Part[]> {
  return Promise.all(parts.map(async ({ name, file }) => ({ name, file: new File([await file.arrayBuffer()], file.name) })));
}

async function keepAll(services: Services, parts: readonly Part[]): Promise<void> {
  await services.keeper.clear();
  for (const { name, file } of parts) await services.keeper.keep(file, name);
}

interface Job {
  readonly signal: AbortSignal;
  readonly onProgress: (rowsDone: number, rowsTotal: number) => void;
  readonly onStage: (progress: IntakeProgress) => void;
}

/** Shows the work with its cancel. Rejects as the work does. */
async function runWorkspaceJob<T>(title: string, work: (job: Job) => Promise<T>): Promise<T> {
  useAtlas.getState().job?.abort?.();
  const controller = new AbortController();
  const abort = () => controller.abort();
  let job = { title, progress: null as IntakeProgress | null, abort };
  useAtlas.getState().patch({ job });
  const onStage = (progress: IntakeProgress): void => {
    if (useAtlas.getState().job !== job) return;
    job = { title, progress, abort };
    useAtlas.getState().patch({ job });
  };
  try {
    return await work({
      signal: controller.signal,
      onStage,
      onProgress: (rowsDone, rowsTotal) => onStage({ stage: 'checking', rowsDone, rowsTotal }),
    });
  } finally {
    if (useAtlas.getState().job === job) useAtlas.getState().patch({ job: null });
  }
}
