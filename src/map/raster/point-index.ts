import type { PointSet } from '../../layers/layer-spec.ts';

/** Points of one block lie close together; small enough to skip, large enough to scan fast. */
export const BLOCK = 256;

/**
 * Points sorted along a space-filling curve into blocks with bounding boxes: drawing skips blocks out of view,
 * picking and shapes look only into blocks they touch. Inside a block the table's order is kept, so that
 * what lies on top is the same as with the GPU.
 */
export interface PointIndex {
  readonly count: number;
  readonly mx: Int32Array;
  readonly my: Int32Array;
  readonly rung: Uint8Array;
  /** Place of each sorted point in the set that was given. */
  readonly source: Uint32Array;
  readonly row: Int32Array;
  readonly blocks: number;
  /** Four values a block: least mx, least my, greatest mx, greatest my. */
  readonly boxes: Int32Array;
}

export function buildPointIndex(points: PointSet): PointIndex {
  const count = points.mx.length;
  const order = sortAlongCurve(points.mx, points.my);
  const blocks = Math.ceil(count / BLOCK);
  for (let block = 0; block < blocks; block++) order.subarray(block * BLOCK, Math.min(count, (block + 1) * BLOCK)).sort();

  const mx = new Int32Array(count);
  const my = new Int32Array(count);
  const rung = new Uint8Array(count);
  const row = new Int32Array(count);
  const boxes = new Int32Array(blocks * 4);
  for (let block = 0; block < blocks; block++) {
    let [minX, minY, maxX, maxY] = [2 ** 30, 2 ** 30, 0, 0];
    for (let place = block * BLOCK; place < Math.min(count, (block + 1) * BLOCK); place++) {
      const source = order[place] ?? 0;
      const x = points.mx[source] ?? 0;
      const y = points.my[source] ?? 0;
      mx[place] = x;
      my[place] = y;
      rung[place] = points.rung[source] ?? 0;
      row[place] = points.row[source] ?? 0;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
    boxes.set([minX, minY, maxX, maxY], block * 4);
  }
  return { count, mx, my, rung, source: order, row, blocks, boxes };
}

function sortAlongCurve(mx: Int32Array, my: Int32Array): Uint32Array {
  const count = mx.length;
  const [minX, spanX] = bulk(mx);
  const [minY, spanY] = bulk(my);
  const keys = new Uint32Array(count);
  for (let index = 0; index < count; index++) {
    const x = quantize(mx[index] ?? 0, minX, spanX);
    const y = quantize(my[index] ?? 0, minY, spanY);
    keys[index] = (spread(x) | (spread(y) << 1)) >>> 0;
  }
  return radixSort(keys);
}

/** Where the bulk lies, from a sample: one stray point at 0°, 0° must not coarsen the curve for all others. */
function bulk(values: Int32Array): [start: number, span: number] {
  if (values.length === 0) return [0, 1];
  const step = Math.max(1, Math.floor(values.length / 2000));
  const sample = Int32Array.from({ length: Math.ceil(values.length / step) }, (_, index) => values[index * step] ?? 0).sort();
  const low = sample[Math.floor(sample.length * 0.01)] ?? 0;
  const high = sample[Math.min(sample.length - 1, Math.floor(sample.length * 0.99))] ?? low;
  const span = Math.max(1, (high - low) * 2);
  return [low - span / 4, span];
}

function quantize(value: number, start: number, span: number): number {
  const share = Math.floor(((value - start) / span) * 65536);
  return Math.max(0, Math.min(65535, share));
}

/** Spreads 16 bits to the even bits of 32. */
function spread(value: number): number {
  let bits = value;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}

/** Places in ascending order of their 32-bit key; stable. */
function radixSort(keys: Uint32Array): Uint32Array {
  const count = keys.length;
  let from = Uint32Array.from({ length: 0 });
  let to = new Uint32Array(count);
  for (let index = 0; index < count; index++) to[index] = index;
  for (const shift of [0, 16]) {
    from = to;
    to = new Uint32Array(count);
    const starts = new Uint32Array(65537);
    for (let index = 0; index < count; index++) {
      const bucket = (((keys[index] ?? 0) >>> shift) & 0xffff) + 1;
      starts[bucket] = (starts[bucket] ?? 0) + 1;
    }
    for (let bucket = 1; bucket < starts.length; bucket++) starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
    for (let index = 0; index < count; index++) {
      const place = from[index] ?? 0;
      const bucket = ((keys[place] ?? 0) >>> shift) & 0xffff;
      const target = starts[bucket] ?? 0;
      starts[bucket] = target + 1;
      to[target] = place;
    }
  }
  return to;
}
