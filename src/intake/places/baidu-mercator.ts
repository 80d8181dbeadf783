import type { LonLat } from './china-shift.ts';

interface Band {
  /** |y| from which the band holds, metres. */
  readonly from: number;
  /** Longitude in degrees is lon[0] + lon[1]·|x|. */
  readonly lon: readonly [number, number];
  /** Latitude in degrees is this polynomial of |y| / scale, constant first. */
  readonly lat: readonly number[];
  readonly scale: number;
}

/**
 * Baidu's map client inverts its Mercator by a polynomial for each 15° of latitude. The tables are in its
 * JavaScript API and in the public converters wh1100717/BaiduMapPointConverter (2013), maptalks
 * (BaiduSphere) and hujiulong/gcoord (2017), which agree to the last digit.
 */
const BANDS: readonly Band[] = [
  {
    from: 12_890_594.86,
    lon: [1.410526172116255e-8, 0.00000898305509648872],
    lat: [
      -1.9939833816331, 200.9824383106796, -187.2403703815547, 91.6087516669843, -23.38765649603339, 2.57121317296198, -0.03801003308653,
    ],
    scale: 17_337_981.2,
  },
  {
    from: 8_362_377.87,
    lon: [-7.435856389565537e-9, 0.000008983055097726239],
    lat: [
      -0.78625201886289, 96.32687599759846, -1.85204757529826, -59.36935905485877, 47.40033549296737, -16.50741931063887, 2.28786674699375,
    ],
    scale: 10_260_144.86,
  },
  {
    from: 5_591_021,
    lon: [-3.030883460898826e-8, 0.00000898305509983578],
    lat: [0.30071316287616, 59.74293618442277, 7.357984074871, -25.38371002664745, 13.45380521110908, -3.29883767235584, 0.32710905363475],
    scale: 6_856_817.37,
  },
  {
    from: 3_481_989.83,
    lon: [-1.981981304930552e-8, 0.000008983055099779535],
    lat: [0.03278182852591, 40.31678527705744, 0.65659298677277, -4.44255534477492, 0.85341911805263, 0.12923347998204, -0.04625736007561],
    scale: 4_482_777.06,
  },
  {
    from: 1_678_043.12,
    lon: [3.09191371068437e-9, 0.000008983055096812155],
    lat: [0.00006995724062, 23.10934304144901, -0.00023663490511, -0.6321817810242, -0.00663494467273, 0.03430082397953, -0.00466043876332],
    scale: 2_555_164.4,
  },
  {
    from: 0,
    lon: [2.890871144776878e-9, 0.000008983055095805407],
    lat: [-3.068298e-8, 7.47137025468032, -0.00000353937994, -0.02145144861037, -0.00001234426596, 0.00010322952773, -0.00000323890364],
    scale: 826_088.5,
  },
];

/** Baidu Mercator metres to BD-09 degrees. */
export function bd09mcToBd09(x: number, y: number): LonLat {
  const height = Math.abs(y);
  const band = BANDS.find(({ from }) => height >= from);
  if (band === undefined) return [Number.NaN, Number.NaN];
  const lat = band.lat.reduceRight((sum, factor) => sum * (height / band.scale) + factor, 0);
  return [Math.sign(x) * (band.lon[0] + band.lon[1] * Math.abs(x)), Math.sign(y) * lat];
}
