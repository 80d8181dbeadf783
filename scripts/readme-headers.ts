/**
 * The README's table of headers that own lists may carry, from the aliases that intake itself uses.
 *
 *   npx tsx scripts/readme-headers.ts     writes it between the marks in README.md
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writtenAliases } from '../src/intake/headers/header-aliases.ts';
import { fieldOfTable } from '../src/model/fields.ts';
import { type TableName, tableDefinition } from '../src/model/tables.ts';

const README = join(import.meta.dirname, '..', 'README.md');
const BEGIN = '<!-- headers of own lists: npx tsx scripts/readme-headers.ts -->';
const END = '<!-- end of headers -->';

const TABLES: readonly TableName[] = ['enterprise', 'party_org', 'building', 'park'];
const SHOWN = 6;

function rowsOf(table: TableName): string[] {
  const byField = new Map<string, string[]>();
  for (const { field, text, mark } of writtenAliases(table)) {
    if (mark === 'plain') byField.set(field, [...(byField.get(field) ?? []), text]);
  }
  return [...byField].map(([id, texts]) => {
    const rest = texts.length - SHOWN;
    const list = texts
      .slice(0, SHOWN)
      .map((text) => text.replaceAll('|', '\\|'))
      .join(' · ');
    return `| ${tableDefinition(table).zh} | ${fieldOfTable(table, id)?.zh ?? id} | ${list}${rest > 0 ? ` · … +${rest}` : ''} |`;
  });
}

/** The section between the marks, marks included. */
export function headerSection(): string {
  const rows = TABLES.flatMap(rowsOf);
  return [BEGIN, '', '| 表 | 字段 | 认得的表头(节选) |', '|---|---|---|', ...rows, '', END].join('\n');
}

/** README.md with its section renewed. Throws when the marks are missing. */
export function renewed(readme: string): string {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error('README.md has no marks for the headers');
  return readme.slice(0, begin) + headerSection() + readme.slice(end + END.length);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(README, renewed(readFileSync(README, 'utf8')));
