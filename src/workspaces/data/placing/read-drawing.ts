import type { PlanDrawing } from '../../../state/plan-drawing.ts';
import { canvasOf } from '../../../state/plan-drawing-picture.ts';

/** Some writers put a few lines before it. */
const HEAD_BYTES = 1024;

/** The drawing that a picture file holds, null where it is no picture. Nothing leaves the page. */
export async function readDrawing(file: File): Promise<PlanDrawing | null> {
  try {
    return { name: file.name, canvas: await canvasOf(file) };
  } catch {
    return null;
  }
}

/** Whether a file is a PDF: by its first bytes, or by its name where they are damaged. */
export async function isPdf(file: File): Promise<boolean> {
  if (file.name.toLowerCase().endsWith('.pdf')) return true;
  try {
    return (await file.slice(0, HEAD_BYTES).text()).includes('%PDF-');
  } catch {
    return false;
  }
}
