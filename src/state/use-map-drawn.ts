import { type AtlasStore, useAtlas } from './store.ts';

/**
 * Whether the map has what it shows of the open dataset, or there is no map. Lists and charts beside it
 * wait for that, so that the one database answers first what everybody looks at first.
 */
export function useMapDrawn(): boolean {
  return useAtlas(isMapDrawn);
}

function isMapDrawn(state: AtlasStore): boolean {
  if (!state.mapAvailable) return true;
  const open = state.activeId === null ? undefined : state.datasets[state.activeId];
  return state.mapReady && open !== undefined && state.drawnVersion === open.version;
}

/** Resolves once the map is drawn, or after so many milliseconds: what comes behind it must not wait for ever. */
export function untilMapDrawn(patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(end, patienceMs);
    const stop = useAtlas.subscribe((state) => {
      if (isMapDrawn(state)) end();
    });
    if (isMapDrawn(useAtlas.getState())) end();
  });
}
