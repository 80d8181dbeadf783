import { useAtlas } from './store.ts';

/**
 * Whether the map has what it shows of the open dataset, or there is no map. Lists and charts beside it
 * wait for that, so that the one database answers first what everybody looks at first.
 */
export function useMapDrawn(): boolean {
  return useAtlas((state) => {
    if (!state.mapAvailable) return true;
    const open = state.activeId === null ? undefined : state.datasets[state.activeId];
    return state.mapReady && open !== undefined && state.drawnVersion === open.version;
  });
}
