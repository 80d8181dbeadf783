import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellShare, fullCellDenominator } from '../../src/layers/cell-layers.ts';
import { convexHull } from '../../src/layers/convex-hull.ts';
import { arcPath } from '../../src/layers/curve.ts';
import { glyphRadius } from '../../src/layers/glyph-distance.ts';
import { hitTest, rowsInRing } from '../../src/layers/hit-test.ts';
import { labelItems } from '../../src/layers/label-items.ts';
import { mercatorX, mercatorY } from '../../src/layers/mercator.ts';
import { placeGeometry } from '../../src/layers/place-geometry.ts';
import { isInRing } from '../../src/layers/point-in-polygon.ts';
import { placeLabels } from '../../src/map/label-layout.ts';
import type { Column, ColumnTable } from '../../src/model/column-table.ts';
import { rateScale } from '../../src/scales/rate-scale.ts';

const numbers = (...values: (number | null)[]): Column => ({
  kind: 'number',
  values: Float64Array.from(values, (value) => value ?? 0),
  nulls: Uint8Array.from(values, (value) => (value === null ? 1 : 0)),
});
const texts = (...values: (string | null)[]): Column => ({ kind: 'text', values });
const square = (west: number, south: number, side: number, hole = false) => {
  const ring = (a: number, b: number, s: number) => [
    [a, b],
    [a + s, b],
    [a + s, b + s],
    [a, b + s],
    [a, b],
  ];
  return JSON.stringify({
    type: 'Polygon',
    coordinates: hole ? [ring(west, south, side), ring(west + side / 4, south + side / 4, side / 2)] : [ring(west, south, side)],
  });
};

const PARKS: ColumnTable = {
  numRows: 4,
  columns: {
    name_zh: texts('甲园', '乙园', '丙园', null),
    name_en: texts('Park A', null, 'Park C', null),
    lon: numbers(106.05, 106.25, 106.5, null),
    lat: numbers(26.05, 26.05, 26.5, null),
    geom: texts(square(106, 26, 0.1), square(106.2, 26, 0.1, true), null, '{"type":"Polygon","coordinates":"nonsense"}'),
    eligible: numbers(24, 5, 0, null),
    covered: numbers(9, 5, 0, null),
  },
};
const spec = {
  id: 'parks',
  kind: 'parks' as const,
  visible: true,
  opacity: 1,
  table: PARKS,
  scale: rateScale({ reference: 0.5 }),
  labels: true,
};

describe('hull', () => {
  it('holds every point, and its corners are points', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }));
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 40 }), (points) => {
        const hull = convexHull(points);
        if (hull.length < 3) return;
        for (const [x, y] of points) {
          const outside = hull.some(([ax, ay], index) => {
            const [bx, by] = hull[(index + 1) % hull.length] ?? [0, 0];
            return (bx - ax) * (y - ay) - (by - ay) * (x - ax) < 0;
          });
          expect(outside).toBe(false);
        }
        expect(hull.every(([x, y]) => points.some(([px, py]) => px === x && py === y))).toBe(true);
      }),
    );
  });

  it('gives back what makes no area', () => {
    expect(
      convexHull([
        [1, 1],
        [1, 1],
      ]),
    ).toEqual([[1, 1]]);
  });
});

describe('places', () => {
  it('reads outlines with holes, keeps positions without one, and survives bad text', () => {
    const { parts, points } = placeGeometry(PARKS);
    expect(parts.map((part) => part.row)).toEqual([0, 1]);
    expect(parts[1]?.holeIndices).toEqual([10]);
    expect(points).toEqual([{ row: 2, lon: 106.5, lat: 26.5 }]);
    expect(placeGeometry(PARKS)).toBe(placeGeometry(PARKS));
  });

  it('are hit inside, not in their holes, and near their point', () => {
    expect(hitTest(spec, 106.02, 26.02, 0.001)).toBe(0);
    expect(hitTest(spec, 106.25, 26.05, 0.001)).toBeNull();
    expect(hitTest(spec, 106.21, 26.01, 0.001)).toBe(1);
    expect(hitTest(spec, 106.5005, 26.5, 0.001)).toBe(2);
    expect(hitTest({ ...spec, visible: false }, 106.02, 26.02, 0.001)).toBeNull();
  });

  it('are chosen by a lasso through their anchors', () => {
    expect(rowsInRing(spec, [106, 26, 106.3, 26, 106.3, 26.1, 106, 26.1])).toEqual([0, 1]);
  });
});

describe('cells', () => {
  const level = 14;
  const side = 2 ** level;
  const [cx, cy] = [Math.floor(mercatorX(106.05) * side), Math.floor(mercatorY(26.05) * side)];
  const cells: ColumnTable = {
    numRows: 2,
    columns: { cx: numbers(cx, cx + 1), cy: numbers(cy, cy), eligible: numbers(1, 100), covered: numbers(1, 93) },
  };

  it('are found by arithmetic', () => {
    const rates = {
      id: 'c',
      kind: 'rate-cells' as const,
      visible: true,
      opacity: 1,
      table: cells,
      level,
      scale: rateScale({ reference: 0.5 }),
    };
    expect(hitTest(rates, 106.05, 26.05, 0)).toBe(0);
    expect(hitTest(rates, 107, 26.05, 0)).toBeNull();
  });

  it('show 1 of 1 small beside 93 of 100', () => {
    const full = fullCellDenominator(cells);
    expect(cellShare(100, full)).toBe(1);
    expect(cellShare(1, full)).toBeLessThan(0.3);
  });
});

describe('labels', () => {
  const counts = (eligible: number, covered: number) => `${eligible}家 / ${covered}家已覆盖`;
  const size = { width: 800, height: 600 };
  const measure = (item: { title: string; detail: string }) => ({
    width: 100,
    height: 30,
    titleWidth: item.title.length * 14,
    titleHeight: 16,
  });

  it('carry the name in the language with the other as a substitute, and the counts', () => {
    const chinese = labelItems([spec], { language: 'zh-CN', counts });
    expect(chinese.map((item) => [item.title, item.detail])).toEqual([
      ['甲园', '24家 / 9家已覆盖'],
      ['乙园', '5家 / 5家已覆盖'],
      ['丙园', ''],
    ]);
    expect(labelItems([spec], { language: 'en', counts }).map((item) => item.title)).toEqual(['Park A', '乙园', 'Park C']);
    expect(labelItems([{ ...spec, labels: false }], { language: 'en', counts })).toEqual([]);
  });

  it('never overlap, and the weightier stays', () => {
    const items = labelItems([spec], { language: 'zh-CN', counts }).map((item) => ({ ...item, extent: 1, edge: null }));
    const crowded = placeLabels(items, size, 1000, () => [400, 300], measure);
    expect(crowded.map((label) => label.item.title)).toEqual(['甲园']);
    const spread = placeLabels(items, size, 1000, (x) => [(x - mercatorX(106)) * 3e5, 300], measure);
    expect(spread.length).toBeGreaterThan(1);
  });
});

describe('small geometry', () => {
  it('bends an arc to the left and back to the other side', () => {
    const there = arcPath([106, 26], [107, 26], 8);
    const back = arcPath([107, 26], [106, 26], 8);
    expect(there[0]).toBeCloseTo(106);
    expect(there[16]).toBeCloseTo(107);
    expect(there[9] ?? 0).toBeGreaterThan(26);
    expect(back[9] ?? 99).toBeLessThan(26);
  });

  it('makes symbols smaller the more there are and larger the closer one looks', () => {
    expect(glyphRadius(12, 1_000_000, 0.1)).toBeLessThan(glyphRadius(12, 1000, 0.1));
    expect(glyphRadius(12, 100_000, 0.1)).toBeLessThanOrEqual(glyphRadius(15, 100_000, 0.1));
    expect(glyphRadius(20, 10, 0.1)).toBe(5.5);
  });

  it('tells inside from outside of a notched ring', () => {
    const ring = [0, 0, 10, 0, 10, 10, 5, 2, 0, 10];
    expect(isInRing(5, 1, ring)).toBe(true);
    expect(isInRing(5, 5, ring)).toBe(false);
  });
});
