import type { LegendSection } from '../../map/legend.tsx';

/** The legend that is on the screen, for the picture of it. */
export const stageContent: { sections: readonly LegendSection[]; chainNames: Readonly<Record<string, string>> } = {
  sections: [],
  chainNames: {},
};
