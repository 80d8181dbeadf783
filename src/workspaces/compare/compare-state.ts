import { create } from 'zustand';
import type { Dimension } from '../../queries/by-dimension.ts';

export type CompareTab = 'places' | 'datasets' | 'published';
export type PlaceDimension = Extract<Dimension, 'district' | 'park' | 'building' | 'community'>;
export const PLACE_DIMENSIONS: readonly PlaceDimension[] = ['district', 'park', 'building', 'community'];
const MAX_PICKS = 6;

/** What the panel and the table of this workspace share; a way of looking, not part of the view that is linked and undone. */
interface CompareState {
  readonly tab: CompareTab;
  readonly dimension: PlaceDimension;
  /** `ix` of the places put side by side, in the order in which they were picked. */
  readonly picks: readonly number[];
  setTab(tab: CompareTab): void;
  setDimension(dimension: PlaceDimension): void;
  toggle(ix: number): void;
  clear(): void;
}

export const useCompare = create<CompareState>((set) => ({
  tab: 'places',
  dimension: 'park',
  picks: [],
  setTab: (tab) => set({ tab }),
  setDimension: (dimension) => set({ dimension, picks: [] }),
  toggle: (ix) =>
    set(({ picks }) => ({ picks: picks.includes(ix) ? picks.filter((pick) => pick !== ix) : [...picks, ix].slice(-MAX_PICKS) })),
  clear: () => set({ picks: [] }),
}));
