import { Deck, MapView } from '@deck.gl/core';
import { describe, expect, test } from 'vitest';
import { rimWidth } from '../../src/layers/glyph-distance.ts';
import type { PointSet } from '../../src/layers/layer-spec.ts';
import { pointLayers } from '../../src/layers/point-layer.ts';
import { rasterViewOf } from '../../src/map/camera-math.ts';
import { buildPointIndex } from '../../src/map/raster/point-index.ts';
import { rasterPoints } from '../../src/map/raster/raster-core.ts';
import { SURFACE_COLOR } from '../../src/scales/palette.ts';
import { rungScale } from '../../src/scales/rung-scale.ts';
import { scatter } from '../support/point-sets.ts';

const SIZE = { width: 400, height: 300 };
const CAMERA = { lon: 106.63, lat: 26.6, zoom: 13, bearing: 0, pitch: 0 };

/** Both ways end on the same paper, so that transparency counts as it is seen. */
function onPaper(draw: (context: CanvasRenderingContext2D) => void): Uint8ClampedArray {
  const canvas = Object.assign(document.createElement('canvas'), SIZE);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no 2D canvas');
  context.fillStyle = `rgb(${SURFACE_COLOR.slice(0, 3).join(' ')})`;
  context.fillRect(0, 0, SIZE.width, SIZE.height);
  draw(context);
  return context.getImageData(0, 0, SIZE.width, SIZE.height).data;
}

function byRaster(points: PointSet, radius: number, bearing: number): Uint8ClampedArray {
  const [red, green, blue] = SURFACE_COLOR;
  const style = { radius, rim: rimWidth(radius), rimColor: [red, green, blue] as const, opacity: 1 };
  const frame = rasterPoints(buildPointIndex(points), rasterViewOf({ ...CAMERA, bearing }, SIZE, 0, 1), {
    style,
    selectedStyle: style,
    colors: rungScale.colorTable(),
    selected: null,
  });
  const sheet = document.createElement('canvas');
  sheet.width = frame.stride;
  sheet.height = frame.lines;
  const image = new ImageData(new Uint8ClampedArray(frame.pixels.buffer), frame.stride, frame.lines);
  sheet.getContext('2d')?.putImageData(image, 0, 0);
  return onPaper((context) => context.drawImage(sheet, -frame.margin, -frame.margin));
}

function byDeck(points: PointSet, radius: number, bearing: number): Promise<Uint8ClampedArray> {
  const parent = document.createElement('div');
  parent.style.cssText = `position:fixed;top:0;left:0;width:${SIZE.width}px;height:${SIZE.height}px`;
  document.body.append(parent);
  return new Promise((resolve, reject) => {
    const deck = new Deck({
      parent,
      ...SIZE,
      useDevicePixels: false,
      views: new MapView({ id: 'map' }),
      viewState: { longitude: CAMERA.lon, latitude: CAMERA.lat, zoom: CAMERA.zoom, bearing, pitch: 0 },
      layers: pointLayers(points, { radius, rim: rimWidth(radius), opacity: 1 }, new Set()),
      onError: reject,
      onAfterRender: () => {
        const canvas = parent.querySelector('canvas');
        // The canvas takes its size from its parent a moment after it was made.
        if (canvas === null || canvas.width !== SIZE.width || canvas.height !== SIZE.height) return;
        const pixels = onPaper((context) => context.drawImage(canvas, 0, 0));
        if (!pixels.some((value, index) => index % 4 === 0 && value < 100)) return;
        resolve(pixels);
        setTimeout(() => {
          deck.finalize();
          parent.remove();
        });
      },
    });
  });
}

interface Difference {
  /** Share of the pixels either way has drawn on that differ by more than a fifth of the range. */
  readonly far: number;
  /** Mean difference of the drawn pixels, 0–255. */
  readonly mean: number;
  readonly drawn: number;
}

function compare(left: Uint8ClampedArray, right: Uint8ClampedArray): Difference {
  let [far, sum, drawn] = [0, 0, 0];
  for (let at = 0; at < left.length; at += 4) {
    const most = Math.max(...[0, 1, 2].map((channel) => Math.abs((left[at + channel] ?? 0) - (right[at + channel] ?? 0))));
    const isPaper = (data: Uint8ClampedArray) =>
      [0, 1, 2].every((channel) => Math.abs((data[at + channel] ?? 0) - (SURFACE_COLOR[channel] ?? 0)) < 3);
    if (isPaper(left) && isPaper(right)) continue;
    drawn++;
    sum += most;
    if (most > 51) far++;
  }
  return { far: far / drawn, mean: sum / drawn, drawn };
}

describe('points by CPU and by GPU layer', () => {
  test.each([
    ['signs', 120, 5.5, 0],
    ['signs on a turned map', 120, 5.5, 35],
    ['small signs', 500, 3, 0],
    ['grains', 3000, 1.3, 0],
  ] as const)('look the same: %s', async (_, count, radius, bearing) => {
    const points = scatter(count, CAMERA.lon, CAMERA.lat, 0.015);
    const difference = compare(byRaster(points, radius, bearing), await byDeck(points, radius, bearing));
    expect(difference.drawn).toBeGreaterThan(2000);
    // A symbol stands up to 1/8 pixel from its true place in the raster: edges differ a little, insides do not;
    // a grain of two or three pixels is nearly all edge.
    expect(difference.mean).toBeLessThan(radius < 2 ? 30 : 9);
    expect(difference.far).toBeLessThan(radius < 2 ? 0.2 : 0.01);
  });

  test('differ where the picture differs', async () => {
    const points = scatter(120, CAMERA.lon, CAMERA.lat, 0.015);
    const other = { ...points, rung: points.rung.map((rung) => (rung + 1) % 5) };
    const difference = compare(byRaster(other, 5.5, 0), await byDeck(points, 5.5, 0));
    expect(difference.far).toBeGreaterThan(0.3);
  });
});
