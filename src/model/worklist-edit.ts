import type { GapClass } from './coverage.ts';
import { type Approval, type CaseEvent, type CaseEventKind, needsApproval, type WorkCase, type Worklist } from './worklist.ts';
import { approvalProblem, type CaseMove, type MoveProblem, moveCase } from './worklist-move.ts';

/** What a person does to a worklist. Pure: each answers a new worklist, or the same one where nothing changes. */

export interface NewCase {
  readonly enterpriseId: string;
  readonly uscc: string | null;
  readonly name: string;
  readonly gapClass: GapClass | null;
}

/** Adds enterprises that have no case yet. */
export function addCases(worklist: Worklist, units: readonly NewCase[], on: string, dueOn: string | null): Worklist {
  const known = new Set(worklist.cases.map(({ enterpriseId }) => enterpriseId));
  const fresh: WorkCase[] = [];
  let { nextId } = worklist;
  for (const unit of units) {
    if (unit.enterpriseId === '' || known.has(unit.enterpriseId)) continue;
    known.add(unit.enterpriseId);
    fresh.push({
      id: nextId++,
      enterpriseId: unit.enterpriseId,
      uscc: unit.uscc,
      name: unit.name,
      gapClass: unit.gapClass,
      addedOn: on,
      state: 'survey',
      reason: null,
      approval: null,
      owner: null,
      dueOn,
      note: '',
      masked: 0,
      isLeft: false,
      coveredOn: null,
      reopenedOn: null,
      keptOn: null,
      history: [event(on, 'added', dueOn)],
    });
  }
  return fresh.length === 0 ? worklist : { ...worklist, nextId, cases: [...worklist.cases, ...fresh] };
}

export function removeCases(worklist: Worklist, ids: ReadonlySet<number>): Worklist {
  const cases = worklist.cases.filter(({ id }) => !ids.has(id));
  return cases.length === worklist.cases.length ? worklist : { ...worklist, cases };
}

export interface MovedCases {
  readonly worklist: Worklist;
  readonly moved: number;
  /** How many were refused, by reason. */
  readonly refused: Readonly<Partial<Record<MoveProblem, number>>>;
}

/** Moves those that may move. `covered`: cases whose enterprise the list shows covered. */
export function moveCases(worklist: Worklist, ids: ReadonlySet<number>, move: CaseMove, covered: ReadonlySet<number> = NONE): MovedCases {
  const refused: Partial<Record<MoveProblem, number>> = {};
  let moved = 0;
  const next = mapCases(worklist, ids, (work) => {
    const step = moveCase(work, covered.has(work.id) ? { ...move, isCovered: true } : move);
    if (step.problem !== null) {
      refused[step.problem] = (refused[step.problem] ?? 0) + 1;
      return work;
    }
    moved += 1;
    return step.work;
  });
  return { worklist: next, moved, refused };
}

const NONE: ReadonlySet<number> = new Set();

/** `owner` has passed the screen. */
export function setOwner(worklist: Worklist, ids: ReadonlySet<number>, owner: string | null, on: string): Worklist {
  return mapCases(worklist, ids, (work) => (work.owner === owner ? work : { ...noted(work, event(on, 'owner', owner)), owner }));
}

export function setDue(worklist: Worklist, ids: ReadonlySet<number>, dueOn: string | null, on: string): Worklist {
  return mapCases(worklist, ids, (work) => (work.dueOn === dueOn ? work : { ...noted(work, event(on, 'due', dueOn)), dueOn }));
}

/** `note` has passed the screen, which masked `masked` parts of it. */
export function setNote(worklist: Worklist, ids: ReadonlySet<number>, note: string, masked: number, on: string): Worklist {
  return mapCases(worklist, ids, (work) => (work.note === note ? work : { ...noted(work, event(on, 'note', null)), note, masked }));
}

/** Corrects the approval of cases that have one. One that cannot stand changes nothing. */
export function setApproval(worklist: Worklist, ids: ReadonlySet<number>, approval: Approval, on: string): Worklist {
  if (approvalProblem(approval, on) !== null) return worklist;
  return mapCases(worklist, ids, (work) => {
    const { documentNo, approvedOn } = approval;
    const isSame = work.approval?.documentNo === documentNo && work.approval.approvedOn === approvedOn;
    if (!needsApproval(work.state) || isSame) return work;
    return { ...noted(work, event(on, 'approval', documentNo)), approval: { documentNo: documentNo.trim(), approvedOn } };
  });
}

/** Changes some cases; the same worklist where none changes. */
export function mapCases(worklist: Worklist, ids: ReadonlySet<number>, change: (work: WorkCase) => WorkCase): Worklist {
  let isChanged = false;
  const cases = worklist.cases.map((work) => {
    if (!ids.has(work.id)) return work;
    const next = change(work);
    if (next !== work) isChanged = true;
    return next;
  });
  return isChanged ? { ...worklist, cases } : worklist;
}

export function event(on: string, kind: CaseEventKind, detail: string | null): CaseEvent {
  return { on, kind, from: null, to: null, detail };
}

export function noted(work: WorkCase, entry: CaseEvent): WorkCase {
  return { ...work, history: [...work.history, entry] };
}
