import type { Decision, RowIdentity } from '../../model/match-decisions.ts';
import type { DecisionConflict, MatchKey, MatchReason } from '../../model/match-types.ts';
import { type FoundRows, IdentityFinder } from './find-decided-rows.ts';
import type { MatchLedger } from './match-ledger.ts';
import { append, type PreparedSide, partsAt, usccConflict } from './prepare-side.ts';
import { scoreParts } from './similarity.ts';

export interface AppliedDecisions {
  readonly isRejected: (left: number, right: number) => boolean;
  readonly conflicts: readonly DecisionConflict[];
  readonly withoutRows: number;
  /** Branch row, its side, and its parent's row in the other list. */
  readonly branches: readonly { readonly side: 'left' | 'right'; readonly row: number; readonly parent: number }[];
  readonly rejected: readonly (readonly [number, number])[];
}

/** Puts decided pairs into the ledger before any key is tried; what contradicts the new data is left to a person. */
export function applyDecisions(
  decisions: readonly Decision[],
  left: PreparedSide,
  right: PreparedSide,
  ledger: MatchLedger,
): AppliedDecisions {
  const conflicts: DecisionConflict[] = [];
  const rejected: (readonly [number, number])[] = [];
  const forbidden = new Set<number>();
  const branches: { side: 'left' | 'right'; row: number; parent: number }[] = [];
  const forbid = (l: number, r: number): void => {
    forbidden.add(l * right.rows + r);
  };
  const isRejected = (l: number, r: number): boolean => forbidden.size > 0 && forbidden.has(l * right.rows + r);
  if (decisions.length === 0) return { isRejected, conflicts, withoutRows: 0, branches, rejected };

  const leftFinder = new IdentityFinder(left);
  const rightFinder = new IdentityFinder(right);
  const confirmed: { decision: number; left: number; right: number }[] = [];
  let withoutRows = 0;
  for (const [at, decision] of decisions.entries()) {
    const foundLeft = leftFinder.find(decision.left);
    const foundRight = rightFinder.find(decision.right);
    const [l] = foundLeft.rows;
    const [r] = foundRight.rows;
    if (l === undefined || r === undefined) {
      if (foundLeft.otherCode >= 0 || foundRight.otherCode >= 0) {
        conflicts.push({ decision: at, code: 'uscc-changed', left: l ?? foundLeft.otherCode, right: r ?? foundRight.otherCode });
      } else withoutRows += 1;
      continue;
    }
    if (decision.verdict === 'confirmed') {
      const conflict = checkConfirmed(decision, foundLeft, foundRight, left, right);
      if (conflict === null) confirmed.push({ decision: at, left: l, right: r });
      else {
        conflicts.push({ decision: at, code: conflict, left: l, right: r });
        if (conflict === 'confirmed-uscc-differs') putUnsure(ledger, l, r);
      }
      continue;
    }
    if (left.uscc[l] != null && left.uscc[l] === right.uscc[r] && !knew(decision.left, left, l, decision.right, right, r)) {
      conflicts.push({ decision: at, code: 'rejected-uscc-equal', left: l, right: r });
      putUnsure(ledger, l, r);
      continue;
    }
    for (const row of foundLeft.rows) for (const other of foundRight.rows) forbid(row, other);
    if (decision.verdict === 'rejected') rejected.push([l, r]);
    else if (decision.verdict === 'left-is-branch') branches.push({ side: 'left', row: l, parent: r });
    else branches.push({ side: 'right', row: r, parent: l });
  }
  putConfirmed(confirmed, left, right, ledger, conflicts);
  return { isRejected, conflicts, withoutRows, branches, rejected };
}

/** The decision was taken in view of the codes that the rows have now. */
function knew(a: RowIdentity, left: PreparedSide, l: number, b: RowIdentity, right: PreparedSide, r: number): boolean {
  return a.uscc === (left.uscc[l] ?? null) && b.uscc === (right.uscc[r] ?? null);
}

function checkConfirmed(
  decision: Decision,
  foundLeft: FoundRows,
  foundRight: FoundRows,
  left: PreparedSide,
  right: PreparedSide,
): DecisionConflict['code'] | null {
  const l = foundLeft.rows[0] ?? 0;
  const r = foundRight.rows[0] ?? 0;
  if (foundLeft.isAmbiguous || foundRight.isAmbiguous) return 'row-ambiguous';
  if ((partsAt(left, l).branch === null) !== (partsAt(right, r).branch === null)) return 'confirmed-branch-parent';
  if (usccConflict(left, l, right, r) && !knew(decision.left, left, l, decision.right, right, r)) return 'confirmed-uscc-differs';
  return null;
}

function putConfirmed(
  confirmed: readonly { readonly decision: number; readonly left: number; readonly right: number }[],
  left: PreparedSide,
  right: PreparedSide,
  ledger: MatchLedger,
  conflicts: DecisionConflict[],
): void {
  const claimsLeft = new Map<number, number[]>();
  const claimsRight = new Map<number, number[]>();
  for (const claim of confirmed) {
    append(claimsLeft, claim.left, claim.decision);
    append(claimsRight, claim.right, claim.decision);
  }
  const leftByCode = codeIndex(left);
  const rightByCode = codeIndex(right);
  const rivals: { side: 'left' | 'right'; row: number; points: number }[] = [];
  for (const { decision, left: l, right: r } of confirmed) {
    if ((claimsLeft.get(l)?.length ?? 0) > 1 || (claimsRight.get(r)?.length ?? 0) > 1) {
      conflicts.push({ decision, code: 'row-claimed-twice', left: l, right: r });
      ledger.note('left', l, 'decision-conflict');
      ledger.note('right', r, 'decision-conflict');
      continue;
    }
    const codeOfLeft = left.uscc[l] ?? null;
    const codeOfRight = right.uscc[r] ?? null;
    const rivalRight = codeOfLeft === null || codeOfLeft === codeOfRight ? undefined : rightByCode.get(codeOfLeft);
    const rivalLeft = codeOfRight === null || codeOfLeft === codeOfRight ? undefined : leftByCode.get(codeOfRight);
    if (rivalRight !== undefined || rivalLeft !== undefined) {
      conflicts.push({ decision, code: 'confirmed-against-uscc', left: l, right: r });
      putUnsure(ledger, l, r);
      if (rivalRight !== undefined) rivals.push({ side: 'right', row: rivalRight, points: l });
      if (rivalLeft !== undefined) rivals.push({ side: 'left', row: rivalLeft, points: r });
      continue;
    }
    if (!ledger.isOpen('left', l) || !ledger.isOpen('right', r)) continue;
    const reasons: MatchReason[] = ['decision-confirmed'];
    const key = keyOf(left, l, right, r);
    if (key === 'USCC' && left.norm[l] !== right.norm[r]) reasons.push('name-differs');
    const score = key === 'FUZZY' ? scoreParts(partsAt(left, l), partsAt(right, r)) : 1;
    ledger.pair('MATCHED', l, r, key, score, reasons);
  }
  for (const { side, row, points } of rivals)
    if (ledger.isOpen(side, row)) ledger.single('UNSURE', side, row, points, 'USCC', 1, ['decision-conflict']);
}

function keyOf(left: PreparedSide, l: number, right: PreparedSide, r: number): MatchKey {
  if (left.uscc[l] != null && left.uscc[l] === right.uscc[r]) return 'USCC';
  if (left.raw[l] === right.raw[r]) return 'NAME_EXACT';
  return left.norm[l] === right.norm[r] ? 'NAME_NORM' : 'FUZZY';
}

function codeIndex(side: PreparedSide): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  for (let row = 0; row < side.rows; row += 1) {
    const code = side.uscc[row] ?? null;
    if (code !== null && !rows.has(code)) rows.set(code, row);
  }
  return rows;
}

function putUnsure(ledger: MatchLedger, l: number, r: number): void {
  if (ledger.isOpen('left', l) && ledger.isOpen('right', r)) ledger.pair('UNSURE', l, r, 'NONE', 0, ['decision-conflict']);
}
