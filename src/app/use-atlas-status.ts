import { useEffect } from 'react';
import { useAtlas } from '../state/store.ts';

/**
 * `<html data-atlas>`: `ready` once the first map with data has been drawn, or, without a map or
 * without data, once table or empty screen can be used; `error` when the app could not start.
 */
export function useAtlasStatus(): void {
  const failed = useAtlas((state) => state.bootError !== null);
  const usable = useAtlas(
    (state) => state.services !== null && state.started && (state.activeId === null || state.mapReady || !state.mapAvailable),
  );
  useEffect(() => {
    const root = document.documentElement;
    if (failed) root.dataset.atlas = 'error';
    else if (usable) root.dataset.atlas = 'ready';
  }, [failed, usable]);
}
