import type { ComponentType, ReactNode } from 'react';
import type { Selection } from '../model/selection.ts';
import type { WorkspaceId } from './view.ts';

/**
 * One of the seven workspaces over the one map. Each lives in `workspaces/<id>/` and exports one of
 * these; the registry in `app` loads it when it is first opened.
 */
export interface Workspace {
  readonly id: WorkspaceId;
  /** Left of the map: filters, lists and settings of this workspace. */
  readonly Panel: ComponentType;
  /** Below the map: its table. */
  readonly Drawer?: ComponentType;
  /** Right of the map, with the card of what is selected: what this workspace has to say of it. */
  readonly Details?: ComponentType<{ readonly selection: Selection }>;
  /** Right of the map while nothing is selected; its children are what stands there otherwise. */
  readonly Overview?: ComponentType<{ readonly children: ReactNode }>;
  /** Over the map, which stays alive underneath. */
  readonly Main?: ComponentType;
  /** On the map, beside the rest: only what it draws takes the pointer. */
  readonly Overlay?: ComponentType;
}
