/** Thirteen example cities, their weights, and parks on land around each seat; shared by the large bundled set and the files of any size. */
import type { Box, Position } from './geometry.ts';
import { boxAround } from './geometry.ts';
import type { Random } from './random.ts';

export interface ExampleCity {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly seat: Position;
  /** Share of enterprises; fixed, not drawn. */
  readonly weight: number;
  /** How far coverage departs from the mean of the whole. */
  readonly coverage: number;
}

const LETTERS = '甲乙丙丁戊己庚辛壬癸子丑寅';

const SEATS: readonly (readonly [string, number, number, number, number])[] = [
  ['320100', 118.85, 31.97, 12, 1.08],
  ['320200', 120.33, 31.58, 10, 1.1],
  ['320300', 117.22, 34.24, 7, 0.9],
  ['320400', 119.96, 31.78, 8, 1.04],
  ['320500', 120.63, 31.33, 15, 1.12],
  ['320600', 120.92, 32.09, 10, 0.98],
  ['320700', 119.17, 34.59, 4, 0.84],
  ['320800', 119.04, 33.6, 5, 0.88],
  ['320900', 120.14, 33.36, 7, 0.92],
  ['321000', 119.42, 32.41, 6, 1.0],
  ['321100', 119.47, 32.11, 5, 1.02],
  ['321200', 119.93, 32.46, 6, 0.96],
  ['321300', 118.28, 33.95, 5, 0.8],
];

export const EXAMPLE_CITIES: readonly ExampleCity[] = SEATS.map(([code, lon, lat, weight, coverage], index) => ({
  code,
  nameZh: `示例市${LETTERS.charAt(index)}`,
  nameEn: `Example City ${index + 1}`,
  seat: [lon, lat],
  weight,
  coverage,
}));

export interface ParkSite {
  readonly box: Box;
  readonly angleDegrees: number;
}

/** Boxes of a city's parks on a ring about its seat, none touching another; the first is the seat's own. */
export function parkSites(random: Random, city: ExampleCity, count: number): ParkSite[] {
  const [lon, lat] = city.seat;
  const sites: ParkSite[] = [{ box: boxAround(lon, lat, 0.016, 0.013), angleDegrees: random.between(-20, 20) }];
  const turn = random.between(0, 2 * Math.PI);
  for (let index = 1; index < count; index += 1) {
    const angle = turn + ((index - 1 + random.between(-0.12, 0.12)) / (count - 1)) * 2 * Math.PI;
    const distance = random.between(0.062, 0.085);
    const size = random.between(0.8, 1.15);
    sites.push({
      box: boxAround(
        lon + (Math.cos(angle) * distance) / Math.cos((lat * Math.PI) / 180),
        lat + Math.sin(angle) * distance,
        0.0165 * size,
        0.0135 * size,
      ),
      angleDegrees: random.between(-30, 30),
    });
  }
  return sites;
}
