/** What a match of two lists takes and gives. Rows are numbered from 0; nothing here holds a value of a cell. */

/** One list, by columns of equal length. Absent columns and null cells are «not known». */
export interface ListSide {
  readonly rowCount: number;
  readonly name: readonly (string | null)[];
  readonly uscc?: readonly (string | null)[];
  readonly district?: readonly (string | null)[];
  readonly park?: readonly (string | null)[];
  readonly building?: readonly (string | null)[];
  /** The column 曾用名: names parted by 、 or ; . What stands in the name itself is found besides. */
  readonly formerNames?: readonly (string | null)[];
}

/** match_row.class and match_row.key_used of the data model; the arrays of a result hold indices into these. */
export const MATCH_CLASSES = ['MATCHED', 'UNSURE', 'LEFT_ONLY', 'RIGHT_ONLY'] as const;
export type MatchClass = (typeof MATCH_CLASSES)[number];
export const MATCH_KEYS = ['NONE', 'USCC', 'NAME_EXACT', 'NAME_NORM', 'FUZZY'] as const;
export type MatchKey = (typeof MATCH_KEYS)[number];

/** Why a row stands where it stands; a result holds them as bits, bit i for reason i. */
export const MATCH_REASONS = [
  /** One USCC, two names: matched, to be looked at. */
  'name-differs',
  /** Matched by a former name that a list states. */
  'former-name',
  /** Matched within one district by the name without its region. */
  'region-left-out',
  /** One name, two different USCCs. */
  'uscc-differs',
  /** The common USCC fails its check signs and the names are far apart. */
  'uscc-doubtful',
  'district-differs',
  /** Several rows fit equally well. */
  'ambiguous',
  /** The same enterprise stands in this list once more and that row is matched. */
  'duplicate',
  /** One side is a branch, the other its parent or another enterprise. */
  'branch-parent',
  /** A branch whose parent stands in the other list. */
  'branch-listed',
  /** Similar names; `score` says how similar. */
  'similar-name',
  /** Neither a valid USCC nor a name. */
  'no-key',
  'decision-confirmed',
  'decision-rejected',
  'decision-branch',
  /** New data speak against a saved decision. */
  'decision-conflict',
] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];

/** What a person is told about a pair that is not one name. */
export type NameDifference =
  | 'region-left-out'
  | 'form-folded'
  | 'brand'
  | 'industry'
  | 'form'
  | 'region'
  | 'digits'
  | 'branch'
  | 'group'
  | 'note';

export function reasonBit(reason: MatchReason): number {
  return 1 << MATCH_REASONS.indexOf(reason);
}

export function reasonsOf(bits: number): readonly MatchReason[] {
  return MATCH_REASONS.filter((_reason, bit) => (bits & (1 << bit)) !== 0);
}

/** Which member of a row is only pointed at, since it has a row of its own: a duplicate's partner, a branch's parent. */
export const REFERENCE_NONE = 0;
export const REFERENCE_LEFT = 1;
export const REFERENCE_RIGHT = 2;

/**
 * match_row: every row of both lists belongs to exactly one of these, ordered matched, unsure, left only, right
 * only, each by row. All arrays have `length` members.
 */
export interface MatchRows {
  readonly length: number;
  /** -1: none. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Index into MATCH_CLASSES. */
  readonly class: Uint8Array;
  /** Index into MATCH_KEYS. */
  readonly key: Uint8Array;
  /** 0–1; 1 for a key, below 1 for FUZZY and for a name without its region, 0 without a partner. */
  readonly score: Float32Array;
  /** Bits of MATCH_REASONS. */
  readonly reasons: Uint32Array;
  readonly reference: Uint8Array;
}

/** Other right rows that a left row resembles: of left row i, right[start[i] .. start[i + 1]], best first. */
export interface Alternatives {
  readonly start: Uint32Array;
  readonly right: Int32Array;
  readonly score: Float32Array;
}

/** matched + unsureLeft + leftOnly = left rows; matched + unsureRight + rightOnly = right rows. */
export interface MatchCounts {
  readonly leftRows: number;
  readonly rightRows: number;
  readonly matched: number;
  /** Of the matched. */
  readonly byKey: Readonly<Record<MatchKey, number>>;
  readonly unsureLeft: number;
  readonly unsureRight: number;
  readonly leftOnly: number;
  readonly rightOnly: number;
  /** Codes that are no valid USCC, hence not used. */
  readonly invalidUsccLeft: number;
  readonly invalidUsccRight: number;
}

export type DuplicateKind = 'same-uscc' | 'same-name' | 'same-name-different-uscc';

/** Rows of one list that seem to mean one enterprise, or that share a name and are two. */
export interface DuplicateGroup {
  readonly kind: DuplicateKind;
  /** At least two, rising. */
  readonly rows: readonly number[];
}

export interface DecisionConflict {
  /** Index into the decisions as applied (the order of `listDecisions`). */
  readonly decision: number;
  readonly code:
    | 'uscc-changed'
    | 'confirmed-uscc-differs'
    | 'confirmed-against-uscc'
    | 'confirmed-branch-parent'
    | 'rejected-uscc-equal'
    | 'row-claimed-twice'
    | 'row-ambiguous';
  /** Rows concerned; -1 where none was found. */
  readonly left: number;
  readonly right: number;
}

export interface MatchResult {
  readonly rows: MatchRows;
  /** Index into `rows` of each left and right row. */
  readonly leftAt: Int32Array;
  readonly rightAt: Int32Array;
  readonly alternatives: Alternatives;
  readonly duplicates: { readonly left: readonly DuplicateGroup[]; readonly right: readonly DuplicateGroup[] };
  readonly decisionConflicts: readonly DecisionConflict[];
  /** Decisions of which a side stands in neither list any more. */
  readonly decisionsWithoutRows: number;
  readonly counts: MatchCounts;
}

export interface MatchProgress {
  readonly stage: 'prepare' | 'keys' | 'index' | 'compare' | 'assign';
  readonly done: number;
  readonly total: number;
}
