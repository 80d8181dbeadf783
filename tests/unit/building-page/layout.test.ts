import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isGap, type PageTenant } from '../../../src/exports/building-page-content.ts';
import { floorBands } from '../../../src/exports/building-page-floors.ts';
import { type Box, layOutStack } from '../../../src/exports/building-page-stack.ts';
import { fitName, fitText, textWidth, wrapText } from '../../../src/exports/building-page-text.ts';
import { GAP_CLASSES, RUNGS } from '../../../src/model/coverage.ts';
import type { FloorPlace } from '../../../src/model/floor-room.ts';
import { tenant } from './tenants.ts';

const BOX: Box = { x: 40, y: 280, width: 1150, height: 720 };

const level = fc.integer({ min: -3, max: 60 }).filter((value) => value !== 0);
const place: fc.Arbitrary<FloorPlace | null> = fc.oneof(
  { weight: 12, arbitrary: level.map((value): FloorPlace => ({ kind: 'floors', levels: [value], stated: true })) },
  { weight: 1, arbitrary: level.map((value): FloorPlace => ({ kind: 'floors', levels: [value + 0.5], stated: true })) },
  { weight: 1, arbitrary: fc.constant<FloorPlace>({ kind: 'whole' }) },
  { weight: 2, arbitrary: fc.constant(null) },
);
const tenants = fc
  .array(fc.record({ place, rung: fc.constantFrom(...RUNGS), gapClass: fc.constantFrom(...GAP_CLASSES) }), {
    minLength: 1,
    maxLength: 400,
    size: 'max',
  })
  .map((list) => list.map((entry, row) => tenant({ row, ...entry })));

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width - 0.01 && b.x < a.x + a.width - 0.01 && a.y < b.y + b.height - 0.01 && b.y < a.y + a.height - 0.01;
}

function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x - 0.01 &&
    inner.y >= outer.y - 0.01 &&
    inner.x + inner.width <= outer.x + outer.width + 0.01 &&
    inner.y + inner.height <= outer.y + outer.height + 0.01
  );
}

function checkLayout(list: readonly PageTenant[], storeys: number | null, box: Box): void {
  const stack = layOutStack(list, storeys, box);
  const cells = stack.bands.flatMap((band) => band.cells);
  // Every tenant is in exactly one cell, and a cell of several holds only those alike.
  expect(cells.flatMap((cell) => cell.tenants.map(({ row }) => row)).sort((a, b) => a - b)).toEqual(list.map(({ row }) => row));
  for (const cell of cells) for (const each of cell.tenants) expect([each.rung, each.gapClass]).toEqual([cell.rung, cell.gapClass]);
  for (const band of stack.bands) {
    expect(isWithin(band, box)).toBe(true);
    for (const cell of band.cells) expect(isWithin(cell, band)).toBe(true);
  }
  for (const boxes of [stack.bands, cells]) {
    const sorted = [...boxes].sort((a, b) => a.y - b.y);
    sorted.forEach((a, index) => {
      for (const b of sorted.slice(index + 1)) {
        if (b.y >= a.y + a.height) break;
        expect(overlaps(a, b)).toBe(false);
      }
    });
  }
  // Large enough for a word at the size of a printed page.
  for (const cell of cells) expect(Math.min(cell.width / 4, cell.height)).toBeGreaterThanOrEqual(14);
}

describe('the stack of floors', () => {
  test('draws or groups every tenant once, without overlaps, inside its box', () => {
    fc.assert(
      fc.property(tenants, fc.option(fc.integer({ min: 1, max: 60 })), (list, storeys) => checkLayout(list, storeys, BOX)),
      { numRuns: 60 },
    );
  });

  test.each([
    [1, 1],
    [60, 400],
    [1, 400],
    [3, 400],
    [60, 1],
    [33, 120],
    [150, 3000],
  ])('%i floors with %i tenants', (floors, count) => {
    const list = Array.from({ length: count }, (_, row) =>
      tenant({ row, place: { kind: 'floors', levels: [(row % floors) + 1], stated: true }, gapClass: 'should-form', rung: 'none' }),
    );
    checkLayout(list, floors, BOX);
  });

  test('a common office tower shows each of its tenants alone', () => {
    const list = Array.from({ length: 70 }, (_, row) =>
      tenant({ row, place: { kind: 'floors', levels: [(row % 17) + 1], stated: true }, gapClass: 'no-member', rung: 'none' }),
    );
    const stack = layOutStack(list, 17, BOX);
    expect(stack.isGrouped).toBe(false);
    expect(stack.towers).toHaveLength(1);
  });

  test('of a crowded storey those for whom nothing is proposed are grouped first', () => {
    const list = Array.from({ length: 400 }, (_, row) => {
      const gap = Math.floor(row / 10) % 8 === 0;
      return tenant({
        row,
        place: { kind: 'floors', levels: [(row % 10) + 1], stated: true },
        gapClass: gap ? 'should-form' : 'covered',
        rung: gap ? 'none' : 'joint',
      });
    });
    const crowded = { ...BOX, width: 560 };
    const stack = layOutStack(list, 10, crowded);
    const cells = stack.bands.flatMap((band) => band.cells);
    expect(stack.isGrouped).toBe(true);
    for (const cell of cells) if (cell.tenants.some(isGap)) expect(cell.tenants).toHaveLength(1);
    checkLayout(list, 10, crowded);
  });

  test('storeys nobody is listed on stay, runs of them as one; unknown floors come last', () => {
    const at = (row: number, value: number | null) =>
      tenant({ row, place: value === null ? null : { kind: 'floors', levels: [value], stated: true } });
    const bands = floorBands([at(0, 2), at(1, null), at(2, 9), at(3, -2), at(4, 7)], 12);
    expect(bands.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['empty', 10, 12],
      ['floor', 9, 9],
      ['empty', 8, 8],
      ['floor', 7, 7],
      ['empty', 3, 6],
      ['floor', 2, 2],
      ['empty', 1, 1],
      ['empty', -1, -1],
      ['floor', -2, -2],
      ['unknown', 0, 0],
    ]);
  });

  test('a list without floors is one band, whatever the building has', () => {
    expect(floorBands([tenant({ row: 0 }), tenant({ row: 1 })], 20).map(({ kind }) => kind)).toEqual(['unknown']);
  });

  test('rooms stand in their order on a floor', () => {
    const rooms = ['1210', '1202', '1201'].map((room, row) =>
      tenant({ row, room, place: { kind: 'floors', levels: [12], stated: false } }),
    );
    expect(floorBands(rooms, null)[0]?.tenants.map(({ room }) => room)).toEqual(['1201', '1202', '1210']);
  });
});

describe('texts of a page', () => {
  test('never run over their width, and say so when something is left off', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 20, max: 300 }), (text, width) => {
        const fitted = fitText(text, 12, width);
        expect(textWidth(fitted.text, 12)).toBeLessThanOrEqual(width);
        expect(fitted.isCut).toBe(fitted.text !== text);
        for (const line of wrapText(text, 12, width, 2)) expect(textWidth(line.text, 12)).toBeLessThanOrEqual(width);
        expect(wrapText(text, 12, width, 2).length).toBeLessThanOrEqual(2);
      }),
    );
  });

  test('a name loses its legal form before it is cut', () => {
    expect(fitName('示例云岩数据服务有限公司', 12, 12 * 9)).toEqual({ text: '示例云岩数据服务', isCut: true });
    expect(fitName('示例甲有限公司', 12, 200)).toEqual({ text: '示例甲有限公司', isCut: false });
  });
});
