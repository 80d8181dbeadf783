import { create } from 'zustand';
import type { Selection } from '../../model/selection.ts';
import type { GapPlace } from '../../queries/uncovered-places.ts';
import type { WaterfallStepId } from '../../queries/waterfall.ts';

export const GAP_VIEWS = ['ranked', 'unknown', 'twoWay', 'entry', 'unions', 'worklist', 'campaign'] as const;
export type GapView = (typeof GAP_VIEWS)[number];

export interface GapOrigin {
  readonly row: number;
  readonly name: string;
  readonly shown: Selection;
}

/** What panel and drawer of this workspace share; a way of looking, not part of the view that is linked and undone. */
interface GapsState {
  readonly view: GapView;
  /** The bar of the denominator whose enterprises are listed instead of the ranking; null for the ranking. */
  readonly step: WaterfallStepId | null;
  /** Places by which the panel counts; null until a person chooses. */
  readonly place: GapPlace | null;
  /** The weights stand beside the ranking. */
  readonly showsWeights: boolean;
  /** The enterprise whose candidate is looked at, and what of it is selected. */
  readonly origin: GapOrigin | null;
  setView(view: GapView): void;
  setStep(step: WaterfallStepId | null): void;
  setPlace(place: GapPlace): void;
  /** Back to the ranking from whatever the drawer shows, unless it is a list that narrows with the filter itself. */
  showRanked(): void;
  toggleWeights(): void;
  showFrom(origin: GapOrigin): void;
}

export const useGaps = create<GapsState>((set) => ({
  view: 'ranked',
  step: null,
  place: null,
  showsWeights: false,
  origin: null,
  setView: (view) => set({ view, step: null }),
  setStep: (step) => set({ view: 'ranked', step }),
  setPlace: (place) => set({ place }),
  showRanked: () => set({ view: 'ranked', step: null }),
  toggleWeights: () => set(({ showsWeights }) => ({ view: 'ranked', step: null, showsWeights: !showsWeights })),
  showFrom: (origin) => set({ origin }),
}));
