import { boundedSize } from './plan-drawing-size.ts';

/** Small and sharp enough for lines; a browser that does not write it writes PNG. */
const TYPE = 'image/webp';
const QUALITY = 0.92;

/** The pixels of a picture, made smaller where it is larger than a map can draw. Rejects where it is no picture. Nothing leaves the page. */
export async function canvasOf(picture: Blob): Promise<HTMLCanvasElement> {
  const bitmap = await createImageBitmap(picture);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, boundedSize(bitmap.width, bitmap.height, false));
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas of this size');
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas;
}

const pictures = new WeakMap<HTMLCanvasElement, Promise<Uint8Array<ArrayBuffer>>>();

/** A canvas as the bytes of a picture file, made once: what a camera or a scanner wrote beside the picture is not in it. */
export function pictureOf(canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer>> {
  const known = pictures.get(canvas);
  if (known !== undefined) return known;
  const made = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    canvas.toBlob(
      (blob) => {
        if (blob === null) reject(new Error('the drawing cannot be written'));
        else blob.arrayBuffer().then((buffer) => resolve(new Uint8Array(buffer)), reject);
      },
      TYPE,
      QUALITY,
    );
  });
  pictures.set(canvas, made);
  return made;
}
