import type { DefinitionSet } from '../model/definition-set.ts';
import { STANDARD_DEFINITION } from '../model/definition-set.ts';
import { EMPTY_FILTER, type Filter } from '../model/filter.ts';
import type { Selection } from '../model/selection.ts';

export const WORKSPACE_IDS = ['data', 'explore', 'gaps', 'plan', 'compare', 'networks', 'present'] as const;
export type WorkspaceId = (typeof WORKSPACE_IDS)[number];

export const LAYER_IDS = [
  'heat-rate',
  'heat-density',
  'districts',
  'parks',
  'buildings',
  'enterprises',
  'organizations',
  'alliances',
  'chains',
  'sites',
] as const;
export type LayerId = (typeof LAYER_IDS)[number];

/** The part of the state that a person edits and can undo. */
export interface View {
  readonly workspace: WorkspaceId;
  readonly filter: Filter;
  readonly definition: DefinitionSet;
  /** ISO date the coverage is asked for. */
  readonly asOf: string;
  readonly selection: Selection | null;
  readonly layers: readonly LayerId[];
  /** `ix` of the buildings drawn together as a draft committee. */
  readonly draftBuildings: readonly number[];
  /** Intervals and other statistics are shown (「分析」). */
  readonly analysis: boolean;
}

export const DEFAULT_LAYERS: readonly LayerId[] = ['parks', 'buildings', 'enterprises', 'sites'];
/** For large sets single symbols hide each other: the heatmap leads. */
export const LARGE_SET_LAYERS: readonly LayerId[] = ['heat-rate', 'parks'];

export const INITIAL_VIEW: View = {
  workspace: 'explore',
  filter: EMPTY_FILTER,
  definition: STANDARD_DEFINITION,
  asOf: '1970-01-01',
  selection: null,
  layers: DEFAULT_LAYERS,
  draftBuildings: [],
  analysis: false,
};
