import type { GlyphStyle } from '../../layers/glyph-distance.ts';
import type { PointSet } from '../../layers/layer-spec.ts';
import type { PointHit } from './point-query.ts';
import type { RasterView } from './raster-core.ts';

export type RasterRequest =
  | { readonly kind: 'points'; readonly id: number; readonly points: PointSet | null }
  | { readonly kind: 'select'; readonly id: number; readonly rows: Int32Array }
  | {
      readonly kind: 'frame';
      readonly id: number;
      readonly view: RasterView;
      readonly style: GlyphStyle;
      readonly selectedStyle: GlyphStyle;
      readonly colors: Uint8Array;
      /** Memory of an earlier frame, given back. */
      readonly reuse: ArrayBuffer | null;
    }
  | { readonly kind: 'nearest'; readonly id: number; readonly x: number; readonly y: number; readonly tolerance: number }
  | { readonly kind: 'ring'; readonly id: number; readonly ring: Float64Array };

export interface FrameAnswer {
  readonly kind: 'frame';
  readonly id: number;
  readonly buffer: ArrayBuffer;
  readonly stride: number;
  readonly lines: number;
  readonly margin: number;
  readonly drawn: number;
}

export type RasterAnswer =
  | { readonly kind: 'done'; readonly id: number }
  | FrameAnswer
  | { readonly kind: 'nearest'; readonly id: number; readonly hit: PointHit | null }
  | { readonly kind: 'ring'; readonly id: number; readonly rows: Int32Array };
