import type { MatchKey, MatchProgress, MatchReason } from '../../model/match-types.ts';
import type { MatchLedger } from './match-ledger.ts';
import { regionlessKey } from './name-parts.ts';
import { pairGroup } from './pair-groups.ts';
import { agreement, append, contentKey, type PreparedSide, partsAt, usccConflict } from './prepare-side.ts';
import { relateRegions } from './region-prefix.ts';
import { scoreParts } from './similarity.ts';

/** Both lists on their way through the keys, and the pairs that a person has forbidden. */
export interface MatchState {
  readonly left: PreparedSide;
  readonly right: PreparedSide;
  readonly ledger: MatchLedger;
  readonly isRejected: (left: number, right: number) => boolean;
}

/** Below it two names under one doubtful code are not believed to be one enterprise. */
const DOUBTFUL_NAME_SCORE = 0.6;
const REGIONLESS_SCORE = 0.98;

type Verdict = { readonly kind: 'MATCHED' | 'UNSURE'; readonly reasons: readonly MatchReason[]; readonly score: number };

interface KeyStage {
  readonly key: MatchKey;
  readonly leftKey: (row: number) => string;
  readonly rightKey: (row: number) => string;
  /** Agreement beyond that of place; larger is better. */
  readonly rank: (left: number, right: number) => number;
  readonly allows: (left: number, right: number) => boolean;
  readonly judge: (left: number, right: number) => Verdict;
}

/** USCC, then the name as written, then name_norm, then the name without its region in one district. */
export function* matchByKeys(state: MatchState): Generator<MatchProgress, void> {
  const stages = [
    usccStage(state),
    nameStage(state, 'NAME_EXACT', (side, row) => side.raw[row] ?? ''),
    nameStage(state, 'NAME_NORM', (side, row) => side.norm[row] ?? ''),
    regionlessStage(state),
  ];
  for (const [done, stage] of stages.entries()) {
    yield { stage: 'keys', done, total: stages.length };
    runStage(state, stage);
  }
}

function usccStage(state: MatchState): KeyStage {
  const { left, right } = state;
  return {
    key: 'USCC',
    leftKey: (row) => left.uscc[row] ?? '',
    rightKey: (row) => right.uscc[row] ?? '',
    rank: (l, r) => (left.raw[l] === right.raw[r] ? 2 : left.norm[l] === right.norm[r] ? 1 : 0),
    allows: () => true,
    judge: (l, r) => {
      if (left.norm[l] === right.norm[r] || left.norm[l] === '' || right.norm[r] === '') return { kind: 'MATCHED', reasons: [], score: 1 };
      const a = partsAt(left, l);
      const b = partsAt(right, r);
      if ((a.branch === null) !== (b.branch === null)) return { kind: 'UNSURE', reasons: ['name-differs', 'branch-parent'], score: 1 };
      if (left.doubtful[l] === 1 && scoreParts(a, b) < DOUBTFUL_NAME_SCORE)
        return { kind: 'UNSURE', reasons: ['name-differs', 'uscc-doubtful'], score: 1 };
      return { kind: 'MATCHED', reasons: ['name-differs'], score: 1 };
    },
  };
}

function nameStage(state: MatchState, key: 'NAME_EXACT' | 'NAME_NORM', keyOf: (side: PreparedSide, row: number) => string): KeyStage {
  const { left, right } = state;
  return {
    key,
    leftKey: (row) => keyOf(left, row),
    rightKey: (row) => keyOf(right, row),
    // A pair whose codes contradict comes only when nothing else is left.
    rank: (l, r) => (usccConflict(left, l, right, r) ? 0 : 1),
    allows: () => true,
    judge: (l, r) => {
      if (usccConflict(left, l, right, r)) return { kind: 'UNSURE', reasons: ['uscc-differs'], score: 1 };
      if (agreement(left.district[l], right.district[r]) > 0) return { kind: 'MATCHED', reasons: [], score: 1 };
      // A registered company's whole name is not given twice; a shop's name is.
      const isCompany = (left.norm[l] ?? '').includes('公司');
      return { kind: key === 'NAME_EXACT' && isCompany ? 'MATCHED' : 'UNSURE', reasons: ['district-differs'], score: 1 };
    },
  };
}

/** Only within one known district, and never where one key would put two regions together. */
function regionlessStage(state: MatchState): KeyStage {
  const { left, right } = state;
  const keyOf = (side: PreparedSide, row: number): string => {
    const district = side.district[row] ?? '';
    const norm = side.norm[row] ?? '';
    return district === '' || norm === '' ? '' : `${district}\u0001${regionlessKey(partsAt(side, row))}`;
  };
  return {
    key: 'NAME_NORM',
    leftKey: (row) => keyOf(left, row),
    rightKey: (row) => keyOf(right, row),
    rank: () => 0,
    allows: (l, r) => {
      const a = partsAt(left, l);
      const b = partsAt(right, r);
      return a.branch === b.branch && relateRegions(a.region, b.region) !== 'conflict' && !usccConflict(left, l, right, r);
    },
    judge: () => ({ kind: 'MATCHED', reasons: ['region-left-out'], score: REGIONLESS_SCORE }),
  };
}

function runStage(state: MatchState, stage: KeyStage): void {
  const { left, right, ledger } = state;
  const rightRows = new Map<string, number[]>();
  for (let row = 0; row < right.rows; row += 1) {
    const key = ledger.isOpen('right', row) ? stage.rightKey(row) : '';
    if (key !== '') append(rightRows, key, row);
  }
  const leftRows = new Map<string, number[]>();
  for (let row = 0; row < left.rows; row += 1) {
    const key = ledger.isOpen('left', row) ? stage.leftKey(row) : '';
    if (key !== '' && rightRows.has(key)) append(leftRows, key, row);
  }
  const affinity = (l: number, r: number): number => {
    if (state.isRejected(l, r) || !stage.allows(l, r)) return -1;
    const place =
      agreement(left.district[l], right.district[r]) * 9 +
      agreement(left.building[l], right.building[r]) * 3 +
      agreement(left.park[l], right.park[r]);
    return stage.rank(l, r) * 27 + place;
  };
  for (const [key, rows] of leftRows) {
    const others = rightRows.get(key) ?? [];
    const outcome = pairGroup(
      rows,
      others,
      affinity,
      (row) => contentKey(left, row),
      (row) => contentKey(right, row),
    );
    for (const [l, r] of outcome.pairs) {
      const verdict = stage.judge(l, r);
      ledger.pair(verdict.kind, l, r, stage.key, verdict.score, verdict.reasons);
    }
    for (const row of outcome.ambiguousLeft) {
      ledger.single(
        'UNSURE',
        'left',
        row,
        firstAllowed(others, (other) => affinity(row, other)),
        stage.key,
        1,
        ['ambiguous'],
      );
    }
    for (const row of outcome.ambiguousRight) {
      ledger.single(
        'UNSURE',
        'right',
        row,
        firstAllowed(rows, (other) => affinity(other, row)),
        stage.key,
        1,
        ['ambiguous'],
      );
    }
  }
}

function firstAllowed(rows: readonly number[], affinity: (row: number) => number): number {
  let best = -1;
  let bestAffinity = -1;
  for (const row of rows) {
    const value = affinity(row);
    if (value > bestAffinity) {
      best = row;
      bestAffinity = value;
    }
  }
  return best;
}

/** A former name that one list states and the other still uses, where nothing else claims either row. */
export function matchByFormerNames(state: MatchState): void {
  const { left, right, ledger } = state;
  const pairs: (readonly [number, number])[] = [];
  collectFormer(state, 'left', pairs);
  collectFormer(state, 'right', pairs);
  const seen = new Set<string>();
  const unique = pairs.filter(([l, r]) => {
    const key = `${l},${r}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const countLeft = new Map<number, number>();
  const countRight = new Map<number, number>();
  for (const [l, r] of unique) {
    countLeft.set(l, (countLeft.get(l) ?? 0) + 1);
    countRight.set(r, (countRight.get(r) ?? 0) + 1);
  }
  for (const [l, r] of unique) {
    if (countLeft.get(l) !== 1 || countRight.get(r) !== 1) {
      ledger.note('left', l, 'ambiguous');
      ledger.note('right', r, 'ambiguous');
      continue;
    }
    const sure = agreement(left.district[l], right.district[r]) > 0;
    ledger.pair(sure ? 'MATCHED' : 'UNSURE', l, r, 'NAME_NORM', 1, sure ? ['former-name'] : ['former-name', 'district-differs']);
  }
}

function collectFormer(state: MatchState, side: 'left' | 'right', into: (readonly [number, number])[]): void {
  const { ledger } = state;
  const own = state[side];
  const otherSide = side === 'left' ? 'right' : 'left';
  const other = state[otherSide];
  if (own.former.size === 0) return;
  const rows = new Map<string, number[]>();
  for (let row = 0; row < other.rows; row += 1) {
    if (!ledger.isOpen(otherSide, row)) continue;
    if (other.norm[row] !== '') append(rows, other.norm[row] ?? '', row);
  }
  for (const [row, names] of own.former) {
    if (!ledger.isOpen(side, row)) continue;
    for (const name of names) {
      for (const found of rows.get(name) ?? []) {
        const [l, r] = side === 'left' ? [row, found] : [found, row];
        const isBranch = (partsAt(own, row).branch === null) !== (partsAt(other, found).branch === null);
        if (!isBranch && !state.isRejected(l, r) && !usccConflict(state.left, l, state.right, r)) into.push([l, r]);
      }
    }
  }
}

/** Open rows that repeat a matched row of their own list; they are the same enterprise once more, not a missing one. */
export function putDuplicates(state: MatchState, side: 'left' | 'right'): void {
  const { ledger } = state;
  const own = state[side];
  const byCode = new Map<string, number>();
  const byName = new Map<string, number[]>();
  for (let row = 0; row < own.rows; row += 1) {
    if (ledger.matchedPartner(side, row) < 0) continue;
    const code = own.uscc[row] ?? null;
    if (code !== null && !byCode.has(code)) byCode.set(code, row);
    if (own.norm[row] !== '') append(byName, own.norm[row] ?? '', row);
  }
  for (let row = 0; row < own.rows; row += 1) {
    if (!ledger.isOpen(side, row)) continue;
    const code = own.uscc[row] ?? null;
    const byUscc = code === null ? undefined : byCode.get(code);
    const twin =
      byUscc ??
      byName
        .get(own.norm[row] ?? '')
        ?.find((other) => agreement(own.district[row], own.district[other]) > 0 && !usccConflict(own, row, own, other));
    if (twin === undefined) continue;
    const partner = ledger.matchedPartner(side, twin);
    const rejected = side === 'left' ? state.isRejected(row, partner) : state.isRejected(partner, row);
    if (rejected) continue;
    ledger.single('UNSURE', side, row, partner, byUscc === undefined ? 'NAME_NORM' : 'USCC', 1, ['duplicate']);
  }
}
