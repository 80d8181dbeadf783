import type { Size } from './camera-math.ts';

/** What can copy itself, as it stands on the screen, onto a picture. */
export interface PicturePart {
  capture(onto: CanvasRenderingContext2D): void | Promise<void>;
}

/** A picture of the map in device pixels, the parts one over the other. */
export async function pictureOf(size: Size, parts: readonly (PicturePart | null)[]): Promise<HTMLCanvasElement> {
  const canvas = document.createElement('canvas');
  const ratio = Math.max(1, window.devicePixelRatio);
  canvas.width = Math.round(size.width * ratio);
  canvas.height = Math.round(size.height * ratio);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no 2D canvas');
  for (const part of parts) await part?.capture(context);
  return canvas;
}
