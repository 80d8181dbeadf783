import { useEffect } from 'react';
import { useAtlas } from '../state/store.ts';
import { writeHash } from '../state/url-hash.ts';
import { useActiveDataset } from '../state/use-active.ts';

const SETTLE_MS = 300;

/** Keeps the address a link to the present view, without filling the browser's history. */
export function useLinkInAddress(): void {
  const view = useAtlas((state) => state.view);
  const camera = useAtlas((state) => state.camera);
  const dataset = useActiveDataset();
  const id = dataset?.manifest.id ?? null;
  const isOwn = dataset?.isOwn ?? false;
  // At once where another dataset is open: a reload in between would bring the one before.
  useEffect(() => {
    const state = useAtlas.getState();
    if (id !== null) window.history.replaceState(null, '', writeHash(state.view, { id, isOwn }, state.camera));
  }, [id, isOwn]);
  useEffect(() => {
    if (id === null) return;
    const timer = setTimeout(() => {
      window.history.replaceState(null, '', writeHash(view, { id, isOwn }, camera));
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [view, camera, id, isOwn]);
}
