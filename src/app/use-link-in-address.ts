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
  useEffect(() => {
    if (id === null) return;
    const timer = setTimeout(() => {
      window.history.replaceState(null, '', writeHash(view, { id, isOwn }, camera));
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [view, camera, id, isOwn]);
}
