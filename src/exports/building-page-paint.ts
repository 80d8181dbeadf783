import { AtlasError } from '../model/errors.ts';
import type { Mark, PageMarks } from './building-page-marks.ts';
import { drawGlyph } from './draw-glyph.ts';
import { writeText } from './draw-text.ts';
import { pictureBlob } from './png-report.ts';

/** The page as a PNG of 1684 × scale by 1190 × scale pixels. Throws AtlasError 'export-failed'. */
export async function paintBuildingPage(page: PageMarks, scale: 1 | 2 | 4): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = page.width * scale;
  canvas.height = page.height * scale;
  const context = canvas.getContext('2d');
  if (context === null) throw new AtlasError('export-failed', {}, { details: 'no 2D canvas' });
  context.scale(scale, scale);
  for (const mark of page.marks) paint(context, mark);
  const blob = await pictureBlob(canvas);
  // Many pages are made one after the other: the pixels go at once.
  canvas.width = 0;
  canvas.height = 0;
  return blob;
}

function paint(context: CanvasRenderingContext2D, mark: Mark): void {
  switch (mark.kind) {
    case 'rect':
      context.beginPath();
      if (mark.radius > 0) context.roundRect(mark.x, mark.y, mark.width, mark.height, mark.radius);
      else context.rect(mark.x, mark.y, mark.width, mark.height);
      if (mark.fill !== null) {
        context.fillStyle = mark.fill;
        context.fill();
      }
      if (mark.stroke !== null) {
        context.strokeStyle = mark.stroke;
        context.lineWidth = mark.strokeWidth;
        context.setLineDash(mark.isDashed ? [4, 3] : []);
        context.stroke();
        context.setLineDash([]);
      }
      return;
    case 'text':
      context.textAlign = mark.align === 'middle' ? 'center' : mark.align;
      writeText(context, mark.text, mark.x, mark.y, mark);
      context.textAlign = 'start';
      return;
    case 'line':
      context.strokeStyle = mark.color;
      context.lineWidth = mark.width;
      context.beginPath();
      context.moveTo(mark.x, mark.y);
      context.lineTo(mark.toX, mark.toY);
      context.stroke();
      return;
    case 'glyph':
      drawGlyph(context, mark.shape, mark.color, mark.x, mark.y, mark.size);
      return;
    case 'cell':
      for (const inner of mark.marks) paint(context, inner);
  }
}
