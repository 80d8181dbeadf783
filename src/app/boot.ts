import type { DatasetManifest } from '../model/dataset.ts';
import { AtlasError } from '../model/errors.ts';
import { openBundled, openUrls, restoreKept } from '../state/dataset-actions.ts';
import { OWN_DATASET_ID } from '../state/dataset-state.ts';
import { watchEdits } from '../state/edit-actions.ts';
import { restoreView, watchView } from '../state/kept-view.ts';
import { applyLink } from '../state/link-actions.ts';
import { useAtlas } from '../state/store.ts';
import { createServices } from './create-services.ts';
import type { LaunchOptions } from './launch-options.ts';

let started: Promise<void> | null = null;

async function start(options: LaunchOptions): Promise<void> {
  const { patch } = useAtlas.getState();
  const failed = (error: unknown): void =>
    patch({ bootError: error instanceof AtlasError ? error : new AtlasError('engine-boot', {}, { cause: error, details: String(error) }) });
  try {
    const services = await createServices({ keep: options.keep, onEngineDied: (error) => void restart(options, error) });
    services.whenBooted.catch(failed);
    patch({ services });
    // An empty app is of use once it can take a file.
    if (options.empty) await services.whenBooted;
  } catch (error) {
    failed(error);
    return;
  }
  await openFirst(options);
  await applyLink(options.link);
  patch({ started: true });
  // A link may name a bundled set; what a person keeps here stays within reach beside it.
  if (!options.empty && options.data.length === 0 && linkedManifest(options) !== undefined) await restoreKept({ activate: false });
}

function linkedManifest(options: LaunchOptions): DatasetManifest | undefined {
  return useAtlas.getState().services?.bundled.find((manifest) => manifest.id === options.link.dataset);
}

/** Data named by address, else what the link names, else what was kept on this device, else the first bundled set. */
async function openFirst(options: LaunchOptions): Promise<void> {
  const services = useAtlas.getState().services;
  if (services === null || options.empty) return;
  if (options.data.length > 0) {
    await openUrls(options.data);
    return;
  }
  const linked = linkedManifest(options);
  if (linked !== undefined) {
    await openBundled(linked.id);
    return;
  }
  if (await restoreKept({ activate: true })) {
    await restoreView();
    return;
  }
  const first = services.bundled[0];
  if (first !== undefined) await openBundled(first.id);
}

/** After the database's worker died: a new one, and what was open is opened again. */
async function restart(options: LaunchOptions, error: AtlasError): Promise<void> {
  const { patch, notify, activeId, job } = useAtlas.getState();
  job?.abort?.();
  notify({ kind: 'error', error, messageKey: null, subject: '' });
  patch({ services: null, datasets: {}, activeId: null, mapReady: false });
  const reopened = options.data.length > 0 || activeId === null || activeId === OWN_DATASET_ID ? null : activeId;
  await start({ ...options, link: { ...options.link, dataset: reopened } });
}

/** Starts the app once, however often the root is mounted. */
export function boot(options: LaunchOptions): Promise<void> {
  if (started === null) {
    watchEdits();
    watchView();
    // Not on the first screen.
    void import('../state/worklist-watch.ts').then(({ watchWorklists }) => watchWorklists());
    void import('../state/plan-watch.ts').then(({ watchPlans }) => watchPlans());
    started = start(options);
  }
  return started;
}
