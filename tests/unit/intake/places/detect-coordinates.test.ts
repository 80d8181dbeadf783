import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpackDms } from '../../../../src/intake/places/coordinate-evidence.ts';
import { readCrs } from '../../../../src/intake/places/crs.ts';
import { detectCoordinates, turnSwappedRows } from '../../../../src/intake/places/detect-coordinates.ts';

const GUIYANG: readonly (readonly [number, number])[] = [
  [106.6302, 26.647],
  [106.7135, 26.5783],
  [106.6447, 26.9999],
  [106.7099, 26.6488],
];

function detect(points: readonly (readonly [number, number])[], options: { x?: string; y?: string; crs?: string } = {}) {
  return detectCoordinates({
    x: Float64Array.from(points, ([x]) => x),
    y: Float64Array.from(points, ([, y]) => y),
    xHeader: options.x ?? '经度',
    yHeader: options.y ?? '纬度',
    statedCrs: options.crs ?? null,
  });
}

const turn = (points: readonly (readonly [number, number])[]) => points.map(([x, y]) => [y, x] as const);

describe('degrees', () => {
  it('asks when nothing names the datum', () => {
    const found = detect(GUIYANG);
    expect(found.map(({ datum }) => datum)).toEqual(['gcj02', 'wgs84', 'bd09']);
    for (const candidate of found) expect(candidate).toMatchObject({ isCertain: false, swapped: false, reasons: ['datum-not-stated'] });
  });

  it.each([
    ['gcj_lng', 'gcj_lat', 'gcj02'],
    ['高德经度', '高德纬度', 'gcj02'],
    ['腾讯经度', '纬度', 'gcj02'],
    ['bd_lng', 'bd_lat', 'bd09'],
    ['百度经度', '百度纬度', 'bd09'],
    ['WGS84经度', 'WGS84纬度', 'wgs84'],
    ['经度(CGCS2000)', '纬度(CGCS2000)', 'cgcs2000'],
  ] as const)('takes the datum that the headers %s and %s name', (x, y, datum) => {
    expect(detect(GUIYANG, { x, y })).toMatchObject([{ datum, isCertain: true, reasons: ['header-names-datum'] }]);
  });

  it('does not take headers that disagree', () => {
    expect(detect(GUIYANG, { x: '高德经度', y: '百度纬度' }).every(({ isCertain }) => !isCertain)).toBe(true);
  });

  it('takes the system that the file states', () => {
    expect(detect(GUIYANG, { crs: 'EPSG:4490' })).toMatchObject([{ datum: 'cgcs2000', isCertain: true, reasons: ['crs-stated'] }]);
  });

  it('asks when header and file disagree', () => {
    const found = detect(GUIYANG, { x: 'gcj_lng', y: 'gcj_lat', crs: 'EPSG:4326' });
    expect(found).toMatchObject([
      { datum: 'gcj02', isCertain: false, reasons: ['header-contradicts-crs', 'header-names-datum'] },
      { datum: 'wgs84', isCertain: false, reasons: ['header-contradicts-crs', 'crs-stated'] },
    ]);
  });

  it('asks when the stated system is one of metres and the numbers are degrees', () => {
    for (const candidate of detect(GUIYANG, { crs: 'EPSG:3857' }))
      expect(candidate).toMatchObject({ isCertain: false, reasons: ['datum-not-stated', 'crs-contradicts-values'] });
  });

  it('refuses datums whose shift is not public', () => {
    expect(detect(GUIYANG, { crs: 'EPSG:4610' })).toMatchObject([{ datum: null, isCertain: true, reasons: ['crs-refused-xian80'] }]);
    expect(
      detect(GUIYANG, { crs: 'GEOGCS["GCS_Beijing_1954",DATUM["D_Beijing_1954",SPHEROID["Krasovsky_1940",6378245.0,298.3]]]' }),
    ).toMatchObject([{ datum: null, reasons: ['crs-refused-beijing54'] }]);
  });

  it('is certain of swapped axes only where longitude is below 54 and latitude above 73', () => {
    for (const candidate of detect(turn(GUIYANG)))
      expect(candidate).toMatchObject({ swapped: true, swappedRows: 4, reasons: ['datum-not-stated', 'axes-swapped'] });
    const mixed = [...GUIYANG, ...turn(GUIYANG.slice(0, 1))];
    for (const candidate of detect(mixed))
      expect(candidate).toMatchObject({ swapped: true, swappedRows: 1, reasons: ['datum-not-stated', 'axes-swapped-some-rows'] });
    // 60/70 fits the country in neither order.
    expect(detect([[60, 70]])).toMatchObject([
      { datum: 'wgs84', swapped: false, isCertain: false, reasons: ['datum-not-stated', 'mostly-outside-china'] },
    ]);
  });

  it('says when the headers stand the wrong way round, and when 纬度 is misspelt', () => {
    expect(detect(GUIYANG, { x: '纬度', y: '经度' })[0]?.reasons).toContain('headers-turned');
    expect(detect(GUIYANG, { y: '维度' })[0]?.reasons).toContain('header-misspelt');
    expect(detect(GUIYANG, { y: '维度' })[0]?.reasons).not.toContain('headers-turned');
  });

  it('suspects packed degrees, minutes and seconds, and never of ordinary decimals', () => {
    const packed = Array.from({ length: 10 }, (_, row) => [106.3841 + row / 10_000, 26.3511 + row / 10_000] as const);
    const found = detect(packed, { crs: 'EPSG:4490' });
    expect(found.map(({ notation, isCertain }) => [notation, isCertain])).toEqual([
      ['packed-dms', false],
      ['degrees', false],
    ]);
    expect(detect([...packed, [106.6302, 26.647]], { crs: 'EPSG:4490' })).toMatchObject([{ notation: 'degrees', isCertain: true }]);
    expect(unpackDms(106.3841)).toBeCloseTo(106 + 38 / 60 + 41 / 3600, 9);
    expect(unpackDms(26.0005)).toBeCloseTo(26 + 5 / 3600, 9);
    expect(unpackDms(-26.3)).toBeCloseTo(-26.5, 9);
    expect(unpackDms(106.6302)).toBeNaN();
  });

  it('has nothing to say of no numbers, and of mixed ones', () => {
    expect(detect([])).toMatchObject([{ datum: null, reasons: ['no-coordinates'] }]);
    expect(
      detect([
        [0, 0],
        [Number.NaN, 26],
      ]),
    ).toMatchObject([{ datum: null, reasons: ['no-coordinates'] }]);
    expect(detect([...GUIYANG, [515_300, 3_349_722], [515_301, 3_349_722]])).toMatchObject([{ datum: null, reasons: ['numbers-mixed'] }]);
  });
});

describe('metres', () => {
  it('knows Gauss–Krüger with the zone before the easting, but not its ellipsoid', () => {
    expect(
      detect(
        [
          [35_562_000.5, 2_949_000.2],
          [35_571_000, 2_940_000],
        ],
        { x: 'X', y: 'Y' },
      ),
    ).toMatchObject([
      {
        datum: 'gauss-kruger',
        isCertain: false,
        centralMeridian: 105,
        notation: 'metres',
        reasons: ['easting-with-zone', 'ellipsoid-not-stated'],
      },
    ]);
  });

  it('asks for the meridian where no zone stands', () => {
    expect(detect([[562_000.5, 2_949_000.2]])).toMatchObject([
      {
        datum: 'gauss-kruger',
        isCertain: false,
        centralMeridian: null,
        reasons: ['easting-without-zone', 'ellipsoid-not-stated', 'meridian-not-stated'],
      },
    ]);
  });

  it('is certain where the file states the zone and the eastings do not contradict', () => {
    expect(detect([[562_000, 2_949_000]], { crs: 'EPSG:4544' })).toMatchObject([
      { datum: 'gauss-kruger', isCertain: true, centralMeridian: 105 },
    ]);
    expect(detect([[35_562_000, 2_949_000]], { crs: 'EPSG:4523' })).toMatchObject([
      { datum: 'gauss-kruger', isCertain: true, centralMeridian: 105 },
    ]);
    expect(detect([[36_562_000, 2_949_000]], { crs: 'EPSG:4523' })[0]).toMatchObject({ isCertain: false, centralMeridian: 108 });
  });

  it('knows that surveyors write the northing first', () => {
    expect(detect([[2_949_000, 35_562_000]], { x: 'X坐标', y: 'Y坐标' })).toMatchObject([
      { datum: 'gauss-kruger', swapped: true, swappedRows: 1 },
    ]);
  });

  it('cannot tell Web Mercator from Baidu’s without a word', () => {
    const point = [[11_872_000, 3_060_000]] as const;
    expect(detect(point).map(({ datum, isCertain }) => [datum, isCertain])).toEqual([
      ['web-mercator', false],
      ['bd09mc', false],
    ]);
    expect(detect(point, { crs: 'EPSG:3857' })).toMatchObject([{ datum: 'web-mercator', isCertain: true }]);
    expect(detect(point, { x: '百度X', y: '百度Y' })).toMatchObject([{ datum: 'bd09mc', isCertain: true }]);
    expect(detect(turn(point))[0]).toMatchObject({ swapped: true, swappedRows: 1 });
  });

  it('lists both readings of what may be zone 13 or Mercator', () => {
    const found = detect([[13_500_000, 4_300_000]]);
    expect(found.map(({ datum }) => datum)).toEqual(['web-mercator', 'bd09mc', 'gauss-kruger']);
    expect(detect([[13_500_000, 4_300_000]], { crs: 'EPSG:4491' })).toMatchObject([
      { datum: 'gauss-kruger', isCertain: true, centralMeridian: 75 },
    ]);
  });

  it('knows no local grid', () => {
    expect(detect([[9_000_000, 9_000_000]])).toMatchObject([{ datum: null, notation: 'metres', reasons: ['metres-unknown'] }]);
  });
});

describe('turnSwappedRows', () => {
  it('turns what can only be turned and nothing else, once', () => {
    const domestic = fc.tuple(fc.double({ min: 73, max: 135.1, noNaN: true }), fc.double({ min: 3, max: 54, noNaN: true }), fc.boolean());
    fc.assert(
      fc.property(fc.array(domestic), (points) => {
        const x = Float64Array.from(points, ([lon, lat, isTurned]) => (isTurned ? lat : lon));
        const y = Float64Array.from(points, ([lon, lat, isTurned]) => (isTurned ? lon : lat));
        expect(turnSwappedRows(x, y)).toBe(points.filter(([, , isTurned]) => isTurned).length);
        expect([...x]).toEqual(points.map(([lon]) => lon));
        expect(turnSwappedRows(x, y)).toBe(0);
      }),
    );
    const x = new Float64Array([60, 2_949_000, 2.3]);
    expect(turnSwappedRows(x, new Float64Array([70, 35_562_000, 48.8]))).toBe(1);
    expect([...x]).toEqual([60, 35_562_000, 2.3]);
  });
});

describe('readCrs', () => {
  const GEOGCS =
    'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
  const projected = (easting: number, meridian: number, scale = 1) =>
    `PROJCS["CGCS2000_3_Degree_GK",${GEOGCS},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${easting}.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}.0],PARAMETER["Scale_Factor",${scale}],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;

  it.each([
    ['EPSG:4326', 'wgs84', null],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 'wgs84', null],
    ['OGC:CRS84', 'wgs84', null],
    ['urn:ogc:def:crs:EPSG::4490', 'cgcs2000', null],
    ['urn:ogc:def:crs:EPSG:6.9:4490', 'cgcs2000', null],
    ['http://www.opengis.net/def/crs/EPSG/0/4490', 'cgcs2000', null],
    ['EPSG:3857', 'web-mercator', null],
    ['EPSG:4491', 'gauss-kruger', 75],
    ['EPSG:4501', 'gauss-kruger', 135],
    ['EPSG:4507', 'gauss-kruger', 105],
    ['EPSG:4522', 'gauss-kruger', 102],
    ['EPSG:4533', 'gauss-kruger', 135],
    ['EPSG:4547', 'gauss-kruger', 114],
    ['EPSG:4554', 'gauss-kruger', 135],
    [GEOGCS, 'cgcs2000', null],
    [projected(500000, 105), 'gauss-kruger', 105],
    [projected(35500000, 105), 'gauss-kruger', 105],
    ['GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]]]', 'wgs84', null],
    [
      'PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]],PROJECTION["Mercator_Auxiliary_Sphere"]]',
      'web-mercator',
      null,
    ],
    // WKT 2 as epsg.io prints it for EPSG:4547.
    [
      'PROJCRS["CGCS2000 / 3-degree Gauss-Kruger CM 114E",BASEGEOGCRS["China Geodetic Coordinate System 2000",DATUM["China 2000",ELLIPSOID["CGCS2000",6378137,298.257222101]]],CONVERSION["3-degree Gauss-Kruger CM 114E",METHOD["Transverse Mercator",ID["EPSG",9807]],PARAMETER["Latitude of natural origin",0],PARAMETER["Longitude of natural origin",114],PARAMETER["Scale factor at natural origin",1],PARAMETER["False easting",500000],PARAMETER["False northing",0]]]',
      'gauss-kruger',
      114,
    ],
    ['{"type":"GeographicCRS","name":"WGS 84 (CRS84)","id":{"authority":"OGC","code":"CRS84"}}', 'wgs84', null],
    ['{"type":"ProjectedCRS","name":"x","id":{"authority":"EPSG","code":4547}}', 'gauss-kruger', 114],
    ['{"type":"GeographicCRS","name":"China Geodetic Coordinate System 2000"}', 'cgcs2000', null],
  ] as const)('knows %s', (text, datum, centralMeridian) => {
    expect(readCrs(text)).toEqual({ code: 'crs-known', datum, centralMeridian });
  });

  it.each([
    ['EPSG:2343', 'crs-refused-xian80'],
    ['EPSG:2434', 'crs-refused-beijing54'],
    [
      'PROJCS["Xian_1980_3_Degree_GK_CM_105E",GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980"]],PROJECTION["Gauss_Kruger"]]',
      'crs-refused-xian80',
    ],
    ['EPSG:32648', 'crs-unsupported'],
    [
      'PROJCS["WGS_1984_UTM_Zone_48N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["Central_Meridian",105.0],PARAMETER["Scale_Factor",0.9996]]',
      'crs-unsupported',
    ],
    [projected(52000, 105), 'crs-unsupported'],
    ['LOCAL_CS["x"]', 'crs-unsupported'],
    ['{"type":', 'crs-unsupported'],
    ['', 'crs-unsupported'],
  ] as const)('refuses %s', (text, code) => {
    expect(readCrs(text)).toEqual({ code, datum: null, centralMeridian: null });
  });
});
