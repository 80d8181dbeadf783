import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAngle, parsePair } from '../../../../src/intake/places/parse-coordinate.ts';
import { readAngles, readPairs } from '../../../../src/intake/places/read-coordinates.ts';

/** 106°38′41″ and 26°35′10.5″ */
const LON = 106 + 38 / 60 + 41 / 3600;
const LAT = 26 + 35 / 60 + 10.5 / 3600;

describe('parseAngle', () => {
  it.each([
    ['106.6447', 106.6447, null, 'decimal'],
    [' １０６．６４４７ ', 106.6447, null, 'decimal'],
    ['106.6447°', 106.6447, null, 'decimal'],
    ['106.6447E', 106.6447, 'lon', 'decimal'],
    ['E106.6447', 106.6447, 'lon', 'decimal'],
    ['W106.6447', -106.6447, 'lon', 'decimal'],
    ['北纬26.58', 26.58, 'lat', 'decimal'],
    ['维度：26.58', 26.58, 'lat', 'decimal'],
    ['1.066447E+02', 106.6447, null, 'decimal'],
    ['-33.5', -33.5, null, 'decimal'],
    ['33.5S', -33.5, 'lat', 'decimal'],
    ['40515300.09', 40515300.09, null, 'decimal'],
    ['106°38′41″E', LON, 'lon', 'dms'],
    ['106°38\'41"', LON, null, 'dms'],
    ["106°38'41''", LON, null, 'dms'],
    ['106º38’41”', LON, null, 'dms'],
    ['１０６°３８′４１″', LON, null, 'dms'],
    ['东经106度38分41秒', LON, 'lon', 'dms'],
    ['东经 106° 38′ 41″', LON, 'lon', 'dms'],
    ['北纬26度35分10.5秒', LAT, 'lat', 'dms'],
    ['106:38:41', LON, null, 'dms'],
    ['106 38 41', LON, null, 'dms'],
    ['106°38.5′', 106 + 38.5 / 60, null, 'dms'],
    ['-33°30′', -33.5, null, 'dms'],
    ['南纬33°30′', -33.5, 'lat', 'dms'],
  ] as const)('reads %s', (text, value, axis, notation) => {
    const angle = parseAngle(text);
    expect(angle).toMatchObject({ axis, notation });
    expect(angle?.value).toBeCloseTo(value, 9);
  });

  it.each(['', '无', '106°61′00″', '106°38′61″', '106,6447', 'N106E', '106.6447,26.58', '106 38', '1.2.3', 'E', '贵阳市106号'])(
    'refuses %s',
    (text) => {
      expect(parseAngle(text)).toBeNull();
    },
  );

  it('reads every angle written in degrees, minutes and seconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 179 }), fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 59 }), (d, m, s) => {
        const value = d + m / 60 + s / 3600;
        for (const text of [`${d}°${m}′${s}″E`, `东经${d}度${m}分${s}秒`, `${d}:${m}:${s}`])
          expect(parseAngle(text)?.value).toBeCloseTo(value, 9);
      }),
    );
  });
});

describe('parsePair', () => {
  it.each([
    ['106.63,26.64', 106.63, 26.64, 'lon-first'],
    ['106.63，26.64', 106.63, 26.64, 'lon-first'],
    ['106.63、26.64', 106.63, 26.64, 'lon-first'],
    ['(106.63, 26.64)', 106.63, 26.64, 'lon-first'],
    ['[106.63,26.64]', 106.63, 26.64, 'lon-first'],
    ['106.63 26.64', 106.63, 26.64, 'lon-first'],
    ['26.64,106.63', 106.63, 26.64, 'lat-first'],
    ['POINT (106.63 26.64)', 106.63, 26.64, 'lon-first'],
    ['POINT(26.64 106.63)', 106.63, 26.64, 'lat-first'],
    ['POINT Z (106.63 26.64 1100)', 106.63, 26.64, 'lon-first'],
    ['SRID=4490;POINT(106.63 26.64)', 106.63, 26.64, 'lon-first'],
    ['{"type":"Point","coordinates":[106.63,26.64,1100]}', 106.63, 26.64, 'lon-first'],
    ['E106.63 N26.64', 106.63, 26.64, 'lon-first'],
    ['N26.64,E106.63', 106.63, 26.64, 'lat-first'],
    ['经度:106.63,纬度:26.64', 106.63, 26.64, 'lon-first'],
    ['东经106.63北纬26.64', 106.63, 26.64, 'lon-first'],
    ['40515300.1,3349722.3', 40515300.1, 3349722.3, 'as-written'],
    ['2.35,48.85', 2.35, 48.85, 'as-written'],
  ] as const)('reads %s', (text, x, y, order) => {
    expect(parsePair(text)).toMatchObject({ order, notation: 'decimal' });
    expect(parsePair(text)?.x).toBeCloseTo(x, 9);
    expect(parsePair(text)?.y).toBeCloseTo(y, 9);
  });

  it.each([
    ['106°38′41″E，26°35′10.5″N', 'lon-first'],
    ['26°35′10.5″N 106°38′41″E', 'lat-first'],
    ['26°35′10.5″N106°38′41″E', 'lat-first'],
    ['东经106度38分41秒北纬26度35分10.5秒', 'lon-first'],
    ['北纬26°35′10.5″，东经106°38′41″', 'lat-first'],
    ['106 38 41, 26 35 10.5', 'lon-first'],
  ] as const)('reads %s', (text, order) => {
    const pair = parsePair(text);
    expect(pair).toMatchObject({ order, notation: 'dms' });
    expect(pair?.x).toBeCloseTo(LON, 9);
    expect(pair?.y).toBeCloseTo(LAT, 9);
  });

  it.each(['', '106.63', '106.63,', '106.63,26.64,5', 'E106.63,E26.64', '高新区1号,2号', 'POINT EMPTY', 'LINESTRING (1 2, 3 4)'])(
    'refuses %s',
    (text) => {
      expect(parsePair(text)).toBeNull();
    },
  );
});

describe('columns', () => {
  it('tells rows that cannot be read from rows that are empty', () => {
    const angles = readAngles(['106.5', '', '106°30′', '未知']);
    expect([...angles.values]).toEqual([106.5, Number.NaN, 106.5, Number.NaN]);
    expect(angles).toMatchObject({ dms: 1, unreadRows: [3] });
    const pairs = readPairs(['106.5,26.5', '26.5,106.5', ' ', '106.5']);
    expect([...pairs.x]).toEqual([106.5, 106.5, Number.NaN, Number.NaN]);
    expect([...pairs.y]).toEqual([26.5, 26.5, Number.NaN, Number.NaN]);
    expect(pairs).toMatchObject({ dms: 0, latFirst: 1, unreadRows: [3] });
  });
});
