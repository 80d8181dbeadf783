import { describe, expect, it } from 'vitest';
import { type GlyphStyle, glyphDistance } from '../../src/layers/glyph-distance.ts';
import { isInRing } from '../../src/layers/point-in-polygon.ts';
import { drawSprites, PHASES } from '../../src/map/raster/glyph-sprites.ts';
import { BLOCK, buildPointIndex } from '../../src/map/raster/point-index.ts';
import { nearestPoint, pointsInRing } from '../../src/map/raster/point-query.ts';
import { blendUnder, type RasterPaint, type RasterView, rasterPoints } from '../../src/map/raster/raster-core.ts';
import { rungScale } from '../../src/scales/rung-scale.ts';
import { scatter } from '../support/point-sets.ts';

const STYLE: GlyphStyle = { radius: 5, rim: 0, rimColor: [255, 255, 255], opacity: 1 };
const PAINT: RasterPaint = { style: STYLE, colors: rungScale.colorTable(), selectedStyle: { ...STYLE, radius: 8 }, selected: null };
const VIEW: RasterView = { width: 100, height: 60, centreX: 1000, centreY: 2000, scale: 1, bearing: 0 };

function onePoint(x: number, y: number, rung = 4) {
  return buildPointIndex({ mx: Int32Array.of(x), my: Int32Array.of(y), rung: Uint8Array.of(rung), row: Int32Array.of(42) });
}

function rgbaAt(frame: ReturnType<typeof rasterPoints>, x: number, y: number): number[] {
  const pixel = frame.pixels[(y + frame.margin) * frame.stride + x + frame.margin] ?? 0;
  return [pixel & 255, (pixel >>> 8) & 255, (pixel >>> 16) & 255, pixel >>> 24];
}

describe('raster', () => {
  it('draws a point where it is, in its rung colour, and nothing elsewhere', () => {
    const frame = rasterPoints(onePoint(1010, 1995), VIEW, PAINT);
    expect(rgbaAt(frame, 60, 25)).toEqual([...rungScale.signOf('single').color]);
    expect(rgbaAt(frame, 50, 30)).toEqual([0, 0, 0, 0]);
    expect(frame.drawn).toBe(1);
  });

  it('leaves the middle of a ring open', () => {
    const frame = rasterPoints(onePoint(1000, 2000, 0), VIEW, PAINT);
    expect(rgbaAt(frame, 50, 30)[3]).toBe(0);
    expect(rgbaAt(frame, 53, 30)[3]).toBeGreaterThan(200);
  });

  it('turns with the bearing: at 90° the east is up', () => {
    const frame = rasterPoints(onePoint(1020, 2000), { ...VIEW, bearing: 90 }, PAINT);
    expect(rgbaAt(frame, 50, 10)[3]).toBe(255);
    expect(rgbaAt(frame, 70, 30)[3]).toBe(0);
  });

  it('draws symbols that stand partly outside the view, and none that lie far out', () => {
    expect(rgbaAt(rasterPoints(onePoint(948, 2000), VIEW, PAINT), 0, 30)[3]).toBeGreaterThan(0);
    expect(rasterPoints(onePoint(5000, 2000), VIEW, PAINT).drawn).toBe(0);
  });

  it('puts the last of two points on top', () => {
    const index = buildPointIndex({
      mx: Int32Array.of(1000, 1000),
      my: Int32Array.of(2000, 2000),
      rung: Uint8Array.of(4, 1),
      row: Int32Array.of(1, 2),
    });
    expect(rgbaAt(rasterPoints(index, VIEW, PAINT), 50, 30)).toEqual([...rungScale.signOf('work').color]);
  });

  it('draws selected points above all others and larger', () => {
    const points = scatter(300, 0, 0, 1e-5);
    const index = buildPointIndex(points);
    const selected = new Uint8Array(index.count);
    selected[0] = 1;
    const view = { ...VIEW, centreX: index.mx[0] ?? 0, centreY: index.my[0] ?? 0 };
    const selectedStyle: GlyphStyle = { radius: 8, rim: 2, rimColor: [1, 2, 3], opacity: 1 };
    const frame = rasterPoints(index, view, { ...PAINT, selectedStyle, selected });
    const [red, green, blue] = rgbaAt(frame, 50, 30);
    const colors = PAINT.colors.subarray((index.rung[0] ?? 0) * 4, (index.rung[0] ?? 0) * 4 + 3);
    const isRing = index.rung[0] === 0;
    if (!isRing) expect([red, green, blue]).toEqual([...colors]);
    expect([...frame.pixels].some((pixel) => (pixel & 0xffffff) === 0x030201)).toBe(true);
  });

  it('gives the same picture whether memory is new or handed back', () => {
    const index = buildPointIndex(scatter(500, 0, 0, 1e-4));
    const view = { ...VIEW, centreX: 2 ** 29, centreY: 2 ** 29, scale: 0.05 };
    const first = rasterPoints(index, view, PAINT);
    const copy = first.pixels.slice();
    const second = rasterPoints(index, view, PAINT, first.pixels.buffer);
    expect(second.pixels.buffer).toBe(first.pixels.buffer);
    expect(second.pixels).toEqual(copy);
    expect(first.drawn).toBeGreaterThan(100);
  });

  it('blends what lies below through what lies above', () => {
    const half = 0x80_00_00_ff;
    const solid = 0xff_ff_00_00;
    const mixed = blendUnder(half, solid);
    expect(mixed >>> 24).toBe(255);
    expect(Math.abs((mixed & 255) - 128)).toBeLessThanOrEqual(2);
    expect(Math.abs(((mixed >>> 16) & 255) - 127)).toBeLessThanOrEqual(2);
    expect(blendUnder(half, 0)).toBe(half);
  });
});

describe('sprites', () => {
  it('give every shape about the same ink', () => {
    const { sprites } = drawSprites({ ...STYLE, radius: 10 }, rungScale.colorTable(), 100);
    const ink = [0, 1, 2, 3, 4].map((shape) =>
      (sprites[shape * PHASES * PHASES]?.colors ?? new Uint32Array()).reduce((sum, color) => sum + (color >>> 24) / 255, 0),
    );
    expect(Math.max(...ink) / Math.min(...ink)).toBeLessThan(1.4);
  });

  it('have the distance zero at their edges', () => {
    expect(glyphDistance(4, 0.82, 0)).toBeCloseTo(0);
    expect(glyphDistance(1, 0.72, 0.3)).toBeCloseTo(0);
    expect(glyphDistance(3, 0.52, 0.52)).toBeCloseTo(0);
    expect(glyphDistance(2, 0, -0.75)).toBeCloseTo(0);
    expect(glyphDistance(0, 0.86, 0)).toBeCloseTo(0);
  });
});

describe('point index', () => {
  const points = scatter(5000, 106.6, 26.6, 0.05);
  const index = buildPointIndex(points);

  it('keeps every point once, with its place and row', () => {
    expect(index.blocks).toBe(Math.ceil(5000 / BLOCK));
    expect([...index.source].sort((left, right) => left - right)).toEqual(Array.from({ length: 5000 }, (_, place) => place));
    for (let place = 0; place < index.count; place++) {
      const source = index.source[place] ?? 0;
      expect(index.row[place]).toBe(1000 + source);
      expect(index.mx[place]).toBe(points.mx[source]);
    }
  });

  it('makes blocks that lie close together even with a stray point at 0°, 0°', () => {
    const stray = buildPointIndex({
      mx: Int32Array.from([...points.mx, 2 ** 29]),
      my: Int32Array.from([...points.my, 2 ** 29]),
      rung: new Uint8Array(5001),
      row: new Int32Array(5001),
    });
    const widths = Array.from(
      { length: stray.blocks },
      (_, block) => (stray.boxes[block * 4 + 2] ?? 0) - (stray.boxes[block * 4] ?? 0),
    ).sort((left, right) => left - right);
    const whole = Math.max(...points.mx) - Math.min(...points.mx);
    expect(widths[Math.floor(widths.length / 2)] ?? Infinity).toBeLessThan(whole / 2);
  });

  it('finds the nearest point, as a plain search does, and none beyond the tolerance', () => {
    for (let probe = 0; probe < 50; probe++) {
      const x = (points.mx[probe] ?? 0) + 13;
      const y = (points.my[probe] ?? 0) - 7;
      let best = -1;
      let least = Infinity;
      for (let place = 0; place < 5000; place++) {
        const distance = ((points.mx[place] ?? 0) - x) ** 2 + ((points.my[place] ?? 0) - y) ** 2;
        if (distance < least) [least, best] = [distance, place];
      }
      expect(nearestPoint(index, x, y, 1000)).toMatchObject({ index: best, row: 1000 + best });
    }
    expect(nearestPoint(index, 5, 5, 1000)).toBeNull();
  });

  it('finds the points in a lasso, as a plain search does', () => {
    const [cx, cy] = [points.mx[0] ?? 0, points.my[0] ?? 0];
    const ring = Array.from({ length: 9 }, (_, corner) => {
      const radius = corner % 2 === 0 ? 90_000 : 40_000;
      return [cx + radius * Math.cos((corner / 9) * 2 * Math.PI), cy + radius * Math.sin((corner / 9) * 2 * Math.PI)];
    }).flat();
    const plain = Array.from({ length: 5000 }, (_, place) => place).filter((place) =>
      isInRing(points.mx[place] ?? 0, points.my[place] ?? 0, ring),
    );
    expect(plain.length).toBeGreaterThan(20);
    expect([...pointsInRing(index, ring)]).toEqual(plain.map((place) => 1000 + place));
  });

  it('copes with no points at all', () => {
    const empty = buildPointIndex({ mx: new Int32Array(0), my: new Int32Array(0), rung: new Uint8Array(0), row: new Int32Array(0) });
    expect(rasterPoints(empty, VIEW, PAINT).drawn).toBe(0);
    expect(nearestPoint(empty, 0, 0, 10)).toBeNull();
  });
});
