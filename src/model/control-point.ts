/** One spot of a drawing and where it lies. */
export interface ControlPoint {
  /** Pixels of the drawing from its top left corner. */
  readonly pixel: readonly [number, number];
  /** WGS-84 degrees. */
  readonly lonLat: readonly [number, number];
}

/** 'affine' keeps parallels parallel, as on a flat plan; 'projective' also takes a photograph at an angle. */
export type FitKind = 'affine' | 'projective';

/** Points of a drawing that are asked for. */
export const CONTROL_POINTS = 4;
