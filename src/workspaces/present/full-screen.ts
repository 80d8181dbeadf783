import { useAtlas } from '../../state/store.ts';
import { usePresent } from './present-state.ts';

/** Long enough for the browser's own change to the full screen, after which the map has its new size. */
const SETTLE_MS = 600;

/** Whether a place of these bounds (west, south, east, north) would fit a screen at this zoom: it is looked at as a whole. */
export function isOverview(bounds: readonly [number, number, number, number], zoom: number, width: number, height: number): boolean {
  const [west, south, east, north] = bounds;
  const world = 512 * 2 ** zoom;
  const y = (lat: number) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
  return ((east - west) / 360) * world <= width && (y(north) - y(south)) * world <= height;
}

/** The map changes its size: a whole place is fitted again, a view that someone has zoomed into stays. */
function keepInView(): void {
  const { activeId, datasets, camera, flyTo } = useAtlas.getState();
  const dataset = activeId === null ? undefined : datasets[activeId];
  if (dataset === undefined || (camera !== null && !isOverview(dataset.extent, camera.zoom, window.innerWidth, window.innerHeight))) return;
  setTimeout(() => flyTo(dataset.extent), SETTLE_MS);
}

/** Large type on the whole screen; where the browser refuses the full screen, large type alone. */
export async function startPresenting(): Promise<void> {
  usePresent.getState().setPresenting(true);
  keepInView();
  useAtlas.getState().patch({ theme: 'big' });
  try {
    await document.documentElement.requestFullscreen();
  } catch {
    // A kiosk or a frame may not allow it; the person can still press F11.
  }
}

export function stopPresenting(): void {
  if (document.fullscreenElement !== null) void document.exitFullscreen();
  leave();
}

function leave(): void {
  usePresent.getState().setPresenting(false);
  keepInView();
  useAtlas.getState().patch({ theme: 'light' });
}

/** Escape leaves the full screen by the browser itself; the type follows. Answers how to stop listening. */
export function followFullScreen(): () => void {
  const onChange = () => {
    if (document.fullscreenElement === null && usePresent.getState().presenting) leave();
  };
  document.addEventListener('fullscreenchange', onChange);
  return () => document.removeEventListener('fullscreenchange', onChange);
}
