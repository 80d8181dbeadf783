import { CASE_STEPS, type CaseState, stepIndex } from '../../../model/worklist.ts';

/** What a key asks for; the same in table and board. */
export type WorkCommand =
  | { readonly kind: 'state'; readonly to: CaseState }
  | { readonly kind: 'step'; readonly by: 1 | -1 }
  | { readonly kind: 'edit' | 'owner' | 'due' | 'toggle' | 'all' | 'clear' };

const LETTERS: Readonly<Record<string, 'edit' | 'owner' | 'due' | 'toggle'>> = { e: 'edit', o: 'owner', d: 'due', x: 'toggle' };

export function workCommand(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}): WorkCommand | null {
  const { key } = event;
  if (event.altKey) return null;
  if (event.ctrlKey || event.metaKey) return key.toLowerCase() === 'a' ? { kind: 'all' } : null;
  const step = /^[1-7]$/.test(key) ? CASE_STEPS[Number(key) - 1] : undefined;
  if (step !== undefined) return { kind: 'state', to: step };
  if (key === '0') return { kind: 'state', to: 'not-applicable' };
  if (key === '+' || key === '=') return { kind: 'step', by: 1 };
  if (key === '-') return { kind: 'step', by: -1 };
  if (key === 'Escape') return { kind: 'clear' };
  const letter = LETTERS[key.toLowerCase()];
  return letter === undefined ? null : { kind: letter };
}

/** The step before or after a state; null where there is none. */
export function neighbourStep(state: CaseState, by: 1 | -1): CaseState | null {
  return state === 'not-applicable' ? null : (CASE_STEPS[stepIndex(state) + by] ?? null);
}
