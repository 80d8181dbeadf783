import { useAtlas } from './store.ts';

/**
 * Whether the first map has been drawn, or there will be none. Lists and charts beside the map wait for
 * it, so that the one database answers first what everybody looks at first.
 */
export function useMapDrawn(): boolean {
  return useAtlas((state) => state.mapReady || !state.mapAvailable);
}
