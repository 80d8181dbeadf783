/** Schematic shapes in local metres, answered as WGS-84. Nothing here is a real outline. */
import type { Random } from './random.ts';

export type Position = readonly [number, number];
/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number];

const METRES_PER_DEGREE_LAT = 111_132;
const METRES_PER_DEGREE_LON = 111_320;

/** Degrees to 6 decimals, about 0.1 m. */
function round6(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** A plane about the centre of a box, turned by an angle: x along the street grid, y across it, in metres. */
export class Frame {
  readonly #lon: number;
  readonly #lat: number;
  readonly #perLon: number;
  readonly #cos: number;
  readonly #sin: number;
  readonly halfWidth: number;
  readonly halfHeight: number;

  constructor(box: Box, angleDegrees: number) {
    this.#lon = (box[0] + box[2]) / 2;
    this.#lat = (box[1] + box[3]) / 2;
    this.#perLon = METRES_PER_DEGREE_LON * Math.cos((this.#lat * Math.PI) / 180);
    this.#cos = Math.cos((angleDegrees * Math.PI) / 180);
    this.#sin = Math.sin((angleDegrees * Math.PI) / 180);
    this.halfWidth = ((box[2] - box[0]) / 2) * this.#perLon;
    this.halfHeight = ((box[3] - box[1]) / 2) * METRES_PER_DEGREE_LAT;
  }

  /** From street-grid metres. */
  toLonLat(x: number, y: number): Position {
    const east = x * this.#cos - y * this.#sin;
    const north = x * this.#sin + y * this.#cos;
    return [round6(this.#lon + east / this.#perLon), round6(this.#lat + north / METRES_PER_DEGREE_LAT)];
  }

  /** From metres east and north to street-grid metres. */
  toGrid(east: number, north: number): Position {
    return [east * this.#cos + north * this.#sin, -east * this.#sin + north * this.#cos];
  }
}

/** Even-odd test in any plane. */
export function contains(ring: readonly Position[], x: number, y: number): boolean {
  let inside = false;
  let previous = ring[ring.length - 1];
  for (const current of ring) {
    if (previous !== undefined && current[1] > y !== previous[1] > y) {
      const crossing = ((previous[0] - current[0]) * (y - current[1])) / (previous[1] - current[1]) + current[0];
      if (x < crossing) inside = !inside;
    }
    previous = current;
  }
  return inside;
}

/** Square metres of a ring in metres. */
export function areaOf(ring: readonly Position[]): number {
  let twice = 0;
  let previous = ring[ring.length - 1];
  for (const current of ring) {
    if (previous !== undefined) twice += previous[0] * current[1] - current[0] * previous[1];
    previous = current;
  }
  return Math.abs(twice) / 2;
}

/** Cuts each corner once; stays inside the convex hull. */
function chaikin(ring: readonly Position[]): Position[] {
  const result: Position[] = [];
  for (const [index, a] of ring.entries()) {
    const b = ring[(index + 1) % ring.length] ?? a;
    result.push([a[0] * 0.78 + b[0] * 0.22, a[1] * 0.78 + b[1] * 0.22], [a[0] * 0.22 + b[0] * 0.78, a[1] * 0.22 + b[1] * 0.78]);
  }
  return result;
}

/**
 * An irregular rounded outline within a half-size about the origin, in metres east and north:
 * a squarish superellipse with a few pulled-in corners, as planned areas have them.
 */
export function schematicOutline(random: Random, halfWidth: number, halfHeight: number, irregularity: number): Position[] {
  const corners = 11;
  const turn = random.between(0, 1);
  const ring: Position[] = [];
  for (let index = 0; index < corners; index += 1) {
    const angle = ((index + turn + random.between(-0.22, 0.22)) / corners) * 2 * Math.PI;
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    const radius = (Math.abs(cos) ** 4 + Math.abs(sin) ** 4) ** -0.25 * (1 - irregularity * random.next());
    ring.push([cos * radius * halfWidth, sin * radius * halfHeight]);
  }
  return chaikin(ring);
}

/** GeoJSON Polygon text of an open ring. */
export function polygonText(ring: readonly Position[]): string {
  const first = ring[0];
  if (first === undefined) throw new RangeError('empty ring');
  return JSON.stringify({ type: 'Polygon', coordinates: [[...ring, first]] });
}

/** A box about a point, half-sizes in degrees. */
export function boxAround(lon: number, lat: number, halfLon: number, halfLat: number): Box {
  return [round6(lon - halfLon), round6(lat - halfLat), round6(lon + halfLon), round6(lat + halfLat)];
}
