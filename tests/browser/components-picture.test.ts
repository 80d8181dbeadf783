import { expect, test } from 'vitest';
import { composePicture, PICTURE_WIDTH, type PictureInput, pictureBlob } from '../../src/exports/png-report.ts';

function fakeMap(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = 800;
  canvas.height = 400;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no 2D canvas');
  context.fillStyle = '#1F4E79';
  context.fillRect(0, 0, 800, 400);
  return canvas;
}

function input(overrides: Partial<PictureInput> = {}): PictureInput {
  return {
    map: fakeMap(),
    title: '示例高新区甲 组织覆盖率',
    subtitle: '数据截至 2022-07-04',
    figures: [{ name: '组织覆盖率', value: '93.0', unit: '%' }],
    legends: [
      {
        title: '企业覆盖情况',
        items: [
          { label: '单独组建', color: '#8F1D17', shape: 'circle', hatched: false },
          { label: '空白', color: '#1F4E79', shape: 'ring', hatched: true },
        ],
      },
    ],
    notes: ['口径:组织覆盖'],
    marks: ['模拟数据,仅供演示;位置为示意'],
    mapMissing: '',
    scale: 1,
    ...overrides,
  };
}

function pixels(canvas: HTMLCanvasElement): Uint8ClampedArray {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no 2D canvas');
  return context.getImageData(0, 0, canvas.width, canvas.height).data;
}

/** Pixels that differ between two pictures of the same size. */
function differing(a: HTMLCanvasElement, b: HTMLCanvasElement): number {
  expect([b.width, b.height]).toEqual([a.width, a.height]);
  const [first, second] = [pixels(a), pixels(b)];
  let count = 0;
  for (let i = 0; i < first.length; i += 4)
    if (first[i] !== second[i] || first[i + 1] !== second[i + 1] || first[i + 2] !== second[i + 2]) count += 1;
  return count;
}

test('the size follows the scale', () => {
  const one = composePicture(input());
  const four = composePicture(input({ scale: 4 }));
  expect(one.width).toBe(PICTURE_WIDTH);
  expect([four.width, four.height]).toEqual([one.width * 4, one.height * 4]);
});

test('title, definition, legend and figures are really drawn', () => {
  const whole = composePicture(input());
  expect(differing(whole, composePicture(input({ title: '示例高新区乙 组织覆盖率' })))).toBeGreaterThan(20);
  expect(differing(whole, composePicture(input({ notes: ['口径:应建已建'] })))).toBeGreaterThan(20);
  expect(differing(whole, composePicture(input({ figures: [{ name: '组织覆盖率', value: '12.5', unit: '%' }] })))).toBeGreaterThan(20);
  const relabelled = composePicture(
    input({
      legends: [
        {
          title: '企业覆盖情况',
          items: [
            { label: '联合组建', color: '#8F1D17', shape: 'circle', hatched: false },
            { label: '空白', color: '#1F4E79', shape: 'ring', hatched: true },
          ],
        },
      ],
    }),
  );
  expect(differing(whole, relabelled)).toBeGreaterThan(20);
});

test('the mark of simulated data is boxed at the top and again at the foot', () => {
  const canvas = composePicture(input());
  const data = pixels(canvas);
  const rows: number[] = [];
  for (let y = 0; y < canvas.height; y++) {
    const i = (y * canvas.width + canvas.width - 40) * 4;
    if (data[i] === 0xff && data[i + 1] === 0xf6 && data[i + 2] === 0xdf) rows.push(y);
  }
  const bands = rows.filter((y, i) => i === 0 || y !== (rows[i - 1] ?? 0) + 1).length;
  expect(bands).toBe(2);
  expect(composePicture(input({ marks: [] })).height).toBeLessThan(canvas.height);
});

test('the map is inside, and without a map the picture is still one', async () => {
  const data = pixels(composePicture(input()));
  let blue = 0;
  for (let i = 0; i < data.length; i += 4) if (data[i] === 0x1f && data[i + 1] === 0x4e && data[i + 2] === 0x79) blue += 1;
  expect(blue).toBeGreaterThan(500_000);
  const blob = await pictureBlob(composePicture(input({ map: null, mapMissing: '地图此刻不可用' })));
  expect(blob.type).toBe('image/png');
  expect(blob.size).toBeGreaterThan(2000);
});
