import type { Alternatives, MatchProgress, MatchReason } from '../../model/match-types.ts';
import { type BlockingOptions, CandidateFinder, indexFeatures } from './block-candidates.ts';
import type { MatchState } from './key-stages.ts';
import { agreement, contentKey, type PreparedSide, partsAt, usccConflict } from './prepare-side.ts';
import { scoreParts } from './similarity.ts';

export interface FuzzyOptions {
  /** Pairs below are no candidates, 0–1. */
  readonly minScore: number;
  readonly blocking: BlockingOptions;
  /** Rows between two yields. */
  readonly blockRows: number;
}

/** Another district makes a likely pair doubtful: it may have moved, it may be its namesake. */
const CAP_OTHER_DISTRICT = 0.75;

/** In one building a worse resemblance is worth a look: there one sign of a short name may be a slip of the pen. */
const NEIGHBOUR_BONUS = 0.15;

interface Candidates {
  /** Ranks in the order of content, not rows. */
  readonly left: number[];
  readonly right: number[];
  readonly score: number[];
}

/**
 * Compares the rows that no key has put, and pairs them one to one, best score first (a stable pairing, since the
 * score is the same from both sides). All of it is for a person to confirm.
 */
export function* matchFuzzy(state: MatchState, options: FuzzyOptions): Generator<MatchProgress, Alternatives> {
  const { left, right, ledger } = state;
  const leftRows = openRows(state, 'left');
  const rightRows = openRows(state, 'right');
  yield { stage: 'index', done: 0, total: 1 };
  const found: Candidates = { left: [], right: [], score: [] };
  if (leftRows.length > 0 && rightRows.length > 0) {
    const finder = new CandidateFinder(indexFeatures(rightRows.map((row) => blockingText(right, row))), options.blocking);
    for (let from = 0; from < leftRows.length; from += options.blockRows) {
      yield { stage: 'compare', done: from, total: leftRows.length };
      const to = Math.min(leftRows.length, from + options.blockRows);
      for (let rank = from; rank < to; rank += 1) compareRow(state, options, finder, rank, leftRows[rank] ?? 0, rightRows, found);
    }
  }
  yield { stage: 'assign', done: 0, total: found.score.length };
  const order = Uint32Array.from(found.score, (_score, at) => at);
  order.sort(
    (a, b) =>
      (found.score[b] ?? 0) - (found.score[a] ?? 0) ||
      (found.left[a] ?? 0) - (found.left[b] ?? 0) ||
      (found.right[a] ?? 0) - (found.right[b] ?? 0),
  );
  for (const at of order) {
    const l = leftRows[found.left[at] ?? 0] ?? 0;
    const r = rightRows[found.right[at] ?? 0] ?? 0;
    if (!ledger.isOpen('left', l) || !ledger.isOpen('right', r)) continue;
    ledger.pair('UNSURE', l, r, 'FUZZY', found.score[at] ?? 0, reasonsFor(state, l, r));
  }
  return listAlternatives(left.rows, order, found, leftRows, rightRows);
}

function compareRow(
  state: MatchState,
  options: FuzzyOptions,
  finder: CandidateFinder,
  rank: number,
  l: number,
  rightRows: readonly number[],
  found: Candidates,
): void {
  const { left, right } = state;
  const parts = partsAt(left, l);
  for (const rightRank of finder.find(blockingText(left, l))) {
    const r = rightRows[rightRank] ?? 0;
    if (usccConflict(left, l, right, r) && left.doubtful[l] === 0 && right.doubtful[r] === 0) continue;
    if (state.isRejected(l, r)) continue;
    const byName = scoreParts(parts, partsAt(right, r));
    const score = agreement(left.district[l], right.district[r]) === 0 ? Math.min(byName, CAP_OTHER_DISTRICT) : byName;
    const isNeighbour = agreement(left.building[l], right.building[r]) === 2;
    if (score < options.minScore - (isNeighbour ? NEIGHBOUR_BONUS : 0)) continue;
    found.left.push(rank);
    found.right.push(rightRank);
    found.score.push(score);
  }
}

function reasonsFor(state: MatchState, l: number, r: number): readonly MatchReason[] {
  const { left, right } = state;
  const reasons: MatchReason[] = ['similar-name'];
  if (agreement(left.district[l], right.district[r]) === 0) reasons.push('district-differs');
  if (usccConflict(left, l, right, r)) reasons.push('uscc-differs');
  return reasons;
}

/** Open rows with a name, in the order of their contents. */
function openRows(state: MatchState, side: 'left' | 'right'): readonly number[] {
  const own = state[side];
  const rows: number[] = [];
  for (let row = 0; row < own.rows; row += 1) if (state.ledger.isOpen(side, row) && own.norm[row] !== '') rows.push(row);
  const keys = new Map(rows.map((row) => [row, contentKey(own, row)]));
  return rows.sort((a, b) => {
    const x = keys.get(a) ?? '';
    const y = keys.get(b) ?? '';
    return x < y ? -1 : x > y ? 1 : a - b;
  });
}

function blockingText(side: PreparedSide, row: number): string {
  const parts = partsAt(side, row);
  return parts.branch === null ? parts.core : `${parts.core}${parts.branch}`;
}

function listAlternatives(
  rows: number,
  order: Uint32Array,
  found: Candidates,
  leftRows: readonly number[],
  rightRows: readonly number[],
): Alternatives {
  const start = new Uint32Array(rows + 1);
  for (const rank of found.left) {
    const at = (leftRows[rank] ?? 0) + 1;
    start[at] = (start[at] ?? 0) + 1;
  }
  for (let row = 0; row < rows; row += 1) start[row + 1] = (start[row + 1] ?? 0) + (start[row] ?? 0);
  const next = start.slice(0, rows);
  const right = new Int32Array(order.length);
  const score = new Float32Array(order.length);
  for (const at of order) {
    const l = leftRows[found.left[at] ?? 0] ?? 0;
    const place = next[l] ?? 0;
    right[place] = rightRows[found.right[at] ?? 0] ?? 0;
    score[place] = found.score[at] ?? 0;
    next[l] = place + 1;
  }
  return { start, right, score };
}
