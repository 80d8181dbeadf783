import type { PlanDrawing } from '../../../state/plan-drawing.ts';
import { canvasOf } from '../../../state/plan-drawing-picture.ts';

/** The drawing that a picture file holds, null where it is no picture. Nothing leaves the page. */
export async function readDrawing(file: File): Promise<PlanDrawing | null> {
  try {
    return { name: file.name, canvas: await canvasOf(file) };
  } catch {
    return null;
  }
}
