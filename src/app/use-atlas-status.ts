import { useEffect } from 'react';
import { useAtlas } from '../state/store.ts';
import { useMapDrawn } from '../state/use-map-drawn.ts';

/**
 * `<html data-atlas>`: `ready` once the first map with data has been drawn, or, without a map or
 * without data, once table or empty screen can be used; `error` when the app could not start. `data-atlas-drawn` is the id of the
 * dataset that the map shows; it is missing while another is on its way. `data-atlas-tables` is `pending` while the opening view stands
 * and the database is not there yet to answer anything else.
 */
export function useAtlasStatus(): void {
  const failed = useAtlas((state) => state.bootError !== null);
  const usable = useAtlas(
    (state) => state.services !== null && state.started && (state.activeId === null || state.mapReady || !state.mapAvailable),
  );
  const isPending = useAtlas((state) => state.tablesPending);
  useEffect(() => {
    const root = document.documentElement;
    if (isPending) root.dataset.atlasTables = 'pending';
    else delete root.dataset.atlasTables;
  }, [isPending]);
  const isDrawn = useMapDrawn();
  const drawn = useAtlas((state) => (isDrawn ? state.activeId : null));
  useEffect(() => {
    const root = document.documentElement;
    if (drawn === null) delete root.dataset.atlasDrawn;
    else root.dataset.atlasDrawn = drawn;
  }, [drawn]);
  useEffect(() => {
    const root = document.documentElement;
    if (failed) root.dataset.atlas = 'error';
    else if (usable) root.dataset.atlas = 'ready';
  }, [failed, usable]);
}
