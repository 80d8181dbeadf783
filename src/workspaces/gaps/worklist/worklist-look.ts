import { create } from 'zustand';
import { NO_WORK_FILTER, type WorkFilter, type WorkSort } from './work-filter.ts';

/** How the worklist is looked at: no part of what is undone. */
interface WorklistLook {
  readonly look: 'table' | 'board';
  readonly filter: WorkFilter;
  readonly sort: WorkSort;
  readonly isDescending: boolean;
}

export const useLook = create<WorklistLook>(() => ({ look: 'table', filter: NO_WORK_FILTER, sort: 'added', isDescending: false }));

export function setFilter(change: Partial<WorkFilter>): void {
  useLook.setState(({ filter }) => ({ filter: { ...filter, ...change } }));
}
