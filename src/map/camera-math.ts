import { latOfMercator, lonOfMercator, mercatorX, mercatorY } from '../layers/mercator.ts';
import { MERCATOR_UNITS } from '../model/fact.ts';
import type { Camera, LonLat, LonLatBounds } from './map-types.ts';
import type { RasterView } from './raster/raster-core.ts';

/** CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export const MIN_ZOOM = 2;
export const MAX_ZOOM = 20;

/** Everything here looks straight down: pitch is the GPU's affair. */
export function worldPixels(zoom: number): number {
  return 512 * 2 ** zoom;
}

/** CSS pixels from the top left corner of a Mercator place (shares of the world). */
export function screenOfMercator(camera: Camera, size: Size, x: number, y: number): [number, number] {
  const world = worldPixels(camera.zoom);
  const angle = (camera.bearing * Math.PI) / 180;
  const dx = (x - mercatorX(camera.lon)) * world;
  const dy = (y - mercatorY(camera.lat)) * world;
  return [dx * Math.cos(angle) + dy * Math.sin(angle) + size.width / 2, dy * Math.cos(angle) - dx * Math.sin(angle) + size.height / 2];
}

function mercatorOfScreen(camera: Camera, size: Size, left: number, top: number): [number, number] {
  const world = worldPixels(camera.zoom);
  const angle = (camera.bearing * Math.PI) / 180;
  const dx = left - size.width / 2;
  const dy = top - size.height / 2;
  return [
    mercatorX(camera.lon) + (dx * Math.cos(angle) - dy * Math.sin(angle)) / world,
    mercatorY(camera.lat) + (dx * Math.sin(angle) + dy * Math.cos(angle)) / world,
  ];
}

export function lonLatOfScreen(camera: Camera, size: Size, left: number, top: number): LonLat {
  const [x, y] = mercatorOfScreen(camera, size, left, top);
  return [lonOfMercator(x), latOfMercator(y)];
}

function clampCamera(camera: Camera): Camera {
  const zoom = Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, camera.zoom));
  return { ...camera, zoom, lon: Math.max(-180, Math.min(180, camera.lon)), lat: Math.max(-85, Math.min(85, camera.lat)) };
}

/** The camera after the content was dragged by so many pixels. */
export function panBy(camera: Camera, size: Size, dx: number, dy: number): Camera {
  const [lon, lat] = lonLatOfScreen(camera, size, size.width / 2 - dx, size.height / 2 - dy);
  return clampCamera({ ...camera, lon, lat });
}

/** Zooms and keeps the place under a pixel where it is. */
export function zoomAbout(camera: Camera, size: Size, zoom: number, left: number, top: number): Camera {
  const clamped = Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, zoom));
  const [x, y] = mercatorOfScreen(camera, size, left, top);
  const [toLeft, toTop] = screenOfMercator({ ...camera, zoom: clamped }, size, x, y);
  return panBy({ ...camera, zoom: clamped }, size, left - toLeft, top - toTop);
}

/** Zooms about the middle to the next half step of the zoom. */
export function zoomByStep(camera: Camera, size: Size, step: number): Camera {
  return zoomAbout(camera, size, Math.round((camera.zoom + step) * 2) / 2, size.width / 2, size.height / 2);
}

/**
 * North up, straight down, the bounds inside with room at the edges. `coveredLeftPx` is what a panel over the
 * map hides at its left: the bounds are put beside it.
 */
export function cameraOfBounds(bounds: LonLatBounds, size: Size, paddingPx: number, coveredLeftPx = 0): Camera {
  const [west, south, east, north] = bounds;
  const [left, right, top, bottom] = [mercatorX(west), mercatorX(east), mercatorY(north), mercatorY(south)];
  const room = (extent: number) => Math.max(extent - 2 * paddingPx, extent * 0.2, 1);
  const covered = Math.min(coveredLeftPx, size.width * 0.5);
  const zoomX = Math.log2(room(size.width - covered) / Math.max((right - left) * 512, 1e-9));
  const zoomY = Math.log2(room(size.height) / Math.max((bottom - top) * 512, 1e-9));
  const zoom = Math.min(zoomX, zoomY, 18);
  const middle = (left + right) / 2 - covered / 2 / (512 * 2 ** zoom);
  return clampCamera({ lon: lonOfMercator(middle), lat: latOfMercator((top + bottom) / 2), zoom, bearing: 0, pitch: 0 });
}

/** CSS transform, about the middle, that moves a frame drawn for one camera to where another would draw it. */
export function transformBetween(drawn: Camera, now: Camera, size: Size): string {
  if (isSameCamera(drawn, now)) return '';
  const [left, top] = screenOfMercator(now, size, mercatorX(drawn.lon), mercatorY(drawn.lat));
  const scale = 2 ** (now.zoom - drawn.zoom);
  const turn = drawn.bearing - now.bearing;
  // A plain shift keeps to whole pixels, where nothing has to be resampled.
  const still = turn === 0 && scale === 1;
  const length = (pixels: number) => (still ? pixels.toFixed(0) : pixels.toFixed(2));
  const move = `translate(${length(left - size.width / 2)}px, ${length(top - size.height / 2)}px)`;
  return `${move}${turn === 0 ? '' : ` rotate(${turn.toFixed(4)}deg)`}${scale === 1 ? '' : ` scale(${scale.toFixed(6)})`}`;
}

export function isSameCamera(left: Camera, right: Camera): boolean {
  const near = (a: number, b: number, tolerance: number) => Math.abs(a - b) <= tolerance;
  return (
    near(left.lon, right.lon, 1e-9) &&
    near(left.lat, right.lat, 1e-9) &&
    near(left.zoom, right.zoom, 1e-6) &&
    near(left.bearing, right.bearing, 1e-4) &&
    near(left.pitch, right.pitch, 1e-4)
  );
}

/** What the raster must draw for a camera; `pad` CSS pixels more on every side. */
export function rasterViewOf(camera: Camera, size: Size, pad: number, pixelRatio: number): RasterView {
  return {
    width: Math.round((size.width + 2 * pad) * pixelRatio),
    height: Math.round((size.height + 2 * pad) * pixelRatio),
    centreX: mercatorX(camera.lon) * MERCATOR_UNITS,
    centreY: mercatorY(camera.lat) * MERCATOR_UNITS,
    scale: (worldPixels(camera.zoom) / MERCATOR_UNITS) * pixelRatio,
    bearing: camera.bearing,
  };
}
