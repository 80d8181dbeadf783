import { aliasIndex } from './alias-index.ts';
import { foldHeader } from './fold-header.ts';
import { ALIASED_TABLES } from './header-aliases.ts';
import { readByGrammar } from './header-grammar.ts';
import { readHeader } from './header-variants.ts';
import { PERSONAL_KEYS, PERSONAL_WORDS, UNMAPPED_KEYS } from './known-headers.ts';
import { rememberAnswers } from './remember-answers.ts';

/** Whether a text reads like a header at all, of whatever table, mapped or not. */

let keys: ReadonlySet<string> | null = null;
let folds: ReadonlySet<string> | null = null;

function allKeys(): ReadonlySet<string> {
  keys ??= new Set([...ALIASED_TABLES.flatMap((table) => [...aliasIndex(table).normal.keys()]), ...UNMAPPED_KEYS, ...PERSONAL_KEYS]);
  return keys;
}

function allFolds(): ReadonlySet<string> {
  folds ??= new Set(ALIASED_TABLES.flatMap((table) => [...aliasIndex(table).folded.keys()]));
  return folds;
}

const GRAMMAR_TABLES = ['enterprise', 'party_org', 'building', 'park'] as const;

const remembered = rememberAnswers<boolean>();

function lookUp(key: string): boolean {
  if (allKeys().has(key) || allFolds().has(foldHeader(key))) return true;
  if (key.length > 20) return false;
  return PERSONAL_WORDS.test(key) ? key.length <= 10 : GRAMMAR_TABLES.some((table) => readByGrammar(table, key).length > 0);
}

/** `parts` from above; the whole or one way to read it together must be known. */
export function isKnownWording(parts: readonly string[]): boolean {
  return readHeader(parts).variants.some(({ key }) => remembered(key, () => lookUp(key)));
}
