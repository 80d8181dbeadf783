import type { Engine } from '../engine/engine.ts';
import type { DatasetManifest } from '../model/dataset.ts';
import { type Edits, NO_EDITS } from '../model/edits.ts';
import { AtlasError } from '../model/errors.ts';
import { EMPTY_FILTER } from '../model/filter.ts';
import type { IntakeReport } from '../model/intake-report.ts';
import { type LoadedDataset, OWN_DATASET_ID } from './dataset-state.ts';
import { notifyFailure } from './import-queue.ts';
import { askHeadline, overviewOf, prepareDataset } from './prepare-dataset.ts';
import type { LoadOptions, OpeningAnswers, Services } from './services.ts';
import { useAtlas } from './store.ts';

/** How loaded tables become a dataset that can be shown. */

let nextVersion = 1;
/** The person's tables came from files that are kept, not from an address. */
let ownIsKept = false;

export function noteOwnKept(isKept: boolean): void {
  ownIsKept = isKept;
}

/** What the composition root gave. Throws AtlasError 'engine-boot' before that. */
export function services(): Services {
  const { services: given } = useAtlas.getState();
  if (given === null) throw new AtlasError('engine-boot');
  return given;
}

/** Derives the tables that queries read from those that were loaded, and notes them as a dataset of a new version. */
export async function registerDataset(
  manifest: DatasetManifest,
  schema: string,
  reports: readonly IntakeReport[],
  asOf: string,
  options: LoadOptions,
): Promise<LoadedDataset> {
  await openingTables.catch(() => undefined);
  // From here on there is no way back: the raw tables are new, and the derived ones must follow.
  options.onProgress({ stage: 'preparing', rowsDone: 0, rowsTotal: null });
  const { loader, readCatalog } = services();
  const edits = editsNow(manifest);
  await prepareDataset(loader, schema, await readCatalog(schema, loader), asOf, edits, options);
  return describeDataset(loader, manifest, schema, reports, asOf, edits, options);
}

/** Notes what derived tables hold that are there, or recorded, as a dataset that can be shown. */
async function describeDataset(
  engine: Engine,
  manifest: DatasetManifest,
  schema: string,
  reports: readonly IntakeReport[],
  asOf: string,
  edits: Edits,
  options: LoadOptions,
): Promise<LoadedDataset> {
  const { keeper, readCatalog } = services();
  const catalog = await readCatalog(schema, engine);
  const version = nextVersion++;
  // Of a large list the map comes first, and the figures while it is drawn.
  if (options.groups !== 'later') await askHeadline(engine, schema, manifest.definition, version, options.signal);
  const { enterprises, extent } = await overviewOf(engine, schema, EMPTY_FILTER, options.signal);
  const dataset: LoadedDataset = {
    manifest,
    schema,
    catalog,
    reports,
    asOf,
    version,
    isOwn: manifest.id === OWN_DATASET_ID,
    isKept: manifest.id === OWN_DATASET_ID && ownIsKept && keeper.kind !== 'memory',
    edits,
    enterprises,
    extent: extent ?? manifest.bounds,
  };
  const { datasets, patch } = useAtlas.getState();
  patch({ datasets: { ...datasets, [manifest.id]: dataset } });
  return dataset;
}

/** Tables that are being made behind a view that is shown already; others who make tables wait for them. */
let openingTables: Promise<unknown> = Promise.resolve();

/** Tables are made behind what is shown: until then those who make tables wait, and the screen says that some of it does. */
export function makeBehind(tables: Promise<unknown>): void {
  openingTables = tables;
  useAtlas.getState().patch({ tablesPending: true });
  const end = () => {
    if (openingTables === tables) useAtlas.getState().patch({ tablesPending: false });
  };
  tables.then(end, end);
}

/** Opens a dataset with the recorded answers of its opening view, while the database starts and its tables are made. */
export async function openRecorded(
  manifest: DatasetManifest,
  schema: string,
  answers: OpeningAnswers,
  options: LoadOptions,
): Promise<LoadedDataset> {
  const { engine, replayOpening } = services();
  const tables = makeTables(manifest, schema);
  replayOpening(answers, tables);
  makeBehind(tables);
  const current = () => useAtlas.getState().datasets[manifest.id];
  const dataset = await describeDataset(engine, manifest, schema, [], manifest.asOf, editsNow(manifest), options);
  tables.then(
    (reports) => {
      const open = current();
      const { datasets, patch } = useAtlas.getState();
      if (open?.version === dataset.version) patch({ datasets: { ...datasets, [manifest.id]: { ...open, reports } } });
    },
    (error: unknown) => {
      const { datasets, activeId, patch } = useAtlas.getState();
      // Where the database itself is gone the whole app says so, and starts again.
      if (current() !== dataset || (error instanceof AtlasError && error.code.startsWith('engine-'))) return;
      notifyFailure(error, manifest.title.zh);
      patch({
        datasets: Object.fromEntries(Object.entries(datasets).filter(([id]) => id !== manifest.id)),
        activeId: activeId === manifest.id ? null : activeId,
      });
    },
  );
  return dataset;
}

async function makeTables(manifest: DatasetManifest, schema: string): Promise<readonly IntakeReport[]> {
  const { loader, loadBundled, readCatalog } = services();
  const { signal } = new AbortController();
  await loader.execute([`CREATE SCHEMA IF NOT EXISTS ${schema}`]);
  const reports = await loadBundled(manifest, schema, { signal, onProgress: () => undefined });
  await prepareDataset(loader, schema, await readCatalog(schema, loader), manifest.asOf, editsNow(manifest), { signal });
  return reports;
}

function editsNow(manifest: DatasetManifest): Edits {
  return useAtlas.getState().edits[manifest.id] ?? NO_EDITS;
}
