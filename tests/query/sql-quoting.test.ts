import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { STANDARD_DEFINITION } from '../../src/model/definition-set.ts';
import { EMPTY_FILTER } from '../../src/model/filter.ts';
import { byDimension } from '../../src/queries/by-dimension.ts';
import { headline } from '../../src/queries/headline.ts';
import { containsText, dateLiteral, identifier, integerLiteral, textLiteral } from '../../src/queries/sql.ts';
import { createNodeEngine } from '../support/node-engine.ts';
import { rowOf, rowsOf } from './answers.ts';
import { catalogOf, loadTables } from './fixture-tables.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
afterAll(() => engine.close());

/** What people and attackers type, beside any string at all. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom("'", '"', '\\', '%', '_', ';', '-', '\n', '\0', '甲', '$', '{', '?', ')'), maxLength: 8 }),
  fc.constantFrom("'; DROP SCHEMA ds_quoting CASCADE; --", "\\'", "''", '%', '_', '$$', '/*', "' OR TRUE --", 'ﬁ', 'İ'),
);

describe('literals', () => {
  it('equal themselves, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (value) => {
        const row = await rowOf(engine, { name: 'literal', sql: `SELECT ${textLiteral(value)} AS value`, columns: { value: 'text' } });
        expect(row.value).toBe(value);
      }),
      { numRuns: 200 },
    );
  });

  it('name a column exactly, whatever the name', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (name) => {
        fc.pre(name !== '' && !name.includes('\0'));
        await rowOf(engine, {
          name: 'identifier',
          sql: `SELECT ${identifier('x')} FROM (SELECT 1 AS ${identifier(name)}) t(x)`,
          columns: { x: 'integer' },
        });
        await engine.execute([
          `CREATE OR REPLACE TABLE ${identifier(`t${name}`)} AS SELECT 1 AS ${identifier(name)}`,
          `DROP TABLE ${identifier(`t${name}`)}`,
        ]);
      }),
      { numRuns: 60 },
    );
    expect(() => identifier('')).toThrow(RangeError);
  });

  it('refuse what is no number and no date', () => {
    expect(() => integerLiteral(0.5)).toThrow(RangeError);
    expect(() => integerLiteral(Number.NaN)).toThrow(RangeError);
    expect(() => dateLiteral("2024-01-01' OR 1=1")).toThrow(RangeError);
    expect(() => dateLiteral('2024-13-01')).toThrow(RangeError);
  });
});

describe('filters', () => {
  const schema = 'ds_quoting';

  it('find a name by itself and by every part of it, and wildcards only by themselves', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, fc.nat(), fc.nat(), async (name, id, from, length) => {
        fc.pre(name !== '' && id !== '');
        const tables = {
          enterprise: [
            { enterprise_id: 'E0', name_zh: name, park_id: id },
            { enterprise_id: 'E1', name_zh: '——', park_id: null },
          ],
        };
        await loadTables(engine, schema, catalogOf(tables), tables, '2024-01-01');
        const part = Array.from(name)
          .slice(from % Array.from(name).length)
          .slice(0, 1 + (length % 4))
          .join('');
        for (const text of [name, part]) {
          const found = await rowOf(engine, headline(schema, STANDARD_DEFINITION, { ...EMPTY_FILTER, text }));
          expect(found.listed, JSON.stringify(text)).toBe('——'.includes(text.toLowerCase()) ? 2 : 1);
        }
        const missing = await rowOf(engine, headline(schema, STANDARD_DEFINITION, { ...EMPTY_FILTER, text: `${name}\u{10FFFD}` }));
        expect(missing.listed).toBe(0);
        const inPark = await rowsOf(engine, byDimension(schema, STANDARD_DEFINITION, { ...EMPTY_FILTER, parks: [id] }, 'park'));
        expect(inPark.map((row) => [row.id, row.listed])).toEqual([[id, 1]]);
      }),
      { numRuns: 30 },
    );
  });

  it('ignore case in Latin letters', async () => {
    const row = await rowOf(engine, {
      name: 'case',
      sql: `SELECT ${containsText("'示例Alpha科技'", 'aLPHA')} AS hit`,
      columns: { hit: 'boolean' },
    });
    expect(row.hit).toBe(true);
  });
});
