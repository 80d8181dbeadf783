import { MERCATOR_UNITS } from '../model/fact.ts';

/** Web Mercator in shares of the world: x 0 at 180°W to 1, y 0 at the north edge to 1. Latitudes beyond ±85.05° are clamped. */
export function mercatorX(lon: number): number {
  return (lon + 180) / 360;
}

const MAX_LATITUDE = 85.051128779806604;

export function mercatorY(lat: number): number {
  const clamped = Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat));
  const sine = Math.sin((clamped * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

export function lonOfMercator(x: number): number {
  return x * 360 - 180;
}

export function latOfMercator(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}

/** Degrees to the integer units of `fact.mx` and `fact.my`. */
export function unitsOfLonLat(lon: number, lat: number): [number, number] {
  return [Math.round(mercatorX(lon) * MERCATOR_UNITS), Math.round(mercatorY(lat) * MERCATOR_UNITS)];
}

export function lonLatOfUnits(mx: number, my: number): [number, number] {
  return [lonOfMercator(mx / MERCATOR_UNITS), latOfMercator(my / MERCATOR_UNITS)];
}

/** Metres on the ground of one CSS pixel at a latitude and a zoom (world of 512 px at zoom 0). */
export function metersPerPixel(lat: number, zoom: number): number {
  return (40_075_016.686 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom);
}

/** deck.gl's common space: 512 units of world, y to the north. */
export const COMMON_WORLD = 512;
