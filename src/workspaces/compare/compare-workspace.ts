import type { Workspace } from '../../state/workspace.ts';
import { CompareMain } from './compare-main.tsx';
import { ComparePanel } from './compare-panel.tsx';

/** «比较»: how do districts, parks, buildings and places differ? One definition, one scale. */
export const compareWorkspace: Workspace = { id: 'compare', Panel: ComparePanel, Main: CompareMain };
