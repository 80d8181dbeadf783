import type { PointSet } from '../../src/layers/layer-spec.ts';
import { unitsOfLonLat } from '../../src/layers/mercator.ts';

/** A small generator with a seed, so that every run draws the same points. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Points about a place, `spread` degrees to each side, all rungs; `row` is 1000 + place, so that it is never mistaken for it. */
export function scatter(count: number, lon: number, lat: number, spread: number, seed = 7): PointSet {
  const random = seededRandom(seed);
  const points = { mx: new Int32Array(count), my: new Int32Array(count), rung: new Uint8Array(count), row: new Int32Array(count) };
  for (let index = 0; index < count; index++) {
    const [x, y] = unitsOfLonLat(lon + (random() * 2 - 1) * spread, lat + (random() * 2 - 1) * spread);
    points.mx[index] = x;
    points.my[index] = y;
    points.rung[index] = Math.floor(random() * 5);
    points.row[index] = 1000 + index;
  }
  return points;
}
