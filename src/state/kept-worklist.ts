import { serializeWorklist, type Worklist } from '../model/worklist.ts';

/** The worklist of a person's own data as the file that is kept beside its tables. */

/** Under this name a keeper holds it; no table of the model is called so. */
export const WORKLIST_ENTRY = 'worklist';
/** What could not be read is kept under this name, as one JSON text: nothing of it is lost, and a new worklist can begin. */
export const DAMAGED_ENTRY = 'worklist_damaged';

export function worklistFile(worklist: Worklist): File {
  return new File([serializeWorklist(worklist)], 'worklist.json', { type: 'application/json' });
}

export function damagedFile(text: string): File {
  return new File([JSON.stringify({ text })], 'worklist_damaged.json', { type: 'application/json' });
}
