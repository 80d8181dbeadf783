import type { Workspace } from '../../state/workspace.ts';
import { PresentDrawer } from './present-drawer.tsx';
import { PresentPanel } from './present-panel.tsx';

/** «汇报»: what do I show the meeting? The live map in large type, and a picture for the report. */
export const presentWorkspace: Workspace = { id: 'present', Panel: PresentPanel, Drawer: PresentDrawer };
