import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lonLatOfUnits, mercatorX, mercatorY, metersPerPixel, unitsOfLonLat } from '../../src/layers/mercator.ts';
import {
  cameraOfBounds,
  isSameCamera,
  lonLatOfScreen,
  panBy,
  screenOfMercator,
  transformBetween,
  zoomAbout,
} from '../../src/map/camera-math.ts';
import { wrapDegrees } from '../../src/map/gestures.ts';
import { readRenderer } from '../../src/map/gpu.ts';
import { buildGraticule, graticuleStep, needsGraticule } from '../../src/map/graticule.ts';
import { scaleBarLength } from '../../src/map/scale-bar.tsx';
import { shapeRing } from '../../src/map/shape-tool.ts';

const SIZE = { width: 800, height: 600 };
const CAMERA = { lon: 106.63, lat: 26.6, zoom: 13, bearing: 0, pitch: 0 };
const camera = fc.record({
  lon: fc.double({ min: 80, max: 130, noNaN: true }),
  lat: fc.double({ min: 20, max: 50, noNaN: true }),
  zoom: fc.double({ min: 4, max: 18, noNaN: true }),
  bearing: fc.double({ min: -180, max: 180, noNaN: true }),
  pitch: fc.constant(0),
});
const pixel = fc.tuple(fc.double({ min: 0, max: 800, noNaN: true }), fc.double({ min: 0, max: 600, noNaN: true }));

describe('mercator', () => {
  it('agrees with known places', () => {
    expect(mercatorX(0)).toBe(0.5);
    expect(mercatorY(0)).toBeCloseTo(0.5, 12);
    expect(mercatorY(85.051128779806604)).toBeCloseTo(0, 9);
    // EPSG:3857 of 106.63°E 26.6°N by the formula of the standard: y = R ln tan(π/4 + φ/2).
    const y = 6378137 * Math.log(Math.tan(Math.PI / 4 + (26.6 * Math.PI) / 360));
    expect(mercatorY(26.6)).toBeCloseTo(0.5 - y / (2 * Math.PI * 6378137), 12);
    expect(metersPerPixel(0, 0)).toBeCloseTo(78271.517, 2);
  });

  it('goes to units and back within a few centimetres', () => {
    const [mx, my] = unitsOfLonLat(106.63, 26.6);
    const [lon, lat] = lonLatOfUnits(mx, my);
    expect(Math.abs(lon - 106.63)).toBeLessThan(4e-7);
    expect(Math.abs(lat - 26.6)).toBeLessThan(4e-7);
  });
});

describe('camera', () => {
  it('goes from the screen to the ground and back', () => {
    fc.assert(
      fc.property(camera, pixel, (view, [left, top]) => {
        const [lon, lat] = lonLatOfScreen(view, SIZE, left, top);
        const [x, y] = screenOfMercator(view, SIZE, mercatorX(lon), mercatorY(lat));
        expect(x).toBeCloseTo(left, 3);
        expect(y).toBeCloseTo(top, 3);
      }),
    );
  });

  it('keeps the place under the pointer when zooming, and follows the pointer when dragged', () => {
    fc.assert(
      fc.property(camera, pixel, (view, [left, top]) => {
        const place = lonLatOfScreen(view, SIZE, left, top);
        const zoomed = lonLatOfScreen(zoomAbout(view, SIZE, view.zoom + 1, left, top), SIZE, left, top);
        const dragged = lonLatOfScreen(panBy(view, SIZE, 30, -20), SIZE, left + 30, top - 20);
        const tolerance = 1e-3 / 2 ** view.zoom;
        for (const other of [zoomed, dragged]) {
          expect(Math.abs(other[0] - place[0])).toBeLessThan(tolerance);
          expect(Math.abs(other[1] - place[1])).toBeLessThan(tolerance);
        }
      }),
    );
  });

  it('fits bounds into the view', () => {
    const fitted = cameraOfBounds([106.5, 26.5, 106.7, 26.7], SIZE, 40);
    for (const [lon, lat] of [
      [106.5, 26.5],
      [106.7, 26.7],
    ] as const) {
      const [x, y] = screenOfMercator(fitted, SIZE, mercatorX(lon), mercatorY(lat));
      expect(x).toBeGreaterThanOrEqual(39);
      expect(x).toBeLessThanOrEqual(761);
      expect(y).toBeGreaterThanOrEqual(39);
      expect(y).toBeLessThanOrEqual(561);
    }
    expect(cameraOfBounds([106.5, 26.5, 106.5, 26.5], SIZE, 40).zoom).toBeLessThanOrEqual(18);
  });

  it('fits bounds beside what covers the left of the view', () => {
    const wide = [106.5, 26.6, 106.9, 26.62] as const;
    const fitted = cameraOfBounds(wide, SIZE, 40, 200);
    const [west] = screenOfMercator(fitted, SIZE, mercatorX(106.5), mercatorY(26.61));
    const [east] = screenOfMercator(fitted, SIZE, mercatorX(106.9), mercatorY(26.61));
    expect(west).toBeCloseTo(240, 3);
    expect(east).toBeCloseTo(760, 3);
  });

  it('moves a drawn frame to where the new camera sees it', () => {
    expect(transformBetween(CAMERA, CAMERA, SIZE)).toBe('');
    expect(transformBetween(CAMERA, panBy(CAMERA, SIZE, 25, -10), SIZE)).toBe('translate(25px, -10px)');
    expect(transformBetween(CAMERA, { ...CAMERA, zoom: 14 }, SIZE)).toContain('scale(2.000000)');
    expect(transformBetween(CAMERA, { ...CAMERA, bearing: 30 }, SIZE)).toContain('rotate(-30.0000deg)');
    expect(isSameCamera(CAMERA, { ...CAMERA, lon: CAMERA.lon + 1e-12 })).toBe(true);
  });

  it('wraps degrees to half a turn either way', () => {
    expect([190, -190, 720, 180].map(wrapDegrees)).toEqual([-170, 170, 0, -180]);
  });
});

describe('around the map', () => {
  it('tells software renderers from graphics processors', () => {
    expect(readRenderer('ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)')).toBe('cpu');
    expect(readRenderer('llvmpipe (LLVM 15.0.7, 256 bits)')).toBe('cpu');
    expect(readRenderer('ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11)')).toBe('cpu');
    expect(readRenderer('ANGLE (Intel, Intel(R) UHD Graphics 630 Direct3D11)')).toBe('gpu');
  });

  it('writes a scale of 1, 2 or 5 that fits', () => {
    for (const zoom of [3, 8, 12.3, 17]) {
      const { meters, pixels } = scaleBarLength(26.6, zoom, 120);
      expect(pixels).toBeLessThanOrEqual(120);
      expect(pixels).toBeGreaterThan(120 / 2.6);
      expect(String(meters)).toMatch(/^[125]0*$/);
    }
  });

  it('spaces the graticule and renews it only when it must', () => {
    expect(graticuleStep(3)).toBe(20);
    expect(graticuleStep(13)).toBe(0.02);
    const known = buildGraticule([106.5, 26.5, 106.6, 26.6], 0.02);
    expect(known.lines.features.length).toBeGreaterThan(20);
    expect(needsGraticule(known, [106.55, 26.55, 106.65, 26.65], 0.02)).toBe(false);
    expect(needsGraticule(known, [107.55, 26.55, 107.65, 26.65], 0.02)).toBe(true);
    expect(needsGraticule(known, [106.5, 26.5, 106.6, 26.6], 0.01)).toBe(true);
  });

  it('makes rings of drawn shapes', () => {
    expect(
      shapeRing('rectangle', [
        [1, 2],
        [5, 9],
      ]),
    ).toEqual([
      [1, 2],
      [5, 2],
      [5, 9],
      [1, 9],
    ]);
    const circle = shapeRing('circle', [
      [0, 0],
      [3, 4],
    ]);
    expect(circle).toHaveLength(64);
    expect(circle.every(([x, y]) => Math.abs(Math.hypot(x, y) - 5) < 1e-9)).toBe(true);
  });
});
