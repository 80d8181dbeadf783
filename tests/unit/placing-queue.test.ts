import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edits, PlacedUnit } from '../../src/model/edits.ts';
import { editsFile, parseEdits } from '../../src/state/kept-edits.ts';
import { firstOpen, nextAt, placedKeys, previousAt, progressOf, unitKey, type WaitingUnit } from '../../src/state/placing-queue.ts';

const waiting = (unit: PlacedUnit, id: string, enterprises = 1): WaitingUnit => ({
  unit,
  id,
  nameZh: id,
  nameEn: null,
  address: null,
  parkZh: null,
  enterprises,
  hint: null,
});
const UNITS = [waiting('BUILDING', 'a', 9), waiting('BUILDING', 'b', 4), waiting('PARK', 'a', 2), waiting('SITE', 's', 0)];
const edits = (...keys: readonly (readonly [PlacedUnit, string])[]): Edits => ({
  places: keys.map(([unit, id]) => ({ unit, id, lon: 106, lat: 26, placedOn: '2026-11-21' })),
  links: [],
});

describe('the queue of units to be placed', () => {
  it('asks for the next without a place, and after the last for none', () => {
    const placed = placedKeys(edits(['BUILDING', 'b']));
    expect(firstOpen(UNITS, placed)).toBe(0);
    expect(nextAt(UNITS, placed, 0)).toBe(2);
    expect(nextAt(UNITS, placed, 2)).toBe(3);
    expect(nextAt(UNITS, placed, 3)).toBe(4);
    expect(firstOpen(UNITS, placedKeys(edits(['BUILDING', 'a'], ['BUILDING', 'b'], ['PARK', 'a'], ['SITE', 's'])))).toBe(4);
  });

  it('goes back one, to a placed one as well, and not before the first', () => {
    expect(previousAt(2)).toBe(1);
    expect(previousAt(0)).toBe(0);
  });

  it('keeps units of different kinds and one id apart', () => {
    expect(placedKeys(edits(['PARK', 'a'])).has(unitKey(waiting('BUILDING', 'a')))).toBe(false);
    expect(progressOf(UNITS, placedKeys(edits(['PARK', 'a'], ['BUILDING', 'a'])))).toEqual({ placed: 2, enterprises: 9, left: 2 });
  });

  it('reaches every unit once by placing or skipping', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: UNITS.length, maxLength: UNITS.length }), (choices) => {
        const asked: number[] = [];
        const places: [PlacedUnit, string][] = [];
        for (let at = firstOpen(UNITS, new Set()); at < UNITS.length; at = nextAt(UNITS, placedKeys(edits(...places)), at)) {
          asked.push(at);
          const unit = UNITS[at];
          if (unit !== undefined && choices[at] === true) places.push([unit.unit, unit.id]);
        }
        expect(asked).toEqual([0, 1, 2, 3]);
        expect(firstOpen(UNITS, placedKeys(edits(...places)))).toBe(choices.includes(false) ? choices.indexOf(false) : UNITS.length);
      }),
    );
  });
});

describe('the kept file of edits', () => {
  it('comes back as it was', async () => {
    const kept: Edits = {
      ...edits(['BUILDING', '创新大厦 "A座"'], ['SITE', '']),
      links: [{ enterpriseId: 'e', buildingId: 'b', confidence: 0.95, method: 'NAME' }],
    };
    expect(parseEdits(await editsFile(kept).text())).toEqual(kept);
  });

  it('leaves out what is damaged, and never throws', () => {
    const good = { unit: 'PARK', id: 'p', lon: 1, lat: 2, placedOn: '2026-01-31' };
    const file = (places: unknown, more: object = {}) =>
      JSON.stringify({ format: 'dangjian-atlas-edits', version: 1, places, links: null, ...more });
    expect(
      parseEdits(file([good, { ...good, lat: 99 }, { ...good, unit: 'MOON' }, { ...good, placedOn: '2026-13-45' }, null, 7])).places,
    ).toEqual([good]);
    expect(parseEdits(file([good], { version: 2 })).places).toEqual([]);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => file(value, { links: value })),
        ),
        (text) => {
          const { places, links } = parseEdits(text);
          return Array.isArray(places) && Array.isArray(links);
        },
      ),
    );
  });
});
