/** Even-odd rule for a flat ring x0, y0, x1, y1 … (not closed). Points on an edge may fall on either side. */
export function isInRing(x: number, y: number, ring: ArrayLike<number>): boolean {
  let inside = false;
  const length = ring.length;
  for (let index = 0, previous = length - 2; index < length; previous = index, index += 2) {
    const ax = ring[index] ?? 0;
    const ay = ring[index + 1] ?? 0;
    const bx = ring[previous] ?? 0;
    const by = ring[previous + 1] ?? 0;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** Least x, least y, greatest x, greatest y of a flat ring. */
export function ringBounds(ring: ArrayLike<number>): [number, number, number, number] {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = 0; index < ring.length; index += 2) {
    const x = ring[index] ?? 0;
    const y = ring[index + 1] ?? 0;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  return [minX, minY, maxX, maxY];
}
