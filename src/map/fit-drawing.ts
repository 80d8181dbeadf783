import { latOfMercator, lonOfMercator, mercatorX, mercatorY } from '../layers/mercator.ts';
import type { ControlPoint, FitKind } from '../model/control-point.ts';
import type { LonLat } from './map-types.ts';

export interface DrawingFit {
  readonly kind: FitKind;
  /** Where a pixel of the drawing lies. */
  readonly place: (pixel: readonly [number, number]) => LonLat;
  /** Metres on the ground between each control point and where the fit puts it. */
  readonly residuals: readonly number[];
  /** Root of their mean square, metres. */
  readonly rms: number;
  /** More was given than the fit needs, so that the residuals say something. */
  readonly isChecked: boolean;
}

const EARTH_METERS = 40_075_016.686;
/** Below this share of the largest the pivot is nothing but rounding: the points lie on a line. */
const LEAST_PIVOT = 1e-9;

/**
 * Fits a drawing to the map by least squares in Web Mercator, which is conformal and so flat enough for a plan: an affine map by six
 * numbers from three points on, a projective one by eight from four on (direct linear transform on normalized coordinates; Hartley and
 * Zisserman, Multiple View Geometry, 2004, ch. 4). Null with too few points, or where they lie on a line.
 */
export function fitDrawing(points: readonly ControlPoint[], kind: FitKind): DrawingFit | null {
  const needed = kind === 'affine' ? 3 : 4;
  if (points.length < needed) return null;
  const from = normalized(points.map(({ pixel }) => pixel));
  const to = normalized(points.map(({ lonLat: [lon, lat] }) => [mercatorX(lon), mercatorY(lat)] as const));
  if (from === null || to === null) return null;
  const rows: number[][] = [];
  const values: number[] = [];
  from.points.forEach(([u, v], index) => {
    const [x, y] = to.points[index] ?? [0, 0];
    const tail = (target: number): number[] => (kind === 'affine' ? [] : [-u * target, -v * target]);
    rows.push([u, v, 1, 0, 0, 0, ...tail(x)], [0, 0, 0, u, v, 1, ...tail(y)]);
    values.push(x, y);
  });
  const solved = leastSquares(rows, values);
  if (solved === null) return null;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = solved;
  const place = ([px, py]: readonly [number, number]): LonLat => {
    const [u, v] = [(px - from.x) / from.scale, (py - from.y) / from.scale];
    const w = g * u + h * v + 1;
    const x = ((a * u + b * v + c) / w) * to.scale + to.x;
    const y = ((d * u + e * v + f) / w) * to.scale + to.y;
    return [lonOfMercator(x), latOfMercator(y)];
  };
  const residuals = points.map(({ pixel, lonLat }) => meters(place(pixel), lonLat));
  if (residuals.some((residual) => !Number.isFinite(residual))) return null;
  const rms = Math.sqrt(residuals.reduce((sum, residual) => sum + residual ** 2, 0) / residuals.length);
  return { kind, place, residuals, rms, isChecked: points.length > needed };
}

/** Top left, top right, bottom right, bottom left of a drawing of this size. */
export function cornersOf(fit: DrawingFit, width: number, height: number): readonly [LonLat, LonLat, LonLat, LonLat] {
  return [fit.place([0, 0]), fit.place([width, 0]), fit.place([width, height]), fit.place([0, height])];
}

function meters([lon, lat]: LonLat, [lon2, lat2]: LonLat): number {
  const shares = Math.hypot(mercatorX(lon) - mercatorX(lon2), mercatorY(lat) - mercatorY(lat2));
  return shares * EARTH_METERS * Math.cos((lat2 * Math.PI) / 180);
}

/** Points about their middle, at a mean distance of 1; null where all are one point. */
function normalized(points: readonly (readonly [number, number])[]) {
  const x = points.reduce((sum, point) => sum + point[0], 0) / points.length;
  const y = points.reduce((sum, point) => sum + point[1], 0) / points.length;
  const scale = points.reduce((sum, point) => sum + Math.hypot(point[0] - x, point[1] - y), 0) / points.length;
  if (!(scale > 0)) return null;
  return { x, y, scale, points: points.map(([px, py]) => [(px - x) / scale, (py - y) / scale] as const) };
}

/** Solves the normal equations by elimination with pivots; null where they do not decide. */
function leastSquares(rows: readonly (readonly number[])[], values: readonly number[]): readonly number[] | null {
  const n = rows[0]?.length ?? 0;
  const at = (row: readonly number[], column: number): number => row[column] ?? 0;
  const system = Array.from({ length: n }, (_, i) => [
    ...Array.from({ length: n }, (__, j) => rows.reduce((sum, row) => sum + at(row, i) * at(row, j), 0)),
    rows.reduce((sum, row, index) => sum + at(row, i) * at(values, index), 0),
  ]);
  const largest = Math.max(...system.flat().map(Math.abs));
  for (let column = 0; column < n; column += 1) {
    const order = system.map((row, index) => [index, Math.abs(at(row, column))] as const).filter(([index]) => index >= column);
    const [best, size] = order.reduce((a, b) => (b[1] > a[1] ? b : a), [column, 0] as const);
    if (size < largest * LEAST_PIVOT) return null;
    const pivot = system[best] ?? [];
    system[best] = system[column] ?? [];
    system[column] = pivot;
    for (let row = column + 1; row < n; row += 1) {
      const current = system[row] ?? [];
      const factor = at(current, column) / at(pivot, column);
      system[row] = current.map((value, index) => value - factor * at(pivot, index));
    }
  }
  const solution = new Array<number>(n).fill(0);
  for (let row = n - 1; row >= 0; row -= 1) {
    const line = system[row] ?? [];
    const known = solution.reduce((sum, value, index) => (index > row ? sum + at(line, index) * value : sum), 0);
    solution[row] = (at(line, n) - known) / at(line, row);
  }
  return solution;
}
