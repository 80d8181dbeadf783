import type { Size } from './camera-math.ts';

/** An empty canvas for a picture of the map, in device pixels. */
export function pictureCanvas(size: Size): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const ratio = Math.max(1, window.devicePixelRatio);
  canvas.width = Math.round(size.width * ratio);
  canvas.height = Math.round(size.height * ratio);
  return canvas;
}
