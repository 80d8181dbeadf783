import { type ListSide, MATCH_CLASSES, type MatchResult } from '../../model/match-types.ts';
import { type MatchControl, type MatchOptions, matchLists, matchListsInSteps } from './match-lists.ts';
import { normalizeName } from './normalize-name.ts';

/** A list with what changes from month to month. Null is «not known», never zero or no. */
export interface DatedList extends ListSide {
  readonly covered?: readonly (boolean | null)[];
  readonly members?: readonly (number | null)[];
}

/** Changes of a pair, as bits in this order. */
export const CHANGES = [
  'renamed',
  'moved-building',
  'moved-park',
  'moved-district',
  'newly-covered',
  'coverage-lost',
  'members-changed',
  /** Known last month and not now, or the other way round: said apart, it is no change of the enterprise. */
  'coverage-known-changed',
  'members-known-changed',
] as const;
export type Change = (typeof CHANGES)[number];

function changeBit(change: Change): number {
  return 1 << CHANGES.indexOf(change);
}

export function changesOf(bits: number): readonly Change[] {
  return CHANGES.filter((_change, bit) => (bits & (1 << bit)) !== 0);
}

export interface ListDiff {
  /** Rows of this month that last month did not have. */
  readonly added: Int32Array;
  /** Rows of last month that are gone. */
  readonly removed: Int32Array;
  /** Rows that both months have, in step: last month's row, this month's row, bits of CHANGES, members now less members then (0 where not both known). */
  readonly previousRow: Int32Array;
  readonly currentRow: Int32Array;
  readonly changes: Uint16Array;
  readonly membersDelta: Int32Array;
  /** Rows of either month that a person must look at before they count as added or gone. */
  readonly unsurePrevious: number;
  readonly unsureCurrent: number;
  readonly counts: Readonly<Record<Change | 'added' | 'removed' | 'kept' | 'moved' | 'unchanged', number>>;
  /** Sum of membersDelta. */
  readonly membersDeltaTotal: number;
  /** Last month left, this month right. */
  readonly match: MatchResult;
}

const MOVED = changeBit('moved-building') | changeBit('moved-park') | changeBit('moved-district');

/** Last month's list against this month's; pairs are found as {@link matchLists} finds them, with the same decisions. */
export function diffLists(previous: DatedList, current: DatedList, options: MatchOptions = {}): ListDiff {
  return compareMatched(previous, current, matchLists(previous, current, options));
}

/** {@link diffLists} that lets other work in between; see {@link matchListsInSteps}. */
export async function diffListsInSteps(
  previous: DatedList,
  current: DatedList,
  options: MatchOptions = {},
  control: MatchControl = {},
): Promise<ListDiff> {
  return compareMatched(previous, current, await matchListsInSteps(previous, current, options, control));
}

function compareMatched(previous: DatedList, current: DatedList, match: MatchResult): ListDiff {
  const { rows } = match;
  const kept = rowsOf(match, 'MATCHED');
  const changes = new Uint16Array(kept.length);
  const membersDelta = new Int32Array(kept.length);
  const counts: Record<Change | 'added' | 'removed' | 'kept' | 'moved' | 'unchanged', number> = {
    renamed: 0,
    'moved-building': 0,
    'moved-park': 0,
    'moved-district': 0,
    'newly-covered': 0,
    'coverage-lost': 0,
    'members-changed': 0,
    'coverage-known-changed': 0,
    'members-known-changed': 0,
    added: match.counts.rightOnly,
    removed: match.counts.leftOnly,
    kept: kept.length,
    moved: 0,
    unchanged: 0,
  };
  let membersDeltaTotal = 0;
  for (const [index, at] of kept.entries()) {
    const before = rows.left[at] ?? 0;
    const now = rows.right[at] ?? 0;
    const bits = changesBetween(previous, before, current, now);
    changes[index] = bits;
    const delta = membersBetween(previous.members?.[before], current.members?.[now]);
    membersDelta[index] = delta;
    membersDeltaTotal += delta;
    for (const change of changesOf(bits)) counts[change] += 1;
    if ((bits & MOVED) !== 0) counts.moved += 1;
    if (bits === 0) counts.unchanged += 1;
  }
  return {
    added: Int32Array.from(rowsOf(match, 'RIGHT_ONLY'), (at) => rows.right[at] ?? 0),
    removed: Int32Array.from(rowsOf(match, 'LEFT_ONLY'), (at) => rows.left[at] ?? 0),
    previousRow: Int32Array.from(kept, (at) => rows.left[at] ?? 0),
    currentRow: Int32Array.from(kept, (at) => rows.right[at] ?? 0),
    changes,
    membersDelta,
    unsurePrevious: match.counts.unsureLeft,
    unsureCurrent: match.counts.unsureRight,
    counts,
    membersDeltaTotal,
    match,
  };
}

function rowsOf(match: MatchResult, kind: (typeof MATCH_CLASSES)[number]): readonly number[] {
  const code = MATCH_CLASSES.indexOf(kind);
  const found: number[] = [];
  for (let at = 0; at < match.rows.length; at += 1) if (match.rows.class[at] === code) found.push(at);
  return found;
}

function changesBetween(previous: DatedList, before: number, current: DatedList, now: number): number {
  let bits = 0;
  const oldName = previous.name[before] ?? '';
  const newName = current.name[now] ?? '';
  if (oldName !== '' && newName !== '' && oldName !== newName && normalizeName(oldName) !== normalizeName(newName))
    bits |= changeBit('renamed');
  if (differs(previous.building?.[before], current.building?.[now])) bits |= changeBit('moved-building');
  if (differs(previous.park?.[before], current.park?.[now])) bits |= changeBit('moved-park');
  if (differs(previous.district?.[before], current.district?.[now])) bits |= changeBit('moved-district');
  // A column that one month does not have at all says nothing about any row.
  if (previous.covered !== undefined && current.covered !== undefined) {
    const was = previous.covered[before] ?? null;
    const is = current.covered[now] ?? null;
    if ((was === null) !== (is === null)) bits |= changeBit('coverage-known-changed');
    else if (was === false && is === true) bits |= changeBit('newly-covered');
    else if (was === true && is === false) bits |= changeBit('coverage-lost');
  }
  if (previous.members !== undefined && current.members !== undefined) {
    const was = previous.members[before] ?? null;
    const is = current.members[now] ?? null;
    if ((was === null) !== (is === null)) bits |= changeBit('members-known-changed');
    else if (was !== is) bits |= changeBit('members-changed');
  }
  return bits;
}

function differs(was: string | null | undefined, is: string | null | undefined): boolean {
  return was !== null && was !== undefined && was !== '' && is !== null && is !== undefined && is !== '' && was !== is;
}

function membersBetween(was: number | null | undefined, is: number | null | undefined): number {
  return was === null || was === undefined || is === null || is === undefined ? 0 : is - was;
}
