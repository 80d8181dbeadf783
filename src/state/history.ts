import { applyPatches, type Draft, enablePatches, type Patch, produceWithPatches } from 'immer';

enablePatches();

interface Step {
  readonly label: string;
  readonly forward: readonly Patch[];
  readonly backward: readonly Patch[];
}

/** Undo and redo as inverse patches. `past` ends with the newest step. */
export interface History {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

export const EMPTY_HISTORY: History = { past: [], future: [] };

const LIMIT = 200;

/** Applies a recipe to a value and records the inverse. A recipe that changes nothing leaves the history as it is. */
export function commit<T extends object>(
  value: T,
  history: History,
  label: string,
  recipe: (draft: Draft<T>) => void,
): { value: T; history: History } {
  const [next, forward, backward] = produceWithPatches(value, (draft) => {
    recipe(draft);
  });
  if (forward.length === 0) return { value, history };
  return { value: next as T, history: { past: [...history.past, { label, forward, backward }].slice(-LIMIT), future: [] } };
}

export function undo<T extends object>(value: T, history: History): { value: T; history: History } {
  const step = history.past.at(-1);
  if (step === undefined) return { value, history };
  return {
    value: applyPatches(value, [...step.backward]) as T,
    history: { past: history.past.slice(0, -1), future: [step, ...history.future] },
  };
}

export function redo<T extends object>(value: T, history: History): { value: T; history: History } {
  const [step, ...rest] = history.future;
  if (step === undefined) return { value, history };
  return { value: applyPatches(value, [...step.forward]) as T, history: { past: [...history.past, step], future: rest } };
}
