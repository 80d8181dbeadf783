import {
  type Approval,
  CASE_STEPS,
  type CaseState,
  needsApproval,
  stepIndex,
  type WorkCase,
  type Worklist,
} from '../../../model/worklist.ts';
import { setApproval, setDue, setNote, setOwner } from '../../../model/worklist-edit.ts';
import { approvalProblem, type MoveProblem, moveCase } from '../../../model/worklist-move.ts';
import { type OwnerProblem, ownerProblem, type PersonalScreen, screenNote } from '../../../model/worklist-text.ts';
import { checkOf, readCaseKey } from './case-key.ts';
import { dateOfText, type ReturnedRow, stateOfWord } from './read-returned.ts';

export type ReturnProblem =
  | 'key-unknown'
  | 'key-other'
  | 'twice'
  | 'state'
  | 'due-date'
  | 'approval-date'
  | 'approval-half'
  | 'approval-early'
  | MoveProblem
  | OwnerProblem;

export interface ReturnOutcome {
  readonly worklist: Worklist;
  /** Cases that changed. */
  readonly applied: number;
  readonly unchanged: number;
  /** Nothing of these rows was taken. */
  readonly refused: readonly { readonly sheet: string; readonly number: number; readonly problem: ReturnProblem }[];
  /** Personal parts of notes that were masked. */
  readonly masked: number;
}

/**
 * A returned workbook laid over the worklist, row by row, whole or not at all. An empty cell changes nothing. Steps between that the
 * workbook passed over are passed one by one as the rules of the worklist allow; only «closed» has to follow on «filed», unless the list
 * shows the enterprise covered (`covered`, by case number). Pure.
 */
export function applyReturned(
  worklist: Worklist,
  rows: readonly ReturnedRow[],
  screen: PersonalScreen,
  today: string,
  covered: ReadonlySet<number>,
): ReturnOutcome {
  const refused: { sheet: string; number: number; problem: ReturnProblem }[] = [];
  const seen = new Set<number>();
  let [applied, unchanged, masked] = [0, 0, 0];
  let next = worklist;
  for (const row of rows) {
    const refuse = (problem: ReturnProblem): void => {
      refused.push({ sheet: row.sheet, number: row.number, problem });
    };
    const work = caseOf(next, row.key);
    if (typeof work === 'string') {
      refuse(work);
      continue;
    }
    if (seen.has(work.id)) {
      refuse('twice');
      continue;
    }
    seen.add(work.id);
    const change = changeOf(row, work, screen, today, covered.has(work.id));
    if (typeof change === 'string') {
      refuse(change);
      continue;
    }
    const changed = change(next);
    if (changed.worklist === next) unchanged += 1;
    else applied += 1;
    next = changed.worklist;
    masked += changed.masked;
  }
  return { worklist: next, applied, unchanged, refused, masked };
}

function caseOf(worklist: Worklist, key: string): WorkCase | 'key-unknown' | 'key-other' {
  const read = readCaseKey(key);
  const work = read === null ? undefined : worklist.cases.find(({ id }) => id === read.id);
  if (read === null || work === undefined) return 'key-unknown';
  return checkOf(work.enterpriseId) === read.check ? work : 'key-other';
}

type Change = (worklist: Worklist) => { readonly worklist: Worklist; readonly masked: number };

/** All that a row asks for, checked before anything of it is done. */
function changeOf(row: ReturnedRow, work: WorkCase, screen: PersonalScreen, today: string, isCovered: boolean): Change | ReturnProblem {
  const owner = row.owner === '' ? null : ownerProblem(row.owner, screen);
  if (owner !== null) return owner;
  const dueOn = row.due === '' ? work.dueOn : dateOfText(row.due);
  if (row.due !== '' && dueOn === null) return 'due-date';
  const to = row.state === '' ? work.state : stateOfWord(row.state);
  if (to === null) return 'state';
  const approval = approvalOf(row, work, today);
  if (typeof approval === 'string') return approval;
  // A number that a worklist takes only with an approval step would be lost without a word.
  if (approval !== null && !needsApproval(to)) return 'approval-early';
  const moved = walk(work, to, approval, today, isCovered);
  if (typeof moved === 'string') return moved;
  const ids = new Set([work.id]);
  const screened = row.note === '' || row.note === work.note ? null : screenNote(row.note, screen);
  return (worklist) => {
    let next = moved === work ? worklist : { ...worklist, cases: worklist.cases.map((each) => (each.id === work.id ? moved : each)) };
    if (approval !== null) next = setApproval(next, ids, approval, today);
    if (row.owner !== '') next = setOwner(next, ids, row.owner, today);
    if (dueOn !== work.dueOn) next = setDue(next, ids, dueOn, today);
    if (screened !== null) next = setNote(next, ids, screened.note, work.masked + screened.masked, today);
    return { worklist: next, masked: screened?.masked ?? 0 };
  };
}

function approvalOf(row: ReturnedRow, work: WorkCase, today: string): Approval | ReturnProblem | null {
  if (row.documentNo === '' && row.approvedOn === '') return null;
  const date = row.approvedOn === '' ? null : dateOfText(row.approvedOn);
  if (row.approvedOn !== '' && date === null) return 'approval-date';
  const documentNo = row.documentNo === '' ? work.approval?.documentNo : row.documentNo;
  const approvedOn = date ?? work.approval?.approvedOn;
  if (documentNo === undefined || approvedOn === undefined) return 'approval-half';
  const approval = { documentNo, approvedOn };
  return approvalProblem(approval, today) ?? approval;
}

/** The case at another step; itself where it is there already. */
function walk(work: WorkCase, to: CaseState, approval: Approval | null, on: string, isCovered: boolean): WorkCase | MoveProblem {
  if (work.state === to) return work;
  const direct = moveCase(work, { to, on, approval, isCovered });
  if (direct.problem === null) return direct.work;
  // What closes a case is a check of its own: it is not passed on the way.
  if (direct.problem !== 'not-allowed' || to === 'closed' || to === 'not-applicable' || stepIndex(to) <= stepIndex(work.state))
    return direct.problem;
  let at = work;
  for (const step of CASE_STEPS.slice(Math.max(stepIndex(work.state) + 1, stepIndex('requested')), stepIndex(to) + 1)) {
    const moved = moveCase(at, { to: step, on, approval, isCovered });
    if (moved.problem !== null) return moved.problem;
    at = moved.work;
  }
  return at;
}
