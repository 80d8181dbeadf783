import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cornersOf, fitDrawing } from '../../src/map/fit-drawing.ts';
import type { ControlPoint } from '../../src/model/control-point.ts';

const LAT = 26.6;
/** Degrees of a metre at the place. */
const METER_LAT = 1 / 110_800;
const METER_LON = 1 / (111_320 * Math.cos((LAT * Math.PI) / 180));

/** A plan of a metre a pixel, turned by an angle, with its top left corner at 106.6, 26.6. */
function placeOf([u, v]: readonly [number, number], angle: number, tilt = 0): readonly [number, number] {
  const w = 1 + tilt * u;
  const [x, y] = [u / w, v / w];
  const east = x * Math.cos(angle) + y * Math.sin(angle);
  const south = y * Math.cos(angle) - x * Math.sin(angle);
  return [106.6 + east * METER_LON, LAT - south * METER_LAT];
}

const CORNERS: readonly (readonly [number, number])[] = [
  [10, 10],
  [790, 20],
  [780, 590],
  [20, 580],
];

const points = (angle: number, tilt = 0): readonly ControlPoint[] =>
  CORNERS.map((pixel) => ({ pixel, lonLat: placeOf(pixel, angle, tilt) }));

describe('fitting a drawing', () => {
  it('puts a flat plan where it lies, to a few centimetres, whichever way it is turned', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 6, noNaN: true }), (angle) => {
        const fit = fitDrawing(points(angle), 'affine');
        expect(fit?.isChecked).toBe(true);
        expect(fit?.rms).toBeLessThan(0.1);
        const [lon = 0, lat = 0] = fit?.place([400, 300]) ?? [];
        const [wantedLon, wantedLat] = placeOf([400, 300], angle);
        expect(Math.hypot((lon - wantedLon) / METER_LON, (lat - wantedLat) / METER_LAT)).toBeLessThan(0.2);
      }),
    );
  });

  it('says in metres how far a wrong point is off, and least squares spread it', () => {
    const [first, ...rest] = points(0.3);
    if (first === undefined) throw new Error('four points');
    const moved = { ...first, lonLat: [first.lonLat[0] + 40 * METER_LON, first.lonLat[1]] as const };
    const fit = fitDrawing([moved, ...rest], 'affine');
    const off = fit?.residuals ?? [];
    // Four corners of a rectangle share an error of one of them by quarters.
    for (const residual of off) expect(residual).toBeGreaterThan(7);
    for (const residual of off) expect(residual).toBeLessThan(13);
    expect(fit?.rms).toBeGreaterThan(8);
    expect(fit?.rms).toBeLessThan(12);
  });

  it('takes a photograph at an angle by the projective fit, where the affine one shows its error', () => {
    const tilted = points(0.2, 0.0004);
    const affine = fitDrawing(tilted, 'affine');
    const projective = fitDrawing(tilted, 'projective');
    expect(affine?.rms).toBeGreaterThan(5);
    expect(projective?.rms).toBeLessThan(0.05);
    // Four points leave nothing to check a projective fit by.
    expect(projective?.isChecked).toBe(false);
    const [lon = 0, lat = 0] = projective?.place([400, 300]) ?? [];
    const [wantedLon, wantedLat] = placeOf([400, 300], 0.2, 0.0004);
    expect(Math.hypot((lon - wantedLon) / METER_LON, (lat - wantedLat) / METER_LAT)).toBeLessThan(0.2);
  });

  it('gives the corners in the order top left, top right, bottom right, bottom left', () => {
    const fit = fitDrawing(points(0), 'affine');
    if (fit === null) throw new Error('no fit');
    const [topLeft, topRight, bottomRight, bottomLeft] = cornersOf(fit, 800, 600);
    expect(topRight[0]).toBeGreaterThan(topLeft[0]);
    expect(bottomRight[1]).toBeLessThan(topRight[1]);
    expect(bottomLeft[0]).toBeCloseTo(topLeft[0], 6);
  });

  it('does not decide with too few points, with points on a line, or with one point four times', () => {
    expect(fitDrawing(points(0).slice(0, 2), 'affine')).toBeNull();
    expect(fitDrawing(points(0).slice(0, 3), 'projective')).toBeNull();
    const line = [0, 1, 2, 3].map((at): ControlPoint => ({ pixel: [at * 100, at * 50], lonLat: placeOf([at * 100, at * 50], 0) }));
    expect(fitDrawing(line, 'affine')).toBeNull();
    expect(fitDrawing(line, 'projective')).toBeNull();
    expect(
      fitDrawing(
        line.map(() => line[0] ?? { pixel: [0, 0], lonLat: [0, 0] }),
        'affine',
      ),
    ).toBeNull();
  });
});
