import { numberAt, textAt } from '../model/column-table.ts';
import { gapClassOf } from '../model/coverage.ts';
import type { Approval, CaseState, NotApplicableReason, Worklist } from '../model/worklist.ts';
import { type ConflictDecision, decideCase } from '../model/worklist-carry.ts';
import { addCases, type MovedCases, moveCases, removeCases, setApproval, setDue, setNote, setOwner } from '../model/worklist-edit.ts';
import { type OwnerProblem, ownerProblem, screenNote } from '../model/worklist-text.ts';
import { type GapsWanted, gapUnits } from '../queries/worklist.ts';
import { notifyFailure } from './import-queue.ts';
import { localToday } from './local-today.ts';
import { useAtlas } from './store.ts';
import { listDateOf, worklistOf } from './worklist-state.ts';

/** What a person does to the worklist of the open dataset. Each is a step to undo. */

function active(): Worklist {
  const state = useAtlas.getState();
  return worklistOf(state, state.activeId);
}

/** Takes uncovered enterprises into the worklist; those that have a case already stay as they are. Answers how many came; a failure is said. */
export async function addToWorklist(wanted: GapsWanted): Promise<number> {
  const { services, activeId, datasets, view } = useAtlas.getState();
  const dataset = activeId === null ? undefined : datasets[activeId];
  if (services === null || dataset === undefined) return 0;
  try {
    const table = await services.engine.query(gapUnits(dataset.schema, view.definition, wanted));
    if (useAtlas.getState().activeId !== activeId) return 0;
    const units = Array.from({ length: table.numRows }, (_, row) => ({
      enterpriseId: textAt(table, 'enterprise_id', row) ?? '',
      uscc: textAt(table, 'uscc', row),
      name: textAt(table, 'name_zh', row) ?? '',
      gapClass: gapClassOf(numberAt(table, 'gap_class', row) ?? 0),
    }));
    const today = localToday();
    const before = active();
    const { campaign } = before;
    const dueOn = campaign !== null && campaign.endOn >= today ? campaign.endOn : null;
    useAtlas.getState().transactWorklist('worklist-add', (worklist) => addCases(worklist, units, today, dueOn));
    return active().cases.length - before.cases.length;
  } catch (error) {
    notifyFailure(error, dataset.manifest.title.zh);
    return 0;
  }
}

export interface MoveExtra {
  readonly approval?: Approval;
  readonly reason?: NotApplicableReason;
  /** Cases whose enterprise the list shows covered. */
  readonly covered?: ReadonlySet<number>;
}

/** Moves those that may move, in one step. */
export function moveWork(ids: ReadonlySet<number>, to: CaseState, extra: MoveExtra = {}): MovedCases {
  const { approval, reason, covered } = extra;
  const move = { to, on: localToday(), ...(approval === undefined ? {} : { approval }), ...(reason === undefined ? {} : { reason }) };
  const result = moveCases(active(), ids, move, covered);
  useAtlas.getState().transactWorklist('worklist-move', () => result.worklist);
  return result;
}

/** '' takes the owner away. Refuses a person. */
export async function setWorkOwner(ids: ReadonlySet<number>, text: string): Promise<OwnerProblem | null> {
  const owner = text.trim();
  const problem = await problemOfOwner(owner);
  if (problem === null)
    useAtlas
      .getState()
      .transactWorklist('worklist-owner', (worklist) => setOwner(worklist, ids, owner === '' ? null : owner, localToday()));
  return problem;
}

async function problemOfOwner(owner: string): Promise<OwnerProblem | null> {
  const { services } = useAtlas.getState();
  if (owner === '' || services === null) return null;
  return ownerProblem(owner, await services.loadTextScreen());
}

export function setWorkDue(ids: ReadonlySet<number>, dueOn: string | null): void {
  useAtlas.getState().transactWorklist('worklist-due', (worklist) => setDue(worklist, ids, dueOn, localToday()));
}

export function removeWork(ids: ReadonlySet<number>): void {
  useAtlas.getState().transactWorklist('worklist-remove', (worklist) => removeCases(worklist, ids));
}

export interface CaseText {
  readonly owner: string;
  readonly dueOn: string | null;
  readonly note: string;
  /** Given: corrects the approval of a case that has one. */
  readonly approval: Approval | null;
}

/** Everything of a case that is not its state, in one step. Answers why the owner is refused, and how many parts of the note were masked. */
export async function describeWork(
  id: number,
  { owner, dueOn, note, approval }: CaseText,
): Promise<{ readonly problem: OwnerProblem | null; readonly masked: number }> {
  const { services } = useAtlas.getState();
  if (services === null) return { problem: null, masked: 0 };
  const screen = await services.loadTextScreen();
  const tidy = owner.trim();
  const problem = tidy === '' ? null : ownerProblem(tidy, screen);
  if (problem !== null) return { problem, masked: 0 };
  const screened = screenNote(note, screen);
  const [ids, today] = [new Set([id]), localToday()];
  useAtlas.getState().transactWorklist('worklist-describe', (worklist) => {
    let next = setOwner(worklist, ids, tidy === '' ? null : tidy, today);
    next = setDue(next, ids, dueOn, today);
    // What was masked before stays counted.
    const masked = screened.masked + (worklist.cases.find((work) => work.id === id)?.masked ?? 0);
    next = setNote(next, ids, screened.note, masked, today);
    return approval === null ? next : setApproval(next, ids, approval, today);
  });
  return { problem: null, masked: screened.masked };
}

/** Settles what the newest list contradicts. */
export function decideWork(caseIds: readonly number[], decision: ConflictDecision): void {
  const { activeId, datasets } = useAtlas.getState();
  const dataset = activeId === null ? undefined : datasets[activeId];
  if (dataset === undefined) return;
  const listOn = listDateOf(dataset);
  useAtlas
    .getState()
    .transactWorklist('worklist-decide', (worklist) =>
      caseIds.reduce((so, caseId) => decideCase(so, caseId, decision, listOn, localToday()), worklist),
    );
}
