import {
  type Approval,
  type CaseEvent,
  type CaseState,
  type NotApplicableReason,
  needsApproval,
  stepIndex,
  type WorkCase,
} from './worklist.ts';
import { isIsoDate } from './worklist-dates.ts';

/** Where a case may go, and what it needs to get there. */

export interface CaseMove {
  readonly to: CaseState;
  /** ISO date of the move. */
  readonly on: string;
  /** For 'approved' and later, where the case has none yet. */
  readonly approval?: Approval | null;
  /** For 'not-applicable'. */
  readonly reason?: NotApplicableReason | null;
  /** The list shows the enterprise covered: it may be closed from any step. */
  readonly isCovered?: boolean;
}

export const MOVE_PROBLEMS = ['same-state', 'not-allowed', 'no-approval', 'approval-number', 'approval-date', 'no-reason'] as const;
export type MoveProblem = (typeof MOVE_PROBLEMS)[number];

/**
 * The states that may follow, in the order of the steps. Up to the request steps can be left out; from the approval on one follows the
 * other; what is done can be taken back to any earlier step. `isCovered`: see {@link CaseMove}.
 */
export function nextStates(state: CaseState, isCovered = false): readonly CaseState[] {
  const steps: readonly CaseState[] = ['survey', 'proposed', 'requested', 'approved', 'elected', 'filed', 'closed'];
  if (state === 'not-applicable') return isCovered ? ['survey', 'proposed', 'requested', 'closed'] : ['survey', 'proposed', 'requested'];
  const at = stepIndex(state);
  const free = stepIndex('requested');
  const ahead = (index: number): boolean => index <= free || index === at + 1 || (isCovered && index === steps.length - 1);
  const found = steps.filter((_, index) => index < at || (index > at && ahead(index)));
  return state === 'closed' ? found : [...found, 'not-applicable'];
}

/** Why a move cannot be made; null where it can. */
function moveProblem(work: WorkCase, move: CaseMove): MoveProblem | null {
  if (work.state === move.to) return 'same-state';
  if (!nextStates(work.state, move.isCovered).includes(move.to)) return 'not-allowed';
  if (move.to === 'not-applicable') return (move.reason ?? null) === null ? 'no-reason' : null;
  if (!needsApproval(move.to)) return null;
  const approval = move.approval ?? work.approval;
  return approval === null ? 'no-approval' : approvalProblem(approval, move.on);
}

/** A document number has a figure in it; nothing is approved in the future. */
export function approvalProblem(approval: Approval, today: string): 'approval-number' | 'approval-date' | null {
  const number = approval.documentNo.trim();
  if (number.length > MOST_SIGNS || !/\d/.test(number)) return 'approval-number';
  return isIsoDate(approval.approvedOn) && approval.approvedOn <= today ? null : 'approval-date';
}

const MOST_SIGNS = 60;

/** Pure. A move that cannot be made leaves the case as it is and says why. */
export function moveCase(
  work: WorkCase,
  move: CaseMove,
): { readonly work: WorkCase; readonly problem: null } | { readonly work: null; readonly problem: MoveProblem } {
  const problem = moveProblem(work, move);
  if (problem !== null) return { work: null, problem };
  const approval = needsApproval(move.to) ? tidy(move.approval ?? work.approval) : null;
  const event: CaseEvent = {
    on: move.on,
    kind: work.state === 'closed' ? 'reopened' : 'moved',
    from: work.state,
    to: move.to,
    detail: approval !== null && approval.documentNo !== work.approval?.documentNo ? approval.documentNo : null,
  };
  return {
    work: {
      ...work,
      state: move.to,
      reason: move.to === 'not-applicable' ? (move.reason ?? null) : null,
      approval,
      reopenedOn: null,
      history: [...work.history, event],
    },
    problem: null,
  };
}

function tidy(approval: Approval | null): Approval | null {
  return approval === null ? null : { documentNo: approval.documentNo.trim(), approvedOn: approval.approvedOn };
}
