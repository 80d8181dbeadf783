import { askAsOf } from './dataset-actions.ts';
import { OWN_DATASET_ID } from './dataset-state.ts';
import { notifyFailure } from './import-queue.ts';
import { useAtlas } from './store.ts';
import { parseView, snapshotOf, VIEW_ENTRY, type ViewSnapshot, viewFile } from './view-snapshot.ts';

const SETTLE_MS = 800;

/** From now on the view over a person's own data is kept beside them. Answers how to stop. */
export function watchView(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasFailed = false;
  const keep = () => {
    const { services, datasets, activeId, view, camera } = useAtlas.getState();
    // Data that are not kept leave no view behind either.
    if (services === null || activeId !== OWN_DATASET_ID || datasets[OWN_DATASET_ID]?.isKept !== true) return;
    services.keeper.keep(viewFile(snapshotOf(view, camera)), VIEW_ENTRY).then(
      () => {
        hasFailed = false;
      },
      (error: unknown) => {
        // Said once: the view changes with every step.
        if (!hasFailed) notifyFailure(error, '');
        hasFailed = true;
      },
    );
  };
  const stop = useAtlas.subscribe((state, before) => {
    if (!state.started || state.activeId !== OWN_DATASET_ID) return;
    if (state.view === before.view && state.camera === before.camera && state.activeId === before.activeId) return;
    clearTimeout(timer);
    timer = setTimeout(keep, SETTLE_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/** Brings the person's own data, which are on the map, to the view in which they were left. What cannot be read of it is left out. */
export async function restoreView(): Promise<void> {
  const { services, activeId } = useAtlas.getState();
  if (services === null || activeId !== OWN_DATASET_ID) return;
  const entry = (await services.keeper.list()).find(({ table }) => table === VIEW_ENTRY);
  if (entry === undefined) return;
  const snapshot = parseView(await (await services.keeper.open(entry.name)).text());
  if (snapshot !== null) await applySnapshot(snapshot);
}

async function applySnapshot(snapshot: ViewSnapshot): Promise<void> {
  const { camera, asOf, ...view } = snapshot;
  await askAsOf(asOf);
  const state = useAtlas.getState();
  state.replaceView({ ...state.view, ...view });
  if (camera !== null) state.patch({ camera, fly: null });
}
