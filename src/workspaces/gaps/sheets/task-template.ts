import { create } from 'zustand';
import { keepsBeyondTab } from '../../../state/export-ledger.ts';

/** Under the prefix of what a visit without trace (不留存) erases. */
const KEY = 'atlas-ui:task-sheet';
const MOST_SIGNS = 4000;

interface TemplateState {
  /** What a person wrote, plain text; null: the default of the language. */
  readonly text: string | null;
  keep(text: string | null): void;
}

/** The template of task sheets, kept on this device as it was written. */
export const useTaskTemplate = create<TemplateState>((set) => ({
  text: read(),
  keep: (text) => {
    const tidy = text === null || text.trim() === '' ? null : text.slice(0, MOST_SIGNS);
    set({ text: tidy });
    try {
      if (tidy === null) localStorage.removeItem(KEY);
      else if (keepsBeyondTab()) localStorage.setItem(KEY, tidy);
    } catch {
      // Without storage it lasts as long as the tab.
    }
  },
}));

function read(): string | null {
  try {
    return localStorage.getItem(KEY)?.slice(0, MOST_SIGNS) ?? null;
  } catch {
    return null;
  }
}
