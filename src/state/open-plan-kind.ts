import type { PlanKind } from '../model/plan-settings.ts';
import { patchPlanScreen } from './plan-state.ts';
import { useAtlas } from './store.ts';

/** To the settings of a new plan of a kind, over what the filter leaves; what is selected stays selected. */
export function openPlanKind(kind: PlanKind): void {
  patchPlanScreen({ kind, openId: null, compared: [], groupId: null });
  useAtlas.getState().transact('workspace', (draft) => {
    draft.workspace = 'plan';
  });
}
