import { isInRing, ringBounds } from '../../layers/point-in-polygon.ts';
import { BLOCK, type PointIndex } from './point-index.ts';

/** The place (in the given set) and `fact.row` of a point. */
export interface PointHit {
  readonly index: number;
  readonly row: number;
  readonly mx: number;
  readonly my: number;
}

/** The point nearest to a place within `tolerance` Mercator units; among equals the one drawn on top. */
export function nearestPoint(index: PointIndex, x: number, y: number, tolerance: number): PointHit | null {
  let best = -1;
  let bestSource = -1;
  let bestDistance = tolerance * tolerance;
  for (let block = 0; block < index.blocks; block++) {
    const at = block * 4;
    if ((index.boxes[at] ?? 0) - tolerance > x || (index.boxes[at + 2] ?? 0) + tolerance < x) continue;
    if ((index.boxes[at + 1] ?? 0) - tolerance > y || (index.boxes[at + 3] ?? 0) + tolerance < y) continue;
    const end = Math.min(index.count, (block + 1) * BLOCK);
    for (let place = block * BLOCK; place < end; place++) {
      const dx = (index.mx[place] ?? 0) - x;
      const dy = (index.my[place] ?? 0) - y;
      const distance = dx * dx + dy * dy;
      const source = index.source[place] ?? 0;
      if (distance < bestDistance || (distance === bestDistance && source > bestSource)) {
        best = place;
        bestSource = source;
        bestDistance = distance;
      }
    }
  }
  if (best < 0) return null;
  return { index: bestSource, row: index.row[best] ?? 0, mx: index.mx[best] ?? 0, my: index.my[best] ?? 0 };
}

/** `fact.row` of the points in a flat ring of Mercator units, in the order of the given set. */
export function pointsInRing(index: PointIndex, ring: ArrayLike<number>): Int32Array {
  const [minX, minY, maxX, maxY] = ringBounds(ring);
  const found: number[] = [];
  for (let block = 0; block < index.blocks; block++) {
    const at = block * 4;
    if ((index.boxes[at] ?? 0) > maxX || (index.boxes[at + 2] ?? 0) < minX) continue;
    if ((index.boxes[at + 1] ?? 0) > maxY || (index.boxes[at + 3] ?? 0) < minY) continue;
    const end = Math.min(index.count, (block + 1) * BLOCK);
    for (let place = block * BLOCK; place < end; place++) {
      const x = index.mx[place] ?? 0;
      const y = index.my[place] ?? 0;
      if (x < minX || x > maxX || y < minY || y > maxY) continue;
      if (isInRing(x, y, ring)) found.push(place);
    }
  }
  found.sort((left, right) => (index.source[left] ?? 0) - (index.source[right] ?? 0));
  return Int32Array.from(found, (place) => index.row[place] ?? 0);
}
