import { checkUscc } from '../../model/uscc.ts';
import type { ListSide } from './match-types.ts';
import { normalizeName } from './normalize-name.ts';

/**
 * What a person decided about pairs of two lists, kept by keys that survive the next month's lists:
 * the USCC where it is valid, else name_norm and district. Plain JSON; every action gives its inverse.
 */

/** confirmed: one enterprise. rejected: two. The others: one side is a branch of the other, never merged. */
export const VERDICTS = ['confirmed', 'rejected', 'left-is-branch', 'right-is-branch'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Who a row is. The name and district stay beside the code, for a list that will come without codes. */
export interface RowIdentity {
  readonly uscc: string | null;
  /** name_norm. */
  readonly name: string;
  readonly district: string | null;
}

export interface Decision {
  readonly verdict: Verdict;
  readonly left: RowIdentity;
  readonly right: RowIdentity;
  /** ISO date; null where it was not noted. */
  readonly decidedOn: string | null;
}

export const DECISION_BOOK_VERSION = 1;

export interface DecisionBook {
  readonly version: typeof DECISION_BOOK_VERSION;
  /** By {@link pairKey}. */
  readonly decisions: Readonly<Record<string, Decision>>;
}

export const EMPTY_DECISIONS: DecisionBook = { version: DECISION_BOOK_VERSION, decisions: {} };

export type DecisionAction =
  | { readonly kind: 'decide'; readonly decision: Decision }
  | { readonly kind: 'withdraw'; readonly key: string }
  | { readonly kind: 'batch'; readonly actions: readonly DecisionAction[] };

export interface DecisionStep {
  readonly book: DecisionBook;
  /** Applied to `book`, it gives the book before. */
  readonly inverse: DecisionAction;
}

/** The identity of a row of a list. */
export function rowIdentity(side: ListSide, row: number): RowIdentity {
  const check = checkUscc(side.uscc?.[row] ?? '');
  const district = side.district?.[row] ?? '';
  return {
    uscc: check.valid ? check.code : null,
    name: normalizeName((side.name[row] ?? '').trim()),
    district: district === '' || district === null ? null : district,
  };
}

function identityKey(identity: RowIdentity): string {
  return identity.uscc === null ? `N:${identity.name}\u0001${identity.district ?? ''}` : `U:${identity.uscc}`;
}

export function pairKey(left: RowIdentity, right: RowIdentity): string {
  return `${identityKey(left)}\u0002${identityKey(right)}`;
}

/**
 * Pure. A new verdict on a pair takes the place of the old one. A confirmed row has one partner: confirming it with
 * another withdraws the first confirmation, and the inverse brings it back.
 */
export function applyDecision(book: DecisionBook, action: DecisionAction): DecisionStep {
  if (action.kind === 'batch') {
    const inverses: DecisionAction[] = [];
    let current = book;
    for (const inner of action.actions) {
      const step = applyDecision(current, inner);
      current = step.book;
      inverses.unshift(step.inverse);
    }
    return { book: current, inverse: { kind: 'batch', actions: inverses } };
  }
  if (action.kind === 'withdraw') {
    const old = book.decisions[action.key];
    if (old === undefined) return { book, inverse: { kind: 'batch', actions: [] } };
    const rest = Object.fromEntries(Object.entries(book.decisions).filter(([key]) => key !== action.key));
    return { book: { ...book, decisions: rest }, inverse: { kind: 'decide', decision: old } };
  }
  const { decision } = action;
  const key = pairKey(decision.left, decision.right);
  const displaced = Object.entries(book.decisions).filter(([other, old]) => other === key || excludes(decision, old));
  const gone = new Set(displaced.map(([other]) => other));
  const kept = Object.entries(book.decisions).filter(([other]) => !gone.has(other));
  return {
    book: { ...book, decisions: { ...Object.fromEntries(kept), [key]: decision } },
    inverse: {
      kind: 'batch',
      actions: [{ kind: 'withdraw', key }, ...displaced.map(([, old]) => ({ kind: 'decide' as const, decision: old }))],
    },
  };
}

function excludes(fresh: Decision, old: Decision): boolean {
  if (fresh.verdict !== 'confirmed' || old.verdict !== 'confirmed') return false;
  return identityKey(fresh.left) === identityKey(old.left) || identityKey(fresh.right) === identityKey(old.right);
}

/** All decisions in the order in which a match numbers them: by key, so that the order of deciding leaves no trace. */
export function listDecisions(book: DecisionBook): readonly Decision[] {
  return Object.keys(book.decisions)
    .sort()
    .flatMap((key) => book.decisions[key] ?? []);
}

/** Keys sorted: equal books give equal bytes. */
export function serializeDecisions(book: DecisionBook): string {
  return JSON.stringify({ version: book.version, decisions: listDecisions(book) });
}

export type ParsedDecisions =
  | { readonly book: DecisionBook; readonly error: null }
  | { readonly book: null; readonly error: 'decisions-not-json' | 'decisions-version' | 'decisions-shape' };

/** Reads what {@link serializeDecisions} wrote; a book of a later version or of another shape is refused whole. */
export function parseDecisions(text: string): ParsedDecisions {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { book: null, error: 'decisions-not-json' };
  }
  if (!isRecord(value) || !Array.isArray(value.decisions)) return { book: null, error: 'decisions-shape' };
  if (value.version !== DECISION_BOOK_VERSION) return { book: null, error: 'decisions-version' };
  const decisions: [string, Decision][] = [];
  for (const item of value.decisions as readonly unknown[]) {
    const decision = readDecision(item);
    if (decision === null) return { book: null, error: 'decisions-shape' };
    decisions.push([pairKey(decision.left, decision.right), decision]);
  }
  return { book: { version: DECISION_BOOK_VERSION, decisions: Object.fromEntries(decisions) }, error: null };
}

function readDecision(value: unknown): Decision | null {
  if (!isRecord(value)) return null;
  const verdict = VERDICTS.find((name) => name === value.verdict);
  const left = readIdentity(value.left);
  const right = readIdentity(value.right);
  const { decidedOn } = value;
  if (verdict === undefined || left === null || right === null || !(decidedOn === null || typeof decidedOn === 'string')) return null;
  return { verdict, left, right, decidedOn };
}

function readIdentity(value: unknown): RowIdentity | null {
  if (!isRecord(value)) return null;
  const { uscc, name, district } = value;
  if (typeof name !== 'string' || !isTextOrNull(uscc) || !isTextOrNull(district)) return null;
  if (uscc !== null && checkUscc(uscc).code !== uscc) return null;
  return { uscc, name, district };
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
