import type { Workspace } from '../../state/workspace.ts';
import { DataMain } from './data-main.tsx';
import { DataPanel } from './data-panel.tsx';

/** «数据»: what did I load, and can I trust it? Ends with a report of what was read, and what was not. */
export const dataWorkspace: Workspace = { id: 'data', Panel: DataPanel, Main: DataMain };
