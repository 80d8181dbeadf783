import { AtlasError } from '../../model/errors.ts';
import { type DecisionBook, listDecisions } from '../../model/match-decisions.ts';
import {
  type ListSide,
  MATCH_CLASSES,
  MATCH_KEYS,
  type MatchCounts,
  type MatchProgress,
  type MatchResult,
  type MatchRows,
} from '../../model/match-types.ts';
import { applyDecisions } from './apply-decisions.ts';
import { DEFAULT_BLOCKING } from './block-candidates.ts';
import { type FuzzyOptions, matchFuzzy } from './fuzzy-stage.ts';
import { type MatchState, matchByFormerNames, matchByKeys, putDuplicates } from './key-stages.ts';
import { MatchLedger } from './match-ledger.ts';
import { append, emptySide, findDuplicates, type PreparedSide, partsAt, prepareRows } from './prepare-side.ts';
import { findSharedPrefix } from './shared-prefix.ts';

export interface MatchOptions {
  readonly decisions?: DecisionBook;
  /** Least score of a candidate, 0–1. */
  readonly minScore?: number;
  readonly candidatesPerRow?: number;
  /** Rows between two chances to stop. */
  readonly blockRows?: number;
}

const DEFAULT_MIN_SCORE = 0.7;
const BLOCK_ROWS = 500;
/** Browsers make timers wait 4 ms, so that a pause after every block would cost more than the blocks. */
const STEP_MILLISECONDS = 16;

/** Matches two lists: saved decisions, USCC, exact name, normalised name, former name, then similar names for a person. */
export function matchLists(left: ListSide, right: ListSide, options: MatchOptions = {}): MatchResult {
  const steps = matchSteps(left, right, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

export interface MatchControl {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: MatchProgress) => void;
}

/** {@link matchLists} that lets other work in between blocks. Throws AtlasError 'cancelled' once the signal is aborted. */
export async function matchListsInSteps(
  left: ListSide,
  right: ListSide,
  options: MatchOptions = {},
  control: MatchControl = {},
): Promise<MatchResult> {
  const steps = matchSteps(left, right, options);
  let rested = Date.now();
  for (;;) {
    if (control.signal?.aborted === true) throw new AtlasError('cancelled');
    const step = steps.next();
    if (step.done === true) return step.value;
    control.onProgress?.(step.value);
    if (Date.now() - rested < STEP_MILLISECONDS) continue;
    // A timer, not a promise: messages (a cancel among them) are read only between tasks.
    await new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
    rested = Date.now();
  }
}

/** The same as a generator: one step is at most a block of rows. */
function* matchSteps(left: ListSide, right: ListSide, options: MatchOptions = {}): Generator<MatchProgress, MatchResult> {
  const blockRows = options.blockRows ?? BLOCK_ROWS;
  const total = left.rowCount + right.rowCount;
  const preparedLeft = yield* prepare(left, 0, total, blockRows);
  const preparedRight = yield* prepare(right, left.rowCount, total, blockRows);
  const sharedPrefix = findSharedPrefix([preparedLeft.norm, preparedRight.norm]);
  preparedLeft.sharedPrefix = sharedPrefix;
  preparedRight.sharedPrefix = sharedPrefix;
  const ledger = new MatchLedger(left.rowCount, right.rowCount);

  const decisions = options.decisions === undefined ? [] : listDecisions(options.decisions);
  const applied = applyDecisions(decisions, preparedLeft, preparedRight, ledger);
  const state: MatchState = { left: preparedLeft, right: preparedRight, ledger, isRejected: applied.isRejected };
  yield* matchByKeys(state);
  matchByFormerNames(state);
  putDuplicates(state, 'left');
  putDuplicates(state, 'right');

  const fuzzy: FuzzyOptions = {
    minScore: options.minScore ?? DEFAULT_MIN_SCORE,
    blocking: { ...DEFAULT_BLOCKING, perRow: options.candidatesPerRow ?? DEFAULT_BLOCKING.perRow },
    blockRows,
  };
  const alternatives = yield* matchFuzzy(state, fuzzy);

  for (const { side, row, parent } of applied.branches)
    if (ledger.isOpen(side, row)) ledger.single(onlyOf(side), side, row, parent, 'NONE', 0, ['decision-branch']);
  for (const [l, r] of applied.rejected) {
    if (ledger.isOpen('left', l)) ledger.note('left', l, 'decision-rejected');
    if (ledger.isOpen('right', r)) ledger.note('right', r, 'decision-rejected');
  }
  putOpenRows(state, 'left');
  putOpenRows(state, 'right');
  const closed = ledger.close();
  return {
    ...closed,
    alternatives,
    duplicates: { left: findDuplicates(preparedLeft), right: findDuplicates(preparedRight) },
    decisionConflicts: applied.conflicts,
    decisionsWithoutRows: applied.withoutRows,
    counts: countRows(closed.rows, preparedLeft, preparedRight),
  };
}

function* prepare(side: ListSide, before: number, total: number, blockRows: number): Generator<MatchProgress, PreparedSide> {
  const prepared = emptySide(side);
  for (let from = 0; from < side.rowCount; from += blockRows) {
    yield { stage: 'prepare', done: before + from, total };
    prepareRows(side, prepared, from, Math.min(side.rowCount, from + blockRows));
  }
  return prepared;
}

/** Says of rows without a partner why: nothing to match by, or a branch whose parent the other list has. */
function putOpenRows(state: MatchState, side: 'left' | 'right'): void {
  const { ledger } = state;
  const own = state[side];
  const other = side === 'left' ? state.right : state.left;
  const parents = new Map<string, number[]>();
  for (let row = 0; row < other.rows; row += 1) append(parents, other.norm[row] ?? '', row);
  for (let row = 0; row < own.rows; row += 1) {
    if (!ledger.isOpen(side, row)) continue;
    if (own.norm[row] === '') {
      if ((own.uscc[row] ?? null) === null) ledger.note(side, row, 'no-key');
      continue;
    }
    const { parent } = partsAt(own, row);
    const found = parent === null ? undefined : parents.get(parent);
    if (found?.length === 1) ledger.single(onlyOf(side), side, row, found[0] ?? -1, 'NONE', 0, ['branch-listed']);
  }
}

function onlyOf(side: 'left' | 'right'): 'LEFT_ONLY' | 'RIGHT_ONLY' {
  return side === 'left' ? 'LEFT_ONLY' : 'RIGHT_ONLY';
}

function countRows(rows: MatchRows, left: PreparedSide, right: PreparedSide): MatchCounts {
  const byKey = { NONE: 0, USCC: 0, NAME_EXACT: 0, NAME_NORM: 0, FUZZY: 0 };
  let matched = 0;
  let unsureLeft = 0;
  let unsureRight = 0;
  let leftOnly = 0;
  let rightOnly = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const kind = MATCH_CLASSES[rows.class[at] ?? 0];
    const reference = rows.reference[at] ?? 0;
    if (kind === 'MATCHED') {
      matched += 1;
      byKey[MATCH_KEYS[rows.key[at] ?? 0] ?? 'NONE'] += 1;
    } else if (kind === 'LEFT_ONLY') leftOnly += 1;
    else if (kind === 'RIGHT_ONLY') rightOnly += 1;
    else {
      if ((rows.left[at] ?? -1) >= 0 && reference !== 1) unsureLeft += 1;
      if ((rows.right[at] ?? -1) >= 0 && reference !== 2) unsureRight += 1;
    }
  }
  return {
    leftRows: left.rows,
    rightRows: right.rows,
    matched,
    byKey,
    unsureLeft,
    unsureRight,
    leftOnly,
    rightOnly,
    invalidUsccLeft: left.invalidUscc,
    invalidUsccRight: right.invalidUscc,
  };
}
