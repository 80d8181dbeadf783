import { createDuckDbEngine } from '../engine/duckdb-engine.ts';
import { createRecordedEngine } from '../engine/recorded-engine.ts';
import { readCatalog } from '../intake/catalog.ts';
import { gatherFiles } from '../intake/gather-files.ts';
import { isForeignFile } from '../intake/is-foreign-file.ts';
import { loadBundledDataset } from '../intake/load-dataset.ts';
import { loadFile } from '../intake/load-file.ts';
import { checkTable } from '../intake/load-rows.ts';
import { loadUrl } from '../intake/load-url.ts';
import { openFileStore } from '../intake/open-file-store.ts';
import { warmUpParquet } from '../intake/reader-workers.ts';
import { splitFileStore } from '../intake/split-file-store.ts';
import type { AtlasError } from '../model/errors.ts';
import { tableName } from '../queries/sql.ts';
import { OWN_SCHEMA } from '../state/dataset-state.ts';
import type { Services } from '../state/services.ts';
import { bundledDatasets, bundledUrl, fetchOpening } from './bundled-data.ts';
import { exampleLists } from './example-lists.ts';
import type { DatabaseWarmUp } from './warm-up-database.ts';

export interface ServiceOptions {
  /** false keeps nothing beyond the tab. */
  readonly keep: boolean;
  readonly onEngineDied: (error: AtlasError) => void;
}

/**
 * The composition root: what the store needs of engine, intake and storage. The database may still be starting; what is asked of it
 * waits, and rejects with the AtlasError 'engine-boot' of `whenBooted` where it does not start.
 */
export async function createServices(options: ServiceOptions): Promise<Services> {
  const boot = createDuckDbEngine({ onDied: options.onEngineDied });
  const { engine, loader, replay, hold } = createRecordedEngine(boot);
  let warmUp: Promise<DatabaseWarmUp | null> | null = null;
  const store = await openFileStore({ keep: options.keep });
  const { tables, lists } = splitFileStore(store);
  return {
    engine,
    loader,
    whenBooted: boot.then(() => undefined),
    fetchOpening,
    replayOpening: replay,
    bundled: bundledDatasets,
    keeper: tables,
    listKeeper: lists,
    exampleLists,
    planner: {
      solve: async (problem, options, watch, signal) => {
        const { createWorkerPlanner } = await import('../planning/worker-planner.ts');
        return createWorkerPlanner().solve(problem, options, watch, signal);
      },
    },
    loadMatcher: async () => {
      const { listMatcher } = await import('../intake/matching/list-matcher.ts');
      return listMatcher;
    },
    loadBundled: (manifest, schema, job) => loadBundledDataset(manifest, bundledUrl, { engine: loader, schema }, job),
    loadFile: async (file, schema, job) => {
      await (await warmUp)?.stop();
      return loadFile(file, { engine, schema }, job);
    },
    loadAgain: (file, schema, job) => loadFile(file, { engine: loader, schema }, job),
    holdTables: (schema, tables, until) =>
      hold([...tables.map((table) => tableName(schema, table)), `DROP SCHEMA IF EXISTS ${schema} `], until),
    loadUrl: (url, schema, job) => loadUrl(url, { engine, schema }, job),
    checkTable: (schema, table, columns) => checkTable(engine, { schema, table, rows: table }, columns, {}),
    readCatalog: (schema, asked = engine) => readCatalog(asked, schema),
    expectFile: () => {
      warmUpParquet();
      warmUp ??= import('./warm-up-database.ts').then(({ warmUpDatabase }) => warmUpDatabase(engine)).catch(() => null);
    },
    gather: gatherFiles,
    isForeign: isForeignFile,
    matchAddresses: async (addresses, known, job) => {
      const { matchInSlices } = await import('../intake/places/match-in-slices.ts');
      return matchInSlices(addresses, known, job);
    },
    loadPeriods: async () => {
      const [{ createPeriodService }, { runMatch }] = await Promise.all([
        import('../intake/periods/period-service.ts'),
        import('../intake/matching/run-match.ts'),
      ]);
      return createPeriodService(engine, runMatch, loadFile);
    },
    loadPlanTools: async () => {
      const { planTools } = await import('./plan-tools.ts');
      return planTools;
    },
    loadTextScreen: async () => {
      const [{ isNameShaped }, { findPersonal }] = await Promise.all([
        import('../intake/privacy/person-name.ts'),
        import('../intake/privacy/find-personal.ts'),
      ]);
      return { isNameShaped, findPersonal };
    },
    readSheets: async (file, job) => {
      const { readSheetsInWorker } = await import('./read-sheets/in-worker.ts');
      return readSheetsInWorker(file, job);
    },
    openImport: async (file, job) => {
      const { openImport } = await import('../intake/session/open-import.ts');
      // Where an import that is agreed to will load its tables.
      return openImport(file, { ...job, early: { engine, schema: OWN_SCHEMA } });
    },
    makeTemplate: async (plan) => {
      const { makeTemplate } = await import('../intake/headers/plan-template.ts');
      return makeTemplate(plan);
    },
    writeExport: async (format, sheet, source, job) => {
      const { writeInWorker } = await import('./exports/write-in-worker.ts');
      return writeInWorker(format, sheet, source, job);
    },
    openPlanPages: async (file, signal) => {
      const { openPlanPages } = await import('../intake/places/plan-drawing-pages.ts');
      return openPlanPages(file, signal);
    },
    isWorkspace: async (file) => {
      const { isWorkspaceFile } = await import('../intake/workspace/read-manifest.ts');
      return isWorkspaceFile(file);
    },
    readWorkspace: async (file, job) => {
      const { readWorkspaceInWorker } = await import('./workspace-file/in-worker.ts');
      return readWorkspaceInWorker(file, job);
    },
    saveWorkspace: async (source, name, job) => {
      const [{ writeWorkspaceInWorker }, { saveBlob, safeName }] = await Promise.all([
        import('./workspace-file/in-worker.ts'),
        import('../exports/save-blob.ts'),
      ]);
      saveBlob(await writeWorkspaceInWorker(source, job), safeName(name));
    },
  };
}
