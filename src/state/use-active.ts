import type { LoadedDataset } from './dataset-state.ts';
import { useAtlas } from './store.ts';

/** The dataset on the map, null while none is loaded. */
export function useActiveDataset(): LoadedDataset | null {
  return useAtlas((state) => (state.activeId === null ? null : (state.datasets[state.activeId] ?? null)));
}
