import { BUILT_IN_DEFINITIONS } from '../model/definition-set.ts';
import { askAsOf } from './dataset-actions.ts';
import { useAtlas } from './store.ts';
import type { LinkedView } from './url-hash.ts';

/** Brings an opened dataset to the view a link describes. */
export async function applyLink(link: LinkedView): Promise<void> {
  const { activeId, datasets } = useAtlas.getState();
  const open = activeId === null ? undefined : datasets[activeId];
  if (open === undefined) return;
  if (link.asOf !== null && open.manifest.snapshots.includes(link.asOf)) await askAsOf(link.asOf);
  const { view, replaceView, patch } = useAtlas.getState();
  const definition = BUILT_IN_DEFINITIONS.find((entry) => entry.id === link.definition) ?? view.definition;
  replaceView({
    ...view,
    workspace: link.workspace ?? view.workspace,
    layers: link.layers ?? view.layers,
    definition,
    filter: { ...view.filter, industries: link.industries, sizes: link.sizes, tags: link.tags, rungs: link.rungs },
  });
  if (link.camera !== null) patch({ camera: link.camera, fly: null });
}
