import { checkUscc } from './uscc.ts';

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
  const draft = new BookDraft(book);
  const inverse = draft.apply(action);
  return { book: draft.isChanged ? { ...book, decisions: draft.decisions() } : book, inverse };
}

const SIDES = ['left', 'right'] as const;

/** A book while an action is applied: a batch of thousands must not look through the book for every one of them. */
class BookDraft {
  isChanged = false;
  private readonly entries: Map<string, Decision>;
  /** Pairs confirmed, by either member. */
  private readonly confirmed = { left: new Map<string, Set<string>>(), right: new Map<string, Set<string>>() };

  constructor(book: DecisionBook) {
    this.entries = new Map(Object.entries(book.decisions));
    for (const [key, decision] of this.entries) this.index(key, decision);
  }

  decisions(): Readonly<Record<string, Decision>> {
    return Object.fromEntries(this.entries);
  }

  apply(action: DecisionAction): DecisionAction {
    if (action.kind === 'batch') {
      const inverses = action.actions.map((inner) => this.apply(inner));
      return { kind: 'batch', actions: inverses.reverse() };
    }
    if (action.kind === 'withdraw') {
      const old = this.remove(action.key);
      return old === null ? { kind: 'batch', actions: [] } : { kind: 'decide', decision: old };
    }
    const { decision } = action;
    const key = pairKey(decision.left, decision.right);
    const inTheWay = new Set([key]);
    if (decision.verdict === 'confirmed') {
      for (const side of SIDES) for (const other of this.confirmed[side].get(identityKey(decision[side])) ?? []) inTheWay.add(other);
    }
    const displaced = [...inTheWay].flatMap((other) => this.remove(other) ?? []);
    this.entries.set(key, decision);
    this.index(key, decision);
    this.isChanged = true;
    return { kind: 'batch', actions: [{ kind: 'withdraw', key }, ...displaced.map((old) => ({ kind: 'decide' as const, decision: old }))] };
  }

  private index(key: string, decision: Decision): void {
    if (decision.verdict !== 'confirmed') return;
    for (const side of SIDES) {
      const own = identityKey(decision[side]);
      const keys = this.confirmed[side].get(own);
      if (keys === undefined) this.confirmed[side].set(own, new Set([key]));
      else keys.add(key);
    }
  }

  private remove(key: string): Decision | null {
    const old = this.entries.get(key);
    if (old === undefined) return null;
    this.entries.delete(key);
    this.isChanged = true;
    for (const side of SIDES) this.confirmed[side].get(identityKey(old[side]))?.delete(key);
    return old;
  }
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

/** Why kept decisions cannot be read. */
export type DecisionsProblem = 'decisions-not-json' | 'decisions-version' | 'decisions-shape';

export type ParsedDecisions =
  | { readonly book: DecisionBook; readonly error: null }
  | { readonly book: null; readonly error: DecisionsProblem };

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
