import { AtlasError } from '../model/errors.ts';
import type { GlyphShape } from '../scales/glyph-shapes.ts';
import { drawGlyph, hatch } from './draw-glyph.ts';
import { linesWithin, type TextStyle, writeText } from './draw-text.ts';

export interface PictureLegendItem {
  readonly label: string;
  /** CSS colour. */
  readonly color: string;
  /** Null for an area swatch. */
  readonly shape: GlyphShape | null;
  readonly hatched: boolean;
}

export interface PictureLegend {
  readonly title: string;
  readonly items: readonly PictureLegendItem[];
}

export interface PictureFigure {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
}

export interface PictureInput {
  /** The map as it is seen, null when there is none: the picture then holds the words alone. */
  readonly map: HTMLCanvasElement | null;
  readonly title: string;
  readonly subtitle: string;
  readonly figures: readonly PictureFigure[];
  readonly legends: readonly PictureLegend[];
  /** Definition, date, filter: one line each. */
  readonly notes: readonly string[];
  /** Sentences nobody may miss: boxed beside the title, and again at the foot. */
  readonly marks: readonly string[];
  /** Printed where the map would be. */
  readonly mapMissing: string;
  readonly scale: 1 | 2 | 4;
}

export const PICTURE_WIDTH = 1440;
const MARGIN = 32;
const INNER = PICTURE_WIDTH - 2 * MARGIN;
const INK = '#1F2328';
const SECONDARY = '#5B6470';
const HAIRLINE = '#E6E1DA';
const NOTICE = '#6B4700';
const NOTICE_SURFACE = '#FFF6DF';

const TITLE: TextStyle = { size: 28, weight: 600, color: INK };
const SUBTITLE: TextStyle = { size: 15, weight: 400, color: SECONDARY };
const FIGURE: TextStyle = { size: 30, weight: 600, color: INK };
const UNIT: TextStyle = { size: 18, weight: 400, color: SECONDARY };
const CAPTION: TextStyle = { size: 13, weight: 400, color: SECONDARY };
const LEGEND: TextStyle = { size: 13, weight: 400, color: INK };
const LEGEND_TITLE: TextStyle = { size: 13, weight: 600, color: INK };
const MARK: TextStyle = { size: 14, weight: 600, color: NOTICE };

/**
 * A page for a report: title, figures, the map, its legend, definition, date and marks, in one canvas
 * of 1440 × scale pixels width. Laid out twice: once to learn the height, once to draw.
 */
export function composePicture(input: PictureInput): HTMLCanvasElement {
  const probe = document.createElement('canvas').getContext('2d');
  if (probe === null) throw new AtlasError('export-failed', {}, { details: 'no 2D canvas' });
  const height = Math.ceil(layOut(probe, input, false));
  const canvas = document.createElement('canvas');
  canvas.width = PICTURE_WIDTH * input.scale;
  canvas.height = height * input.scale;
  const context = canvas.getContext('2d');
  if (context === null) throw new AtlasError('export-failed', {}, { details: 'no 2D canvas' });
  context.scale(input.scale, input.scale);
  context.imageSmoothingQuality = 'high';
  context.fillStyle = '#FFFFFF';
  context.fillRect(0, 0, PICTURE_WIDTH, height);
  layOut(context, input, true);
  return canvas;
}

export function pictureBlob(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new AtlasError('export-failed', {}, { details: 'canvas too large' })) : resolve(blob)),
      'image/png',
    );
  });
}

/** Answers the height; draws only when asked. */
function layOut(context: CanvasRenderingContext2D, input: PictureInput, draw: boolean): number {
  let y = MARGIN;
  for (const line of linesWithin(context, input.title, TITLE, INNER)) {
    y += 34;
    if (draw) writeText(context, line, MARGIN, y - 6, TITLE);
  }
  for (const line of linesWithin(context, input.subtitle, SUBTITLE, INNER)) {
    y += 22;
    if (draw) writeText(context, line, MARGIN, y - 4, SUBTITLE);
  }
  y += 8;
  y = drawMarks(context, input.marks, y, draw);
  y = drawFigures(context, input.figures, y, draw);
  y = drawMap(context, input, y, draw);
  y = drawLegends(context, input.legends, y, draw);
  for (const note of input.notes) {
    for (const line of linesWithin(context, note, CAPTION, INNER)) {
      y += 20;
      if (draw) writeText(context, line, MARGIN, y - 4, CAPTION);
    }
  }
  y += 8;
  return drawMarks(context, input.marks, y, draw) + MARGIN - 8;
}

function drawMarks(context: CanvasRenderingContext2D, marks: readonly string[], top: number, draw: boolean): number {
  if (marks.length === 0) return top;
  const lines = marks.flatMap((mark) => linesWithin(context, mark, MARK, INNER - 24));
  const height = lines.length * 22 + 10;
  if (draw) {
    context.fillStyle = NOTICE_SURFACE;
    context.fillRect(MARGIN, top, INNER, height);
    lines.forEach((line, index) => {
      writeText(context, line, MARGIN + 12, top + 21 + index * 22, MARK);
    });
  }
  return top + height + 8;
}

function drawFigures(context: CanvasRenderingContext2D, figures: readonly PictureFigure[], top: number, draw: boolean): number {
  if (figures.length === 0) return top;
  const width = INNER / figures.length;
  if (draw) {
    figures.forEach((figure, index) => {
      const x = MARGIN + index * width;
      writeText(context, figure.name, x, top + 18, CAPTION);
      const used = writeText(context, figure.value, x, top + 52, FIGURE);
      if (figure.unit !== '') writeText(context, figure.unit, x + used + 5, top + 52, UNIT);
    });
  }
  return top + 68;
}

function drawMap(context: CanvasRenderingContext2D, input: PictureInput, top: number, draw: boolean): number {
  const { map } = input;
  if (map === null || map.width === 0) {
    if (draw) writeText(context, input.mapMissing, MARGIN, top + 20, CAPTION);
    return top + 32;
  }
  const height = (INNER * map.height) / map.width;
  if (draw) {
    context.drawImage(map, MARGIN, top, INNER, height);
    context.strokeStyle = HAIRLINE;
    context.lineWidth = 1;
    context.strokeRect(MARGIN + 0.5, top + 0.5, INNER - 1, height - 1);
  }
  return top + height + 12;
}

function drawLegends(context: CanvasRenderingContext2D, legends: readonly PictureLegend[], top: number, draw: boolean): number {
  let y = top;
  for (const legend of legends) {
    y += 22;
    if (draw) writeText(context, legend.title, MARGIN, y - 4, LEGEND_TITLE);
    y += 22;
    let x = MARGIN;
    for (const item of legend.items) {
      const width = 34 + measure(context, item.label, LEGEND) + 18;
      if (x + width > MARGIN + INNER && x > MARGIN) {
        x = MARGIN;
        y += 22;
      }
      if (draw) {
        drawGlyph(context, item.shape, item.color, x + 12, y - 9, 13);
        if (item.hatched) hatch(context, x + 2, y - 15, 20, 13);
        writeText(context, item.label, x + 30, y - 4, LEGEND);
      }
      x += width;
    }
    y += 6;
  }
  return y;
}

function measure(context: CanvasRenderingContext2D, text: string, style: TextStyle): number {
  return writeText(context, text, 0, 0, style, false);
}
