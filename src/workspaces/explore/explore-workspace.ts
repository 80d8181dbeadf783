import type { Workspace } from '../../state/workspace.ts';
import { EnterpriseDrawer } from './enterprise-drawer.tsx';
import { ExplorePanel } from './explore-panel.tsx';

/** «一张图»: where is coverage high or low? Ends with a filtered, shareable view. */
export const exploreWorkspace: Workspace = { id: 'explore', Panel: ExplorePanel, Drawer: EnterpriseDrawer };
