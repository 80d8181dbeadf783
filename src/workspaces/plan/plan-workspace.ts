import type { Workspace } from '../../state/workspace.ts';
import { PlanDrawer } from './plan-drawer.tsx';
import { PlanPanel } from './plan-panel.tsx';

/** «规划»: which buildings belong together under one organization? Ends with a draft to be approved elsewhere. */
export const planWorkspace: Workspace = { id: 'plan', Panel: PlanPanel, Drawer: PlanDrawer };
