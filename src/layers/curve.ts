import { latOfMercator, lonOfMercator, mercatorX, mercatorY } from './mercator.ts';

/**
 * A flat arc from one place to another that bends to the left of its direction, so that there and back are
 * two lines and the direction can be read. Positions lon, lat, `segments` + 1 of them.
 */
export function arcPath(from: readonly [number, number], to: readonly [number, number], segments: number, bend = 0.16): Float64Array {
  const [ax, ay, bx, by] = [mercatorX(from[0]), mercatorY(from[1]), mercatorX(to[0]), mercatorY(to[1])];
  const controlX = (ax + bx) / 2 + (by - ay) * bend;
  const controlY = (ay + by) / 2 - (bx - ax) * bend;
  const path = new Float64Array((segments + 1) * 2);
  for (let step = 0; step <= segments; step++) {
    const t = step / segments;
    const x = (1 - t) * (1 - t) * ax + 2 * t * (1 - t) * controlX + t * t * bx;
    const y = (1 - t) * (1 - t) * ay + 2 * t * (1 - t) * controlY + t * t * by;
    path[step * 2] = lonOfMercator(x);
    path[step * 2 + 1] = latOfMercator(y);
  }
  return path;
}
