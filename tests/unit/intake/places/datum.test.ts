import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bd09mcToBd09 } from '../../../../src/intake/places/baidu-mercator.ts';
import { isDomestic } from '../../../../src/intake/places/china-bounds.ts';
import { bd09ToGcj02, gcj02ToBd09, gcj02ToWgs84, wgs84ToGcj02 } from '../../../../src/intake/places/china-shift.ts';
import { pointToWgs84, toWgs84 } from '../../../../src/intake/places/datum.ts';
import { haversineMeters, previewShift } from '../../../../src/intake/places/shift-preview.ts';

const domestic = fc.tuple(fc.double({ min: 73, max: 135.1, noNaN: true }), fc.double({ min: 3, max: 54, noNaN: true }));

/**
 * City seats in four datums, from the test data of hujiulong/gcoord (test/fixtures/china-cities.json, 2018),
 * which come from the map providers' own services.
 */
type Pair = readonly [number, number];
const CITIES: readonly Readonly<Record<'wgs84' | 'gcj02' | 'bd09' | 'bd09mc' | 'mercator', Pair>>[] = [
  {
    wgs84: [123.4253306, 41.8032629],
    gcj02: [123.4314787, 41.8057023],
    bd09: [123.438095, 41.8114013],
    bd09mc: [13741215.395, 5104015.047],
    mercator: [13739644.953, 5131554.586],
  },
  {
    wgs84: [116.0414035, 43.9312805],
    gcj02: [116.0482308, 43.9334573],
    bd09: [116.0546232, 43.9397782],
    bd09mc: [12919282.125, 5426197.163],
    mercator: [12917669.949, 5454813.834],
  },
  {
    wgs84: [105.2884121, 27.2873271],
    gcj02: [105.2916458, 27.2839591],
    bd09: [105.2982343, 27.2896767],
    bd09mc: [11721873.372, 3139941.005],
    mercator: [11720652.421, 3159415.565],
  },
  {
    wgs84: [92.0499619, 31.4784436],
    gcj02: [92.0512438, 31.4762063],
    bd09: [92.0576832, 31.4824421],
    bd09mc: [10247925.918, 3673043.553],
    mercator: [10246954.886, 3695041.282],
  },
  {
    wgs84: [108.6503952, 21.9828281],
    gcj02: [108.6541485, 21.9799392],
    bd09: [108.6607283, 21.9856319],
    bd09mc: [12096188.561, 2493660.013],
    mercator: [12094906.668, 2509463.668],
  },
];

describe('GCJ-02', () => {
  it('gives the published forward example', () => {
    // wandergis/coordtransform, test/app.js (2015)
    const [lon, lat] = wgs84ToGcj02(116.404, 39.915);
    expect(lon).toBeCloseTo(116.41024449916938, 10);
    expect(lat).toBeCloseTo(39.91640428150164, 10);
  });

  it('gives the published inverse example', () => {
    // hujiulong/gcoord, test/unit/crs/GCJ02.spec.ts (2019)
    const [lon, lat] = gcj02ToWgs84(123, 45);
    expect(lon).toBeCloseTo(122.99395597, 5);
    expect(lat).toBeCloseTo(44.99804071, 5);
  });

  it('returns to within half a metre anywhere in the country', () => {
    fc.assert(
      fc.property(domestic, ([lon, lat]) => {
        const back = gcj02ToWgs84(...wgs84ToGcj02(lon, lat));
        expect(haversineMeters(back, [lon, lat])).toBeLessThan(0.001);
        const forth = wgs84ToGcj02(...gcj02ToWgs84(lon, lat));
        expect(haversineMeters(forth, [lon, lat])).toBeLessThan(0.001);
      }),
    );
  });

  it('moves points in the country by tens to hundreds of metres', () => {
    fc.assert(
      fc.property(domestic, ([lon, lat]) => {
        expect(haversineMeters(wgs84ToGcj02(lon, lat), [lon, lat])).toBeLessThan(1_500);
      }),
    );
    for (const { wgs84, gcj02 } of CITIES) expect(haversineMeters(gcj02ToWgs84(...gcj02), wgs84)).toBeLessThan(3);
  });

  it('passes coordinates through outside the rectangle of the algorithm', () => {
    for (const [lon, lat] of [
      [2.35, 48.85],
      [-74, 40.7],
      [139.7, 35.7],
      [103.8, -1.3],
      [72, 40],
      [138, 40],
      [110, 56],
    ] as const) {
      expect(wgs84ToGcj02(lon, lat)).toEqual([lon, lat]);
      expect(gcj02ToWgs84(lon, lat)).toEqual([lon, lat]);
      expect(bd09ToGcj02(lon, lat)).toEqual([lon, lat]);
      expect(gcj02ToBd09(lon, lat)).toEqual([lon, lat]);
    }
  });
});

describe('BD-09', () => {
  it('gives the published examples', () => {
    // wandergis/coordtransform, test/app.js (2015)
    const [lon, lat] = gcj02ToBd09(116.404, 39.915);
    expect(lon).toBeCloseTo(116.41036949371029, 10);
    expect(lat).toBeCloseTo(39.92133699351021, 10);
    // The public inverse is not exact: within a metre.
    expect(haversineMeters(bd09ToGcj02(116.404, 39.915), [116.39762729119315, 39.90865673957631])).toBeLessThan(1);
    for (const { gcj02, bd09 } of CITIES) expect(haversineMeters(bd09ToGcj02(...bd09), gcj02)).toBeLessThan(1);
  });

  it('returns to the millimetre', () => {
    fc.assert(
      fc.property(domestic, ([lon, lat]) => {
        expect(haversineMeters(bd09ToGcj02(...gcj02ToBd09(lon, lat)), [lon, lat])).toBeLessThan(0.001);
      }),
    );
  });

  it('inverts Baidu Mercator', () => {
    // wh1100717/BaiduMapPointConverter, README (2013)
    const [lon, lat] = bd09mcToBd09(12958160.97, 4825907.72);
    expect(lon).toBeCloseTo(116.403874, 6);
    expect(lat).toBeCloseTo(39.914889, 6);
    for (const { bd09, bd09mc } of CITIES) expect(haversineMeters(bd09mcToBd09(...bd09mc), bd09)).toBeLessThan(1);
    expect(bd09mcToBd09(-12958160.97, -4825907.72)).toEqual([-lon, -lat]);
  });
});

describe('Gauss–Krüger', () => {
  // Corners that epsg.io gives for the areas of use: the easting of the south-west corner, the northing of the north-east one.
  const CASES = [
    { epsg: 4522, lon: 100.5, lat: 21.13, easting: 34344166.57, northing: null, meridian: null },
    { epsg: 4522, lon: 103.5, lat: 42.69, easting: null, northing: 4729373.22, meridian: null },
    { epsg: 4524, lon: 106.5, lat: 18.19, easting: 36341298.83, northing: null, meridian: null },
    { epsg: 4507, lon: 102, lat: 17.75, easting: 181721.15, northing: null, meridian: 105 },
    { epsg: 4507, lon: 108, lat: 42.47, easting: null, northing: 4708206.87, meridian: 105 },
    { epsg: 4504, lon: 84, lat: 27.32, easting: 203003.72, northing: null, meridian: 87 },
    { epsg: 4504, lon: 90, lat: 49.18, easting: null, northing: 5453980.63, meridian: 87 },
  ] as const;

  it.each(CASES)('EPSG:$epsg meets the published corner $lon, $lat', ({ lon, lat, easting, northing, meridian }) => {
    // One number of each corner is published; the other is found where the published one must be met.
    const point =
      easting === null
        ? solve(
            (value) => pointToWgs84(value, northing, 'gauss-kruger', meridian)?.[0] ?? Number.NaN,
            lon,
            meridian === null ? 34_000_000 : 0,
          )
        : solve((value) => pointToWgs84(easting, value, 'gauss-kruger', meridian)?.[1] ?? Number.NaN, lat, 0);
    const [x, y] = easting === null ? [point, northing] : [easting, point];
    const found = pointToWgs84(x, y, 'gauss-kruger', meridian);
    expect(found).not.toBeNull();
    expect(haversineMeters(found ?? [0, 0], [lon, lat])).toBeLessThan(0.02);
  });

  it('reads the zone before the easting and agrees with the bare form', () => {
    const bare = pointToWgs84(515_300.094, 3_349_722.302, 'gauss-kruger', 120);
    expect(bare?.[0]).toBeGreaterThan(120);
    for (const meridian of [null, 120]) {
      const zoned = pointToWgs84(40_515_300.094, 3_349_722.302, 'gauss-kruger', meridian);
      expect(haversineMeters(zoned ?? [0, 0], bare ?? [0, 90])).toBeLessThan(0.001);
    }
  });

  it('refuses a bare easting without a meridian, and a meridian that the zone contradicts', () => {
    expect(pointToWgs84(515_300, 3_349_722, 'gauss-kruger', null)).toBeNull();
    expect(pointToWgs84(40_515_300, 3_349_722, 'gauss-kruger', 117)).toBeNull();
    expect(pointToWgs84(9_999_999, 3_349_722, 'gauss-kruger', 117)).toBeNull();
    expect(pointToWgs84(515_300, 9_349_722, 'gauss-kruger', 117)).toBeNull();
  });
});

describe('toWgs84', () => {
  it('gives the same place whatever the datum of the column', () => {
    for (const { wgs84, gcj02, bd09, bd09mc, mercator } of CITIES) {
      for (const [point, datum] of [
        [gcj02, 'gcj02'],
        [bd09, 'bd09'],
        [bd09mc, 'bd09mc'],
        [mercator, 'web-mercator'],
      ] as const) {
        const { lon, lat, refused } = toWgs84(new Float64Array([point[0]]), new Float64Array([point[1]]), datum, null);
        expect(refused).toBe(0);
        expect(haversineMeters([lon[0] ?? 0, lat[0] ?? 0], wgs84)).toBeLessThan(3);
      }
    }
  });

  it('keeps CGCS2000 as it is, leaves empty cells empty and counts what is no position', () => {
    const { lon, lat, refused } = toWgs84(
      new Float64Array([106.7, Number.NaN, 0, 200, 30]),
      new Float64Array([26.6, 26.6, 0, 26.6, 106]),
      'cgcs2000',
      null,
    );
    expect([...lon]).toEqual([106.7, Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
    expect([...lat]).toEqual([26.6, Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
    expect(refused).toBe(3);
  });

  it('refuses metres given as degrees, and degrees beyond the square given as metres', () => {
    for (const datum of ['gcj02', 'bd09', 'wgs84'] as const) expect(pointToWgs84(515_300, 3_349_722, datum, null)).toBeNull();
    expect(pointToWgs84(4e7, 3e6, 'web-mercator', null)).toBeNull();
    expect(pointToWgs84(4e7, 3e6, 'bd09mc', null)).toBeNull();
  });
});

describe('previewShift', () => {
  it('measures how far a candidate datum moves a point', () => {
    const [shift] = previewShift([[116.41024449916938, 39.91640428150164]], 'gcj02', null);
    expect(haversineMeters(shift?.after ?? [0, 0], [116.404, 39.915])).toBeLessThan(0.01);
    // 0.00624449916938° at cos 39.9157° and 0.00140428150164°, on 6371.0088 km.
    expect(shift?.shiftMeters).toBeCloseTo(555, 0);
    expect(previewShift([[116.4, 39.9]], 'cgcs2000', null)[0]?.shiftMeters).toBe(0);
    expect(previewShift([[40_515_300, 3_349_722]], 'gauss-kruger', null)[0]).toMatchObject({ before: null, shiftMeters: null });
  });
});

describe('isDomestic', () => {
  it('takes the bounds in and leaves the rest out', () => {
    expect([isDomestic(73, 3), isDomestic(135.1, 54), isDomestic(72.9, 30), isDomestic(110, 54.1), isDomestic(135.2, 30)]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(isDomestic(Number.NaN, 30)).toBe(false);
  });
});

/** Bisects for the value at which a rising function is `target`. */
function solve(rising: (value: number) => number, target: number, from: number): number {
  let low = from + 20_001;
  let high = from === 0 && target < 60 ? 6_000_000 : from + 979_999;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (rising(middle) < target) low = middle;
    else high = middle;
  }
  return low;
}
