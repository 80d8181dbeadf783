import { createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { mercatorX, mercatorY, unitsOfLonLat } from '../../src/layers/mercator.ts';
import { screenOfMercator } from '../../src/map/camera-math.ts';
import type { MapHandle, MapPick, MapShape, MapViewProps } from '../../src/map/map-types.ts';
import { MapView } from '../../src/map/map-view.tsx';
import type { ColumnTable } from '../../src/model/column-table.ts';
import { rateScale } from '../../src/scales/rate-scale.ts';
import { rungScale } from '../../src/scales/rung-scale.ts';
import { scatter } from '../support/point-sets.ts';

/** Milliseconds; a busy machine without a GPU takes its time. */
const PATIENCE = 20_000;
const SIZE = { width: 600, height: 400 };
const CAMERA = { lon: 106.63, lat: 26.6, zoom: 13, bearing: 0, pitch: 0 };
const RING = [
  [106.61, 26.585],
  [106.65, 26.585],
  [106.65, 26.612],
  [106.61, 26.612],
  [106.61, 26.585],
];
const PARK: ColumnTable = {
  numRows: 1,
  columns: {
    name_zh: { kind: 'text', values: ['示例园区甲'] },
    lon: { kind: 'number', values: Float64Array.of(106.63), nulls: null },
    lat: { kind: 'number', values: Float64Array.of(26.6), nulls: null },
    geom: { kind: 'text', values: [JSON.stringify({ type: 'Polygon', coordinates: [RING] })] },
    eligible: { kind: 'number', values: Float64Array.of(24), nulls: null },
    covered: { kind: 'number', values: Float64Array.of(9), nulls: null },
  },
};

let root: Root | null = null;
let frame: HTMLElement | null = null;
afterEach(() => {
  root?.unmount();
  frame?.remove();
  root = null;
});

async function show(changes: Partial<MapViewProps>) {
  frame = document.createElement('div');
  frame.style.cssText = `position:fixed;top:0;left:0;width:${SIZE.width}px;height:${SIZE.height}px`;
  document.body.append(frame);
  root = createRoot(frame);
  const handleRef: { current: MapHandle | null } = { current: null };
  const spies = {
    onReady: vi.fn(),
    onUnavailable: vi.fn(),
    onRestored: vi.fn(),
    onHover: vi.fn(),
    onClick: vi.fn<(pick: MapPick | null) => void>(),
    onShape: vi.fn<(shape: MapShape) => void>(),
    onCameraChange: vi.fn(),
  };
  const park = {
    id: 'parks',
    kind: 'parks' as const,
    visible: true,
    opacity: 1,
    table: PARK,
    scale: rateScale({ reference: 0.5 }),
    labels: true,
  };
  const props: MapViewProps = {
    camera: CAMERA,
    layers: [park],
    points: null,
    pointOpacity: 1,
    highlight: { rows: [], items: [] },
    tool: 'pan',
    language: 'zh-CN',
    labels: { counts: (eligible, covered) => `${eligible}家 / ${covered}家已覆盖`, mapName: '地图' },
    gpu: 'off',
    handleRef,
    ...spies,
    ...changes,
  };
  root.render(createElement(MapView, props));
  await vi.waitFor(() => expect(spies.onReady).toHaveBeenCalled(), 60_000);
  const view = frame.querySelector<HTMLElement>('.map-view');
  if (view === null || handleRef.current === null) throw new Error('the map did not mount');
  return {
    view,
    handle: handleRef.current,
    spies,
    rerender: (more: Partial<MapViewProps>) => root?.render(createElement(MapView, { ...props, ...more })),
  };
}

function pointer(target: Element, type: string, x: number, y: number, buttons = 0) {
  target.dispatchEvent(
    new PointerEvent(type, { pointerId: 1, clientX: x, clientY: y, button: 0, buttons, bubbles: true, pointerType: 'mouse' }),
  );
}

const at = (lon: number, lat: number) => screenOfMercator(CAMERA, SIZE, mercatorX(lon), mercatorY(lat));

describe('the map', () => {
  test.each(['off', 'on'] as const)('is ready when data is drawn, and captures base, layers, points and labels (gpu %s)', async (gpu) => {
    const [mx, my] = unitsOfLonLat(106.625, 26.605);
    const points = { mx: Int32Array.of(mx), my: Int32Array.of(my), rung: Uint8Array.of(4), row: Int32Array.of(77) };
    const { handle } = await show({ gpu, points });
    const picture = await handle.capture();
    const context = picture.getContext('2d');
    if (context === null) throw new Error('no 2D canvas');
    const ratio = picture.width / SIZE.width;
    const colorAt = (lon: number, lat: number) => {
      const [x, y] = at(lon, lat);
      return [...context.getImageData(Math.round(x * ratio), Math.round(y * ratio), 1, 1).data];
    };
    // Base: paper. Layer: the park's class, 9 / 24 against 50 %. Point: the rung's colour.
    expect(colorAt(106.653, 26.592)).toEqual([250, 248, 245, 255]);
    const [red = 0, , blue = 0] = colorAt(106.64, 26.59);
    expect(blue - red).toBeGreaterThan(40);
    const pixel = colorAt(106.625, 26.605);
    expect(pixel.slice(0, 3).map((value, channel) => Math.abs(value - (rungScale.signOf('single').color[channel] ?? 0)) < 12)).toEqual([
      true,
      true,
      true,
    ]);
    // Label: ink above the park's north edge, in the shape of five wide characters.
    const [left, edge] = at(106.63, 26.612);
    const box = context.getImageData(
      Math.round((left - 60) * ratio),
      Math.round((edge - 44) * ratio),
      Math.round(120 * ratio),
      Math.round(40 * ratio),
    );
    let dark = 0;
    for (let index = 0; index < box.data.length; index += 4) if ((box.data[index] ?? 255) < 90) dark++;
    expect(dark).toBeGreaterThan(150);
  });

  test('finds the enterprise under a click, else the park, else nothing', async () => {
    const points = scatter(200, 106.63, 26.6, 0.008);
    const [mx, my] = unitsOfLonLat(106.615, 26.61);
    points.mx[5] = mx;
    points.my[5] = my;
    const { view, spies } = await show({ points });
    const click = (lon: number, lat: number) => {
      const [x, y] = at(lon, lat);
      pointer(view, 'pointerdown', x, y, 1);
      pointer(view, 'pointerup', x, y);
    };
    click(106.615, 26.61);
    await vi.waitFor(() => expect(spies.onClick).toHaveBeenCalledTimes(1), PATIENCE);
    expect(spies.onClick.mock.calls[0]?.[0]).toMatchObject({ kind: 'enterprise', index: 5, row: 1005 });
    click(106.648, 26.587);
    await vi.waitFor(() => expect(spies.onClick).toHaveBeenCalledTimes(2), PATIENCE);
    expect(spies.onClick.mock.calls[1]?.[0]).toMatchObject({ kind: 'parks', layerId: 'parks', index: 0, row: null });
    click(106.654, 26.6);
    await vi.waitFor(() => expect(spies.onClick).toHaveBeenCalledTimes(3), PATIENCE);
    expect(spies.onClick.mock.calls[2]?.[0]).toBeNull();
  });

  test('answers a drawn rectangle with the enterprises and places in it', async () => {
    const points = scatter(300, 106.63, 26.6, 0.02);
    const { view, spies } = await show({ points, tool: 'rectangle' });
    const svg = view.querySelector('.map-shape');
    if (svg === null) throw new Error('no shape tool');
    svg.setPointerCapture = () => {};
    pointer(svg, 'pointerdown', 250, 150, 1);
    pointer(svg, 'pointermove', 350, 250, 1);
    pointer(svg, 'pointerup', 350, 250);
    await vi.waitFor(() => expect(spies.onShape).toHaveBeenCalled(), PATIENCE);
    const shape = spies.onShape.mock.calls[0]?.[0];
    const inside = Array.from({ length: 300 }, (_, index) => index).filter((index) => {
      const [x, y] = screenOfMercator(CAMERA, SIZE, (points.mx[index] ?? 0) / 2 ** 30, (points.my[index] ?? 0) / 2 ** 30);
      return x > 250 && x < 350 && y > 150 && y < 250;
    });
    expect(inside.length).toBeGreaterThan(3);
    expect([...(shape?.rows ?? [])]).toEqual(inside.map((index) => 1000 + index));
    expect(shape?.items).toEqual([{ layerId: 'parks', indices: [0] }]);
  });

  test('moves what is drawn while dragged and redraws when let go', async () => {
    const { view, spies } = await show({});
    const base = view.querySelector<HTMLElement>('.map-base');
    view.setPointerCapture = () => {};
    pointer(view, 'pointerdown', 300, 200, 1);
    pointer(view, 'pointermove', 340, 180, 1);
    await vi.waitFor(() => expect(base?.style.transform).toBe('translate(40px, -20px)'), PATIENCE);
    pointer(view, 'pointerup', 340, 180);
    await vi.waitFor(() => expect(base?.style.transform).toBe(''), PATIENCE);
    expect(spies.onCameraChange.mock.lastCall?.[1]).toBe(true);
    expect(spies.onCameraChange.mock.lastCall?.[0].lon).toBeLessThan(CAMERA.lon);
  });

  test('takes a late echo of its own camera for no wish, and another camera for one', async () => {
    const { view, spies, rerender } = await show({});
    view.setPointerCapture = () => {};
    pointer(view, 'pointerdown', 300, 200, 1);
    pointer(view, 'pointermove', 320, 200, 1);
    const echo = spies.onCameraChange.mock.lastCall?.[0];
    pointer(view, 'pointermove', 380, 200, 1);
    rerender({ camera: echo });
    const base = view.querySelector<HTMLElement>('.map-base');
    await vi.waitFor(() => expect(base?.style.transform).toBe('translate(80px, 0px)'), PATIENCE);
    expect(spies.onCameraChange.mock.lastCall?.[1]).toBe(false);
    pointer(view, 'pointerup', 380, 200);
    rerender({ camera: { ...CAMERA, lon: 106.7 } });
    await vi.waitFor(() => expect(spies.onCameraChange.mock.lastCall?.[0].lon).toBe(106.7), PATIENCE);
  });

  test('moves by keys', async () => {
    const { view, spies } = await show({});
    view.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    expect(spies.onCameraChange.mock.lastCall?.[0].lon).toBeGreaterThan(CAMERA.lon);
    view.dispatchEvent(new KeyboardEvent('keydown', { key: '+', bubbles: true }));
    expect(spies.onCameraChange.mock.lastCall?.[0].zoom).toBeGreaterThan(CAMERA.zoom);
  });

  test('says that the context is lost, and comes back with it', async () => {
    const { view, spies } = await show({});
    const canvas = view.querySelector<HTMLCanvasElement>('canvas.maplibregl-canvas');
    const lose = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    if (lose === null || lose === undefined) throw new Error('no WEBGL_lose_context');
    lose.loseContext();
    await vi.waitFor(() => expect(spies.onUnavailable).toHaveBeenCalledWith('context-lost'), 10_000);
    expect(spies.onRestored).not.toHaveBeenCalled();
    lose.restoreContext();
    await vi.waitFor(() => expect(spies.onRestored).toHaveBeenCalledTimes(1), 30_000);
    expect(view.querySelector('canvas.maplibregl-canvas')).not.toBe(canvas);
    await vi.waitFor(() => expect(spies.onReady).toHaveBeenCalledTimes(2), 30_000);
  });

  test('says that there is no WebGL', async () => {
    const plain = HTMLCanvasElement.prototype.getContext;
    const none = vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function (
      this: HTMLCanvasElement,
      ...given: unknown[]
    ) {
      return String(given[0]).startsWith('webgl') ? null : Reflect.apply(plain, this, given);
    } as typeof plain);
    const onUnavailable = vi.fn();
    try {
      await expect(
        Promise.race([
          show({ gpu: 'auto', onUnavailable }),
          vi.waitFor(() => expect(onUnavailable).toHaveBeenCalled(), 10_000).then(() => 'said so'),
        ]),
      ).resolves.toBe('said so');
      expect(onUnavailable).toHaveBeenCalledWith('no-webgl');
    } finally {
      none.mockRestore();
    }
  });
});
