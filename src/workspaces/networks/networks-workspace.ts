import type { Workspace } from '../../state/workspace.ts';
import { NetworksDrawer } from './networks-drawer.tsx';
import { NetworksPanel } from './networks-panel.tsx';

/** «联盟与产业链»: who belongs to which alliance and chain; what is missing? */
export const networksWorkspace: Workspace = { id: 'networks', Panel: NetworksPanel, Drawer: NetworksDrawer };
