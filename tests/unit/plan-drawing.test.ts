import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../../src/intake/memory-file-store.ts';
import { screenTexts, textsOfJson } from '../../src/intake/workspace/screen-texts.ts';
import type { LoadedDataset } from '../../src/state/dataset-state.ts';
import { drawingFile, type KeptDrawing, parseDrawing } from '../../src/state/plan-drawing-file.ts';
import { boundedSize, isBounded } from '../../src/state/plan-drawing-size.ts';
import type { Keeper, Services } from '../../src/state/services.ts';

const kept: KeptDrawing = {
  width: 400,
  height: 300,
  picture: Uint8Array.of(0, 255, 16, 1),
  points: [
    { pixel: [0, 0], lonLat: [106.6, 26.6] },
    { pixel: [400, 300], lonLat: [106.7, 26.5] },
  ],
  kind: 'projective',
  opacity: 0.35,
};

describe('the size of a drawing', () => {
  it('keeps to both bounds and, as far as whole pixels go, to its shape', () => {
    const side = fc.double({ min: 0.5, max: 200_000, noNaN: true });
    fc.assert(
      fc.property(side, side, fc.boolean(), (width, height, grows) => {
        const size = boundedSize(width, height, grows);
        expect(isBounded(size)).toBe(true);
        if (!grows) {
          expect(size.width).toBeLessThanOrEqual(Math.max(1, width));
          expect(size.height).toBeLessThanOrEqual(Math.max(1, height));
        }
        // There is one scale of which both sides are the whole pixels.
        if (size.width === 1 || size.height === 1) return;
        const least = Math.max(size.width / width, size.height / height);
        const most = Math.min((size.width + 1) / width, (size.height + 1) / height);
        expect(least).toBeLessThanOrEqual(most * (1 + 1e-9));
      }),
    );
  });

  it('leaves a small picture as it is, and makes lines as large as may be', () => {
    expect(boundedSize(400, 300, false)).toEqual({ width: 400, height: 300 });
    expect(boundedSize(842, 595, true).width).toBe(4096);
    const square = boundedSize(595, 595, true);
    expect(square.width).toBe(square.height);
    expect(square.width).toBe(4000);
  });
});

describe('the file of a drawing', () => {
  it('gives back what was kept, whatever the picture', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 5000 }), async (bytes) => {
        const drawing = { ...kept, picture: Uint8Array.from(bytes) };
        expect(parseDrawing(await drawingFile(drawing).text())).toEqual(drawing);
      }),
      { numRuns: 30 },
    );
    expect(parseDrawing(await drawingFile(null).text())).toBeNull();
  });

  it('passes the screen of a workspace file, whatever the picture spells', async () => {
    let at = 1;
    const noise = Uint8Array.from({ length: 200_000 }, () => {
      at = (at * 48_271) % 2_147_483_647;
      return at & 255;
    });
    const digits = new TextEncoder().encode('13800138000 110101199003078515 '.repeat(50));
    for (const picture of [noise, digits, new Uint8Array(5000)]) {
      const texts = textsOfJson(JSON.parse(await drawingFile({ ...kept, picture }).text())).map((text) => [text]);
      expect(() => screenTexts('f', 'parts/drawing.json', [''], texts)).not.toThrow();
    }
  });

  it.each([
    ['a later version', { version: 2 }],
    ['points beside the drawing', { points: [{ pixel: [401, 0], lonLat: [1, 1] }] }],
    ['points off the earth', { points: [{ pixel: [1, 1], lonLat: [181, 1] }] }],
    ['a size no canvas has', { width: 5000 }],
    ['more pixels than a canvas may have', { width: 4096, height: 4096, points: [] }],
    ['letters that are no bytes', { picture: ['az'] }],
    ['half a byte', { picture: ['aaa'] }],
    ['another kind of fit', { kind: 'spline' }],
    ['an opacity of its own', { opacity: 2 }],
    ['no list of points', { points: null }],
  ])('is not read with %s', async (_, change) => {
    const read = JSON.parse(await drawingFile(kept).text()) as object;
    expect(parseDrawing(JSON.stringify({ ...read, ...change }))).toBe('unreadable');
  });

  it('is not read where it is no JSON of ours', () => {
    for (const text of ['', '{', 'null', '[]', '{"format":"other"}']) expect(parseDrawing(text)).toBe('unreadable');
  });
});

function dataset(id: string, isKept: boolean): LoadedDataset {
  return { manifest: { id }, isOwn: id === 'own', isKept } as unknown as LoadedDataset;
}

/** A visit: the state anew, over what the keeper has. Pictures stand for themselves: no page draws them here. */
async function visit(keeper: Keeper, isKept = true) {
  vi.resetModules();
  vi.doMock('../../src/state/plan-drawing-picture.ts', () => ({
    canvasOf: async (blob: Blob) => ({ width: 400, height: 300, bytes: new Uint8Array(await blob.arrayBuffer()) }),
    pictureOf: async (canvas: { readonly bytes: Uint8Array }) => canvas.bytes,
  }));
  const [{ useAtlas }, drawing, { keepDrawings, ownDrawingFile }] = await Promise.all([
    import('../../src/state/store.ts'),
    import('../../src/state/plan-drawing.ts'),
    import('../../src/state/plan-drawing-kept.ts'),
  ]);
  const services: Partial<Services> = { keeper };
  useAtlas.getState().patch({
    services: services as Services,
    datasets: { example: dataset('example', false), own: dataset('own', isKept) },
    activeId: 'own',
  });
  keepDrawings();
  const open = (name: string, byte: number) => {
    const canvas = { width: 400, height: 300, bytes: Uint8Array.of(byte) };
    drawing.openDrawing({ name, canvas: canvas as unknown as HTMLCanvasElement });
  };
  const settle = async () => {
    await vi.advanceTimersByTimeAsync(2000);
  };
  await settle();
  return { useAtlas, drawing, ownDrawingFile, open, settle, shown: () => drawing.usePlanDrawing.getState() };
}

function bytesOf(drawing: { readonly canvas: unknown } | null): Uint8Array | undefined {
  return (drawing?.canvas as { readonly bytes: Uint8Array } | undefined)?.bytes;
}

/** The store in memory, for a keeper that lasts. */
function lasting(): Keeper {
  return { ...createMemoryStore(null), kind: 'opfs' };
}

describe('the drawing of a dataset', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  const fixFour = (drawing: Awaited<ReturnType<typeof visit>>['drawing']) => {
    for (const [x, y] of [
      [0, 0],
      [400, 0],
      [400, 300],
      [0, 300],
    ] as const) {
      drawing.markSpot([x, y]);
      drawing.takeDrawingPlace([106 + x / 1000, 26 - y / 1000]);
    }
  };

  it('is there on the next visit, with its points and without the name of its file', async () => {
    const keeper = lasting();
    const first = await visit(keeper);
    first.open('张某某的图纸.png', 7);
    fixFour(first.drawing);
    first.drawing.setFitKind('projective');
    first.drawing.setDrawingOpacity(0.3);
    await first.settle();
    const [entry] = await keeper.list();
    expect(await (await keeper.open(entry?.name ?? '')).text()).not.toContain('张某某');

    const next = await visit(keeper);
    const { drawing, points, kind, opacity, isFixing } = next.shown();
    expect(drawing?.name).toBe('');
    expect(bytesOf(drawing)).toEqual(Uint8Array.of(7));
    expect(points).toHaveLength(4);
    expect([kind, opacity, isFixing]).toEqual(['projective', 0.3, false]);
  });

  it('is gone from the device once it is removed, and from the tab once its data are', async () => {
    const keeper = lasting();
    const first = await visit(keeper);
    first.open('a.png', 7);
    await first.settle();
    first.drawing.removeDrawing();
    await first.settle();
    expect((await visit(keeper)).shown().drawing).toBeNull();

    const other = await visit(keeper);
    other.open('b.png', 9);
    await other.settle();
    await keeper.clear();
    other.useAtlas.getState().patch({ activeId: 'example' });
    other.useAtlas.getState().patch({ datasets: { example: dataset('example', false) } });
    await other.settle();
    other.useAtlas.getState().patch({ datasets: { own: dataset('own', true) }, activeId: 'own' });
    await other.settle();
    expect(other.shown().drawing).toBeNull();
    expect(await keeper.list()).toEqual([]);
  });

  it('of an example lasts for the tab, beside that of the own data, and is never kept', async () => {
    const keeper = lasting();
    const app = await visit(keeper);
    app.open('own.png', 1);
    app.useAtlas.getState().patch({ activeId: 'example' });
    expect(app.shown().drawing).toBeNull();
    app.open('example.png', 2);
    await app.settle();
    app.useAtlas.getState().patch({ activeId: 'own' });
    expect(app.shown().drawing?.name).toBe('own.png');
    app.useAtlas.getState().patch({ activeId: 'example' });
    expect(app.shown().drawing?.name).toBe('example.png');
    const next = await visit(keeper);
    expect(bytesOf(next.shown().drawing)).toEqual(Uint8Array.of(1));
  });

  it('leaves nothing where data are not kept; a workspace file has it all the same', async () => {
    const keeper = createMemoryStore(null);
    const app = await visit(keeper, false);
    app.open('a.png', 5);
    fixFour(app.drawing);
    await app.settle();
    expect(await keeper.list()).toEqual([]);
    const file = await app.ownDrawingFile();
    expect(file instanceof File ? parseDrawing(await file.text()) : file).toMatchObject({ picture: Uint8Array.of(5) });
    app.drawing.removeDrawing();
    expect(await app.ownDrawingFile()).toBeNull();
  });

  it('that cannot be read is said, goes on in a workspace file as it is, and gives way to the next one', async () => {
    const keeper = lasting();
    await keeper.keep(new File(['{"format":"dangjian-atlas-drawing","version":9}'], 'drawing.json'), 'drawing');
    const app = await visit(keeper);
    expect(app.shown().drawing).toBeNull();
    expect(app.useAtlas.getState().notices.map(({ error }) => error?.code)).toEqual(['file-corrupt']);
    expect(await app.ownDrawingFile()).toBe('as-kept');
    expect(await (await keeper.open('drawing.json')).text()).toContain('"version":9');
    app.open('a.png', 5);
    await app.settle();
    expect((await visit(keeper)).shown().drawing).not.toBeNull();
  });

  it('comes back with the data after the database has died', async () => {
    const keeper = lasting();
    const app = await visit(keeper);
    app.open('a.png', 5);
    const { services } = app.useAtlas.getState();
    app.useAtlas.getState().patch({ services: null, datasets: {}, activeId: null });
    app.useAtlas.getState().patch({ services });
    app.useAtlas.getState().patch({ datasets: { own: dataset('own', true) }, activeId: 'own' });
    await app.settle();
    expect(app.shown().drawing?.name).toBe('a.png');
  });
});
