import { ChartNoAxesColumn, CircleDashed, Database, type LucideIcon, Map as MapIcon, Network, Presentation, Waypoints } from 'lucide-react';
import type { WorkspaceId } from '../state/view.ts';
import type { Workspace } from '../state/workspace.ts';

interface WorkspaceEntry {
  readonly id: WorkspaceId;
  readonly Icon: LucideIcon;
  /** Loaded when the workspace is first opened, so that the first screen stays small. */
  readonly load: () => Promise<Workspace>;
}

/** The rail, top to bottom. A new workspace is a folder and a line here. */
export const WORKSPACES: readonly WorkspaceEntry[] = [
  { id: 'data', Icon: Database, load: () => import('../workspaces/data/data-workspace.ts').then((module) => module.dataWorkspace) },
  {
    id: 'explore',
    Icon: MapIcon,
    load: () => import('../workspaces/explore/explore-workspace.ts').then((module) => module.exploreWorkspace),
  },
  { id: 'gaps', Icon: CircleDashed, load: () => import('../workspaces/gaps/gaps-workspace.ts').then((module) => module.gapsWorkspace) },
  { id: 'plan', Icon: Waypoints, load: () => import('../workspaces/plan/plan-workspace.ts').then((module) => module.planWorkspace) },
  {
    id: 'compare',
    Icon: ChartNoAxesColumn,
    load: () => import('../workspaces/compare/compare-workspace.ts').then((module) => module.compareWorkspace),
  },
  {
    id: 'networks',
    Icon: Network,
    load: () => import('../workspaces/networks/networks-workspace.ts').then((module) => module.networksWorkspace),
  },
  {
    id: 'present',
    Icon: Presentation,
    load: () => import('../workspaces/present/present-workspace.ts').then((module) => module.presentWorkspace),
  },
];
