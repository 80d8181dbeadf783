import { describe, expect, it } from 'vitest';
import { ALIASED_TABLES, modelAliases, writtenAliases } from '../../../../src/intake/headers/header-aliases.ts';
import { matchFields } from '../../../../src/intake/headers/match-fields.ts';
import { normalizeHeader } from '../../../../src/intake/headers/normalize-header.ts';
import { fieldsOfTable } from '../../../../src/model/fields.ts';
import { TABLE_NAMES, tableDefinition } from '../../../../src/model/tables.ts';

describe('aliases', () => {
  it.each(ALIASED_TABLES)('%s names each header once, and for one field', (table) => {
    const seen = new Map<string, string>();
    const texts = new Set<string>();
    for (const { text, field } of writtenAliases(table)) {
      expect(texts.has(text), `${text} twice`).toBe(false);
      texts.add(text);
      const { key } = normalizeHeader(text);
      expect(seen.get(key) ?? field, `${text} for two fields`).toBe(field);
      seen.set(key, field);
    }
  });

  it('cover every table but the list of snapshots', () => {
    expect([...TABLE_NAMES].filter((table) => !ALIASED_TABLES.includes(table))).toEqual(['snapshot']);
  });

  it.each(TABLE_NAMES)('%s reads back its own storage names', (table) => {
    const headers = Object.keys(tableDefinition(table).columns);
    const guesses = matchFields(
      table,
      headers.map((header, source) => ({ source, parts: [header] })),
      [],
    );
    const wrong = guesses.filter(({ field, source }) => field !== null && field !== `${table}.${headers[source]}`);
    expect(wrong.map(({ field, source }) => `${headers[source]} → ${field}`)).toEqual([]);
    expect(modelAliases(table).length).toBe(fieldsOfTable(table).length * 4);
  });

  it.each([
    '姓名',
    '联系人',
    '联系电话',
    '身份证号',
    '法定代表人',
    '党组织书记',
    '党建指导员',
    '性别',
    '邮箱',
    '手机号码',
    '入党时间',
    '负责人',
  ])('leave %s to the screen for personal data', (header) => {
    for (const table of ALIASED_TABLES) expect(matchFields(table, [{ source: 0, parts: [header] }], [])[0]?.field, table).toBeNull();
  });
});
