import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { floorPlaceOf } from '../../../src/model/floor-room.ts';

/** [as lists write it, floors] */
const STATED: readonly (readonly [string, readonly number[]])[] = [
  ['12层', [12]],
  ['12F', [12]],
  ['12f', [12]],
  ['12/F', [12]],
  ['１２层', [12]],
  [' 12 层 ', [12]],
  ['12楼', [12]],
  ['第12层', [12]],
  ['十二层', [12]],
  ['二十楼', [20]],
  ['二十三层', [23]],
  ['三楼', [3]],
  ['一百零一层', [101]],
  ['B座12层', [12]],
  ['A座12F-03', [12]],
  ['1号楼12层1203室', [12]],
  ['3号楼5楼', [5]],
  ['3#楼5层', [5]],
  ['二期3栋2单元7层', [7]],
  ['主楼8层', [8]],
  ['12楼1203', [12]],
  ['12层03号', [12]],
  ['12层整层', [12]],
  ['F12', [12]],
  ['L3', [3]],
  ['L3-05', [3]],
  ['12A层', [12.5]],
  ['-1层', [-1]],
  ['－1层', [-1]],
  ['负一层', [-1]],
  ['负1楼', [-1]],
  ['地下二层', [-2]],
  ['地下1层', [-1]],
  ['-2F', [-2]],
  ['B1', [-1]],
  ['B2层', [-2]],
  ['B1F', [-1]],
  ['B1-05', [-1]],
  ['LG', [-1]],
  ['G层', [1]],
  ['首层', [1]],
  ['底商', [1]],
  ['夹层', [1.5]],
  ['1-3层', [1, 2, 3]],
  ['1层-3层', [1, 2, 3]],
  ['1F-3F', [1, 2, 3]],
  ['1至3层', [1, 2, 3]],
  ['1~3楼', [1, 2, 3]],
  ['一至三层', [1, 2, 3]],
  ['负1-2层', [-1, 1, 2]],
  ['3层、5层', [3, 5]],
  ['3、5层', [3, 5]],
];

const ROOMS: readonly (readonly [string, readonly number[]])[] = [
  ['1203室', [12]],
  ['1203', [12]],
  ['１２０３', [12]],
  ['503', [5]],
  ['503号', [5]],
  ['0503', [5]],
  ['1203A', [12]],
  ['A1203', [12]],
  ['A座1203室', [12]],
  ['B座-1203', [12]],
  ['B-1203', [12]],
  ['B1203', [12]],
  ['12-03', [12]],
  ['12-3', [12]],
  ['2-1203', [12]],
  ['2-12-03', [12]],
  ['12-03-04', [12]],
  ['A-12-03', [12]],
  ['3#1203', [12]],
  ['3号楼1203室', [12]],
  ['3栋2单元1203', [12]],
  ['1203-1205', [12]],
  ['1203、1204室', [12]],
  ['1203/1303', [12, 13]],
  ['-101', [-1]],
  ['12031', [12]],
];

const UNKNOWN = ['', '  ', '—', '无', '前台', '0层', '大', '园区内', '0', '7', '000', '200层', '1号楼', 'A座', '3栋', '东侧', '12.5平方米'];

describe('floors as lists write them', () => {
  test.each(STATED)('%s', (text, levels) => {
    expect(floorPlaceOf(text, null)).toEqual({ kind: 'floors', levels, stated: true });
    // What is written holds even where the building is recorded with fewer storeys.
    expect(floorPlaceOf(text, 2)).toEqual({ kind: 'floors', levels, stated: true });
  });

  test.each(ROOMS)('room %s', (text, levels) => {
    expect(floorPlaceOf(text, null)).toEqual({ kind: 'floors', levels, stated: false });
    expect(floorPlaceOf(text, 30)).toEqual({ kind: 'floors', levels, stated: false });
  });

  test.each(UNKNOWN)('«%s» says nothing', (text) => {
    expect(floorPlaceOf(text, 20)).toBeNull();
  });

  test('a room above the roof is no floor, since «1203» may be room 203 of block 1', () => {
    expect(floorPlaceOf('1203室', 6)).toBeNull();
    expect(floorPlaceOf('1203、503', 6)).toEqual({ kind: 'floors', levels: [5], stated: false });
  });

  test.each(['整栋', '整幢', '独栋', '3号楼整栋', '整栋大楼'])('%s is the whole building', (text) => {
    expect(floorPlaceOf(text, 20)).toEqual({ kind: 'whole' });
  });

  test('the top floor is known with the number of storeys', () => {
    expect(floorPlaceOf('顶层', 18)).toEqual({ kind: 'floors', levels: [18], stated: true });
    expect(floorPlaceOf('顶层', null)).toBeNull();
    expect(floorPlaceOf(null, 18)).toBeNull();
  });

  test('whatever is written, floors are few, ascending, and never zero', () => {
    const parts = fc.constantFrom(
      '1',
      '12',
      '03',
      '层',
      'F',
      '楼',
      '-',
      'B',
      'A',
      '座',
      '负',
      '地下',
      '室',
      '号楼',
      '、',
      '十',
      '二',
      ' ',
      '整栋',
      '至',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(parts, { maxLength: 8 }).map((list) => list.join('')),
        ),
        (text) => {
          const place = floorPlaceOf(text, null);
          if (place?.kind !== 'floors') return;
          expect(place.levels.length).toBeGreaterThan(0);
          expect(place.levels.length).toBeLessThanOrEqual(41);
          expect([...new Set(place.levels)].sort((a, b) => a - b)).toEqual(place.levels);
          for (const level of place.levels) {
            expect(Math.floor(level)).not.toBe(0);
            expect(level).toBeGreaterThanOrEqual(-9);
            expect(level).toBeLessThanOrEqual(131);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('the same floor written three ways', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }), (floor, room) => {
        const number = `${floor}${String(room).padStart(2, '0')}`;
        const levels = [`${floor}层`, `${floor}F`, `${number}室`, `A座${number}`].map((text) => floorPlaceOf(text, 99));
        for (const place of levels) expect(place).toMatchObject({ kind: 'floors', levels: [floor] });
      }),
    );
  });
});
