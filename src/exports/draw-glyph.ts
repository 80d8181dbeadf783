import type { GlyphShape } from '../scales/glyph-shapes.ts';

/** One map symbol on a 2D canvas; null draws an area swatch. Pixels of the context's own scale. */
export function drawGlyph(
  context: CanvasRenderingContext2D,
  shape: GlyphShape | null,
  color: string,
  x: number,
  y: number,
  size: number,
): void {
  const r = size / 2;
  context.fillStyle = color;
  context.strokeStyle = color;
  context.beginPath();
  switch (shape) {
    case null:
      context.rect(x - size * 0.8, y - r, size * 1.6, size);
      context.fill();
      context.strokeStyle = '#CDC6BC';
      context.lineWidth = 1;
      context.stroke();
      return;
    case 'ring':
      context.arc(x, y, r - 1.25, 0, Math.PI * 2);
      context.lineWidth = 2.5;
      context.stroke();
      return;
    case 'circle':
      context.arc(x, y, r, 0, Math.PI * 2);
      break;
    case 'square':
      context.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
      break;
    case 'triangle':
      polygon(context, x, y, r, 3);
      break;
    case 'diamond':
      polygon(context, x, y, r, 4);
      break;
    case 'pentagon':
      polygon(context, x, y, r, 5);
      break;
    case 'cross':
      context.rect(x - r, y - r / 3, size, (r * 2) / 3);
      context.rect(x - r / 3, y - r, (r * 2) / 3, size);
      break;
  }
  context.fill();
}

function polygon(context: CanvasRenderingContext2D, x: number, y: number, r: number, corners: number): void {
  for (let corner = 0; corner < corners; corner++) {
    const angle = -Math.PI / 2 + (corner * Math.PI * 2) / corners;
    context.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
  }
  context.closePath();
}

/** Diagonal lines over an area: small denominators, also in grey. */
export function hatch(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.strokeStyle = 'rgba(31,35,40,0.55)';
  context.lineWidth = 1;
  context.beginPath();
  for (let offset = -height; offset < width; offset += 4) {
    context.moveTo(x + offset, y + height);
    context.lineTo(x + offset + height, y);
  }
  context.stroke();
  context.restore();
}
