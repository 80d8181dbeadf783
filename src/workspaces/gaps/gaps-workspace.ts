import type { Workspace } from '../../state/workspace.ts';
import { GapDetails } from './gap-details.tsx';
import { GapsDrawer } from './gaps-drawer.tsx';
import { GapsPanel } from './gaps-panel.tsx';

/** «空白点»: which enterprises are not covered, and what should be done about each? Ends with a ranked worklist. */
export const gapsWorkspace: Workspace = { id: 'gaps', Panel: GapsPanel, Drawer: GapsDrawer, Details: GapDetails };
