import type { Workspace } from '../../state/workspace.ts';
import { PlanDetails, PlanDrawer, PlanOverlay, PlanOverview, PlanPanel } from './plan-screen.tsx';

/** «规划»: which buildings, branches, sites and instructors belong together? Ends with a proposal to be approved elsewhere. */
export const planWorkspace: Workspace = {
  id: 'plan',
  Panel: PlanPanel,
  Drawer: PlanDrawer,
  Overlay: PlanOverlay,
  Details: PlanDetails,
  Overview: PlanOverview,
};
