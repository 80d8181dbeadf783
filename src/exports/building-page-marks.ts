import type { GlyphShape } from '../scales/glyph-shapes.ts';

/** What a page consists of. One list of marks is drawn as SVG on screen and in print, and on a canvas for a picture. */
export type Mark =
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: string | null;
      readonly stroke: string | null;
      readonly strokeWidth: number;
      readonly isDashed: boolean;
      readonly radius: number;
    }
  | {
      readonly kind: 'text';
      /** Left, middle or right end, as `align` says. */
      readonly x: number;
      /** Baseline. */
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly weight: 400 | 600;
      readonly color: string;
      readonly align: 'start' | 'middle' | 'end';
      /** The whole text where the drawn one is cut. */
      readonly hint: string | null;
    }
  | {
      readonly kind: 'line';
      readonly x: number;
      readonly y: number;
      readonly toX: number;
      readonly toY: number;
      readonly color: string;
      readonly width: number;
    }
  | {
      readonly kind: 'glyph';
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly shape: GlyphShape;
      readonly color: string;
    }
  /** One or several enterprises: what a person points at. */
  | { readonly kind: 'cell'; readonly rows: readonly number[]; readonly hint: string; readonly marks: readonly Mark[] };

export interface PageMarks {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** A4, landscape, at 144 marks to the inch. */
export const PAGE_WIDTH = 1684;
export const PAGE_HEIGHT = 1190;

export const INK = '#1F2328';
export const SECONDARY = '#5B6470';
export const HAIRLINE = '#E6E1DA';
export const STRONG_LINE = '#CDC6BC';
export const PAPER = '#FFFFFF';
export const SURFACE = '#FAF8F5';
export const NOTICE = '#6B4700';
export const NOTICE_SURFACE = '#FFF6DF';
export const GAP_COLOR = '#1F4E79';

export function rect(
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  fill: string | null,
  stroke: string | null = null,
  more: { readonly strokeWidth?: number; readonly isDashed?: boolean; readonly radius?: number } = {},
): Mark {
  const { x, y, width, height } = box;
  return {
    kind: 'rect',
    x,
    y,
    width,
    height,
    fill,
    stroke,
    strokeWidth: more.strokeWidth ?? 1,
    isDashed: more.isDashed ?? false,
    radius: more.radius ?? 0,
  };
}

export function text(
  value: string,
  x: number,
  y: number,
  size: number,
  more: {
    readonly weight?: 400 | 600;
    readonly color?: string;
    readonly align?: 'start' | 'middle' | 'end';
    readonly hint?: string | null;
  } = {},
): Mark {
  return {
    kind: 'text',
    x,
    y,
    text: value,
    size,
    weight: more.weight ?? 400,
    color: more.color ?? INK,
    align: more.align ?? 'start',
    hint: more.hint ?? null,
  };
}

export function line(x: number, y: number, toX: number, toY: number, color: string, width = 1): Mark {
  return { kind: 'line', x, y, toX, toY, color, width };
}
