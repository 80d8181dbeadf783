import type { WorkCase, Worklist } from './worklist.ts';
import { ownerProblem, type PersonalScreen, screenNote } from './worklist-text.ts';

/** A worklist that came from a file: an owner that is a person is left out, personal parts of notes are masked. The same one where nothing is. */
export function screenWorklist(worklist: Worklist, screen: PersonalScreen): Worklist {
  let isChanged = false;
  const cases = worklist.cases.map((work) => {
    const next = screenCase(work, screen);
    if (next !== work) isChanged = true;
    return next;
  });
  return isChanged ? { ...worklist, cases } : worklist;
}

function screenCase(work: WorkCase, screen: PersonalScreen): WorkCase {
  const isPerson = (owner: string | null): boolean => owner !== null && ownerProblem(owner, screen) !== null;
  const { note, masked } = screenNote(work.note, screen);
  const hasBadHistory = work.history.some(({ kind, detail }) => kind === 'owner' && isPerson(detail));
  if (!isPerson(work.owner) && masked === 0 && !hasBadHistory) return work;
  return {
    ...work,
    owner: isPerson(work.owner) ? null : work.owner,
    note,
    masked: work.masked + masked,
    history: hasBadHistory
      ? work.history.map((entry) => (entry.kind === 'owner' && isPerson(entry.detail) ? { ...entry, detail: null } : entry))
      : work.history,
  };
}
