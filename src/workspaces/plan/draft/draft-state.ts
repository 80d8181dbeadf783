import { create } from 'zustand';
import { DEFAULT_THRESHOLDS, type Thresholds } from './draft-findings.ts';

/** Name and settings of the draft; the buildings themselves are part of the view, where they can be undone. */
interface DraftState {
  readonly name: string;
  readonly thresholds: Thresholds;
  setName(name: string): void;
  setThreshold(key: keyof Thresholds, value: number): void;
}

export const useDraftSettings = create<DraftState>((set) => ({
  name: '',
  thresholds: DEFAULT_THRESHOLDS,
  setName: (name) => set({ name }),
  setThreshold: (key, value) => {
    if (Number.isInteger(value) && value > 0) set(({ thresholds }) => ({ thresholds: { ...thresholds, [key]: value } }));
  },
}));
