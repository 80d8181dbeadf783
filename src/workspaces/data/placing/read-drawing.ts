import type { PlanDrawing } from '../../../state/plan-drawing.ts';

/** A texture of this many pixels a side is drawn everywhere. */
const MAX_SIDE = 4096;

/** The pixels of a picture, made smaller where it is larger than a map can draw; null where it is no picture. Nothing leaves the page. */
export async function readDrawing(file: File): Promise<PlanDrawing | null> {
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const context = canvas.getContext('2d');
    if (context === null) return null;
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return { name: file.name, canvas };
  } catch {
    return null;
  }
}
