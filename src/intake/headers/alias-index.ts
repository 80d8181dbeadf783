import type { FieldId } from '../../model/fields.ts';
import type { TableName } from '../../model/tables.ts';
import { foldHeader } from './fold-header.ts';
import { ALIASED_TABLES, type AliasMark, type HeaderAlias, modelAliases, writtenAliases } from './header-aliases.ts';
import { PERSONAL_KEYS, UNMAPPED_KEYS } from './known-headers.ts';
import { normalizeHeader } from './normalize-header.ts';

export interface IndexedAlias {
  readonly field: FieldId;
  readonly mark: AliasMark;
}

export interface AliasIndex {
  /** By the printed text, half-width, without blanks, in lower case. */
  readonly printed: ReadonlyMap<string, IndexedAlias>;
  readonly normal: ReadonlyMap<string, IndexedAlias>;
  /** Only folds that one field alone has. */
  readonly folded: ReadonlyMap<string, IndexedAlias>;
  /** Keys long enough to bear a typing error, by length. */
  readonly byLength: ReadonlyMap<number, readonly string[]>;
}

/** A header as it is printed, apart from full-width forms, blanks and case. */
export function printedKey(header: string): string {
  return header.normalize('NFKC').replace(/\s/gu, '').toLowerCase();
}

function foldedAliases(aliases: readonly HeaderAlias[]): Map<string, IndexedAlias> {
  const folded = new Map<string, IndexedAlias | null>();
  for (const { text, field, mark } of aliases) {
    const key = foldHeader(normalizeHeader(text).key);
    const known = folded.get(key);
    if (known === undefined) folded.set(key, { field, mark });
    // Two fields under one fold, or a doubt about one of its wordings: the fold decides nothing certain.
    else if (known !== null && known.field !== field) folded.set(key, null);
    else if (known !== null && known.mark === 'plain' && mark !== 'plain') folded.set(key, { field, mark });
  }
  const clear = new Map<string, IndexedAlias>();
  for (const [key, alias] of folded) if (alias !== null) clear.set(key, alias);
  return clear;
}

function buildIndex(table: TableName): AliasIndex {
  const written = writtenAliases(table);
  const printed = new Map<string, IndexedAlias>();
  const normal = new Map<string, IndexedAlias>();
  for (const { text, field, mark } of [...written, ...modelAliases(table)]) {
    const entry = { field, mark };
    if (!printed.has(printedKey(text))) printed.set(printedKey(text), entry);
    const { key } = normalizeHeader(text);
    if (!normal.has(key)) normal.set(key, entry);
  }
  const byLength = new Map<number, string[]>();
  for (const key of normal.keys()) {
    const { length } = [...key];
    const list = byLength.get(length);
    if (list === undefined) byLength.set(length, [key]);
    else list.push(key);
  }
  return { printed, normal, folded: foldedAliases(written), byLength };
}

const indexes = new Map<TableName, AliasIndex>();

export function aliasIndex(table: TableName): AliasIndex {
  const known = indexes.get(table);
  if (known !== undefined) return known;
  const built = buildIndex(table);
  indexes.set(table, built);
  return built;
}

let bigrams: ReadonlySet<string> | null = null;

/** Pairs of neighbouring characters that occur in any known header: a misspelt one has a pair that does not. */
export function knownBigrams(): ReadonlySet<string> {
  if (bigrams !== null) return bigrams;
  const pairs = new Set<string>();
  const keys = ALIASED_TABLES.flatMap((table) => [...aliasIndex(table).normal.keys()]);
  for (const key of [...keys, ...UNMAPPED_KEYS, ...PERSONAL_KEYS]) {
    for (let at = 0; at + 1 < key.length; at += 1) pairs.add(key.slice(at, at + 2));
  }
  bigrams = pairs;
  return pairs;
}
