import { useState } from 'react';
import type { WorklistWords } from '../../../locales/worklist-words.ts';
import type { Approval, CaseState, NotApplicableReason } from '../../../model/worklist.ts';
import { needsApproval } from '../../../model/worklist.ts';
import type { MovedCases } from '../../../model/worklist-edit.ts';
import { nextStates } from '../../../model/worklist-move.ts';
import { moveWork, removeWork } from '../../../state/worklist-actions.ts';
import type { WorkRow } from './use-worklist.ts';
import { neighbourStep, type WorkCommand } from './work-keys.ts';

/** What is asked before something can be done. */
export type Asking =
  | { readonly kind: 'approval'; readonly ids: ReadonlySet<number>; readonly to: CaseState; readonly given: Approval | null }
  | { readonly kind: 'reason' | 'owner' | 'due'; readonly ids: ReadonlySet<number> }
  | { readonly kind: 'edit'; readonly id: number };

export interface CaseActions {
  readonly asking: Asking | null;
  /** What was just done or refused, to be read aloud. */
  readonly said: string;
  say(text: string): void;
  ask(asking: Asking | null): void;
  /** Moves to a state, asking first for what it needs. */
  move(ids: ReadonlySet<number>, to: CaseState): void;
  approve(approval: Approval): void;
  refuse(reason: NotApplicableReason): void;
  remove(ids: ReadonlySet<number>): void;
  /** Does what a key asks for; false for what concerns the selection alone. */
  run(command: WorkCommand, ids: ReadonlySet<number>, active: number | null): boolean;
}

export function useCaseActions(words: WorklistWords, rowOf: (id: number) => WorkRow | undefined): CaseActions {
  const [asking, ask] = useState<Asking | null>(null);
  const [said, say] = useState('');
  const text = words.worklist;

  const coveredOf = (ids: ReadonlySet<number>): ReadonlySet<number> => new Set([...ids].filter((id) => rowOf(id)?.unit?.covered === true));
  const report = (to: CaseState, { moved, refused }: Pick<MovedCases, 'moved' | 'refused'>): void => {
    const parts = Object.entries(refused).map(([problem, count]) =>
      text.refused(count, text.problems[problem as keyof typeof text.problems]),
    );
    say([...(moved > 0 ? [text.moved(moved, text.states[to])] : []), ...parts].join('; '));
  };
  const move = (ids: ReadonlySet<number>, to: CaseState): void => {
    if (ids.size === 0) return;
    if (to === 'not-applicable') {
      ask({ kind: 'reason', ids });
      return;
    }
    const covered = coveredOf(ids);
    const lacking = [...ids].filter((id) => {
      const work = rowOf(id)?.work;
      return needsApproval(to) && work !== undefined && work.approval === null && nextStates(work.state, covered.has(id)).includes(to);
    });
    if (lacking.length > 0) ask({ kind: 'approval', ids, to, given: recorded(lacking.map((id) => rowOf(id))) });
    else report(to, moveWork(ids, to, { covered }));
  };
  return {
    asking,
    said,
    say,
    ask,
    move,
    approve: (approval) => {
      if (asking?.kind !== 'approval') return;
      // Who has an approval of its own keeps it.
      const has = new Set([...asking.ids].filter((id) => (rowOf(id)?.work.approval ?? null) !== null));
      const without = new Set([...asking.ids].filter((id) => !has.has(id)));
      const covered = coveredOf(asking.ids);
      const one = moveWork(without, asking.to, { approval, covered });
      const other = has.size === 0 ? { moved: 0, refused: {} } : moveWork(has, asking.to, { covered });
      const refused: Record<string, number> = { ...one.refused };
      for (const [problem, count] of Object.entries(other.refused)) refused[problem] = (refused[problem] ?? 0) + count;
      report(asking.to, { moved: one.moved + other.moved, refused });
      ask(null);
    },
    refuse: (reason) => {
      if (asking?.kind !== 'reason') return;
      report('not-applicable', moveWork(asking.ids, 'not-applicable', { reason }));
      ask(null);
    },
    remove: (ids) => removeWork(ids),
    run: (command, ids, active) => {
      switch (command.kind) {
        case 'state':
          move(ids, command.to);
          return true;
        case 'step': {
          // Each from where it stands; those of one state go together.
          const targets = new Map<CaseState, Set<number>>();
          for (const id of ids) {
            const work = rowOf(id)?.work;
            const to = work === undefined ? null : neighbourStep(work.state, command.by);
            if (to !== null) targets.set(to, (targets.get(to) ?? new Set()).add(id));
          }
          for (const [to, those] of targets) move(those, to);
          return true;
        }
        case 'owner':
        case 'due':
          if (ids.size > 0) ask({ kind: command.kind, ids });
          return true;
        case 'edit':
          if (active !== null) ask({ kind: 'edit', id: active });
          return true;
        default:
          return false;
      }
    },
  };
}

/** The approval that the lists have on record, where it is one for all. */
function recorded(rows: readonly (WorkRow | undefined)[]): Approval | null {
  const [first, ...others] = rows.map((row) => row?.unit?.approval ?? null);
  if (first === undefined || first === null) return null;
  return others.every((other) => other?.documentNo === first.documentNo && other.approvedOn === first.approvedOn) ? first : null;
}
