import { useEffect, useReducer } from 'react';
import { mapHandle, whenMounted } from '../../../map/map-handle.ts';
import type { MapHandle } from '../../../map/map-types.ts';
import { useAtlas } from '../../../state/store.ts';

/** The map, and a new drawing whenever places stand at other pixels; null while there is none. */
export function useMapView(): MapHandle | null {
  const mapAvailable = useAtlas((state) => state.mapAvailable);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a map that comes back is another one to watch.
  useEffect(() => {
    let stop = () => {};
    const giveUp = whenMounted((map) => {
      stop = map.watchView(redraw);
      redraw();
    });
    return () => {
      giveUp();
      stop();
    };
  }, [mapAvailable]);
  return mapHandle.current;
}
