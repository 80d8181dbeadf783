import { type FieldDefinition, type FieldId, fieldByShortName, fieldOfTable } from '../../model/fields.ts';
import type { DoubtReason, FieldCandidate } from '../../model/import-plan.ts';
import type { TableName } from '../../model/tables.ts';
import { type AliasIndex, aliasIndex, type IndexedAlias, printedKey } from './alias-index.ts';
import { checkValues, looksLikeNames } from './check-values.ts';
import { foldHeader } from './fold-header.ts';
import type { AliasMark } from './header-aliases.ts';
import { readByGrammar } from './header-grammar.ts';
import { readHeader } from './header-variants.ts';
import { PERSONAL_KEYS, PERSONAL_WORDS, UNMAPPED_KEYS } from './known-headers.ts';
import { matchTypo } from './match-typo.ts';
import type { ColumnProfile } from './profile-columns.ts';
import { rememberAnswers } from './remember-answers.ts';

/** A guess below this is offered to the person, never taken. */
export const ASK_THRESHOLD = 0.7;

/** A header with the rows it was printed in, from above. */
export interface PrintedHeader {
  readonly source: number;
  readonly parts: readonly string[];
}

export interface ColumnGuess {
  readonly source: number;
  /** Taken; null: not read unless a person says so. */
  readonly field: FieldId | null;
  readonly confidence: number;
  /** What one unit of the header is in units of the field; in base units where there is no field. */
  readonly unit: number;
  /** Offered, best first; empty where the header is taken, or means nothing the model knows. */
  readonly candidates: readonly FieldCandidate[];
  readonly doubt: DoubtReason | null;
}

const TRUST = { printed: 1, normal: 0.98, folded: 0.9, typo: 0.8, grammar: 0.82 } as const;

interface Found extends IndexedAlias {
  readonly confidence: number;
}

function lookUp(index: AliasIndex, table: TableName, key: string, trust: number): Found | null {
  const normal = index.normal.get(key);
  if (normal !== undefined) return { ...normal, confidence: TRUST.normal * trust };
  if (UNMAPPED_KEYS.has(key) || PERSONAL_KEYS.has(key)) return null;
  const folded = index.folded.get(foldHeader(key));
  // The situation of a unit is not its name.
  const isSituation = key.endsWith('情况') && folded !== undefined && fieldOfTable(table, folded.field)?.kind === 'name';
  if (folded !== undefined && !isSituation) return { ...folded, confidence: TRUST.folded * trust };
  // What is explained by word parts alone must not be personal: 书记人数 says nothing of 人数.
  const read = PERSONAL_WORDS.test(key) && !key.includes('兼任') ? [] : readByGrammar(table, key);
  const only = read[0];
  if (only !== undefined && read.length === 1) return { field: only, mark: 'plain', confidence: TRUST.grammar * trust };
  return null;
}

interface Wording {
  readonly found: Found | null;
  readonly unit: number | null;
}

const remembered = rememberAnswers<Wording>();

/** What a header means in lists of `table` by its wording alone. `typos`: also near misses. */
function readWording(table: TableName, parts: readonly string[], typos: boolean): Wording {
  return remembered([table, typos ? 'typos' : '', ...parts].join('\0'), () => findWording(table, parts, typos));
}

function findWording(table: TableName, parts: readonly string[], typos: boolean): Wording {
  const index = aliasIndex(table);
  const { variants, unit } = readHeader(parts);
  const printed = index.printed.get(printedKey(parts.join('/')));
  if (printed !== undefined) return { found: { ...printed, confidence: TRUST.printed }, unit };
  let best: Found | null = null;
  for (const { key, trust } of variants) {
    // The whole header is known to mean something else.
    if (trust === 1 && (UNMAPPED_KEYS.has(key) || PERSONAL_KEYS.has(key)) && !index.normal.has(key)) return { found: null, unit };
    const found = lookUp(index, table, key, trust);
    if (found !== null && (best === null || found.confidence > best.confidence)) best = found;
  }
  if (best !== null || !typos) return { found: best, unit };
  for (const { key, trust } of variants) {
    const near = matchTypo(table, key);
    if (near !== null) return { found: { ...near, confidence: TRUST.typo * trust }, unit };
  }
  return { found: null, unit };
}

/** What else a header of the field may hold, where only the values tell. */
const ALTERNATIVES: Readonly<Record<string, string>> = {
  size_class: 'staff_count',
  staff_count: 'size_class',
  register_district_code: 'district_name',
  district_name: 'register_district_code',
  org_built: 'org_name',
  org_name: 'org_built',
  lonlat: 'address',
  address: 'lonlat',
  union_formed: 'union_name',
  instructor_flag: 'instructor_count',
};
/** Pairs whose values leave no doubt which of the two they are. */
const CERTAIN_ALTERNATIVES: ReadonlySet<string> = new Set(['size_class', 'staff_count', 'register_district_code', 'district_name']);

function alternative(table: TableName, field: FieldDefinition, profile: ColumnProfile | undefined): FieldDefinition | null {
  const name = ALTERNATIVES[field.column ?? field.id];
  const other = name === undefined ? null : fieldByShortName(table, name);
  if (other === null || profile === undefined) return null;
  return checkValues(other, profile) === 'yes' || (other.kind === 'text' && looksLikeNames(profile)) ? other : null;
}

/** Confidence that the values leave to a wording. */
function weigh(confidence: number, mark: AliasMark, field: FieldDefinition, profile: ColumnProfile | undefined): number {
  if (mark === 'ask') return Math.min(confidence, 0.5);
  const support = checkValues(field, profile);
  if (mark === 'values') {
    const isBorneOut =
      field.kind === 'name' || field.kind === 'text' ? profile !== undefined && looksLikeNames(profile) : support === 'yes';
    return isBorneOut ? confidence : Math.min(confidence, 0.6);
  }
  // A damaged or unusual code is still the code: the report says what is wrong with it.
  if (support === 'no' && field.kind !== 'uscc' && field.kind !== 'row-number') return Math.min(confidence, 0.5);
  return confidence;
}

const NOTHING = { field: null, confidence: 0, unit: 1, candidates: [], doubt: null } as const;

function guessColumn(table: TableName, header: PrintedHeader, profile: ColumnProfile | undefined, typos: boolean): ColumnGuess {
  const { source } = header;
  const { found, unit } = readWording(table, header.parts, typos);
  const field = found === null ? null : fieldOfTable(table, found.field);
  if (found === null || field === null) return { ...NOTHING, source, unit: unit ?? 1 };
  const confidence = weigh(found.confidence, found.mark, field, profile);
  // Where no unit is written the field's own is meant.
  const factor = unit === null ? 1 : unit / field.baseUnits;
  if (confidence >= ASK_THRESHOLD) return { source, field: field.id, confidence, unit: factor, candidates: [], doubt: null };
  const other = alternative(table, field, profile);
  if (other !== null && found.mark !== 'ask' && CERTAIN_ALTERNATIVES.has(field.column ?? field.id)) {
    return { source, field: other.id, confidence: 0.75, unit: 1, candidates: [], doubt: null };
  }
  const candidates = [{ field: field.id, confidence }, ...(other === null ? [] : [{ field: other.id, confidence: 0.55 }])];
  candidates.sort((a, b) => b.confidence - a.confidence);
  return { source, field: null, confidence, unit: factor, candidates, doubt: found.mark === 'ask' ? 'wording' : 'values' };
}

/** Each field once; of two columns for one field the surer is taken, the earlier where both are as sure. */
function settleDuplicates(table: TableName, guesses: readonly ColumnGuess[]): readonly ColumnGuess[] {
  const winners = new Map<FieldId, ColumnGuess>();
  for (const guess of guesses) {
    if (guess.field === null) continue;
    const known = winners.get(guess.field);
    if (known === undefined || guess.confidence > known.confidence) winners.set(guess.field, guess);
  }
  return guesses.map((guess) => {
    const { field } = guess;
    if (field === null || winners.get(field) === guess || fieldOfTable(table, field)?.isRepeatable === true) return guess;
    const confidence = Math.min(guess.confidence, 0.6);
    return { ...guess, field: null, confidence, candidates: [{ field, confidence }], doubt: 'duplicate' };
  });
}

/** What each column of a list of `table` means. `profiles` by column of the sheet; without them the wording decides. */
export function matchFields(
  table: TableName,
  headers: readonly PrintedHeader[],
  profiles: readonly ColumnProfile[],
  options: { readonly typos?: boolean } = {},
): readonly ColumnGuess[] {
  const typos = options.typos ?? true;
  return settleDuplicates(
    table,
    headers.map((header) => guessColumn(table, header, profiles[header.source], typos)),
  );
}
