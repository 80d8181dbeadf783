import { CASE_STATES, type CaseState, isOpen } from '../../../model/worklist.ts';
import type { Check, WorkRow } from './use-worklist.ts';

export type StateChoice = CaseState | 'open' | 'all';
export type DueChoice = 'all' | 'overdue' | 'soon' | 'none';

export interface WorkFilter {
  readonly state: StateChoice;
  /** null: any; '': nobody. */
  readonly owner: string | null;
  readonly due: DueChoice;
  readonly check: Check | 'all';
  readonly text: string;
}

export const NO_WORK_FILTER: WorkFilter = { state: 'all', owner: null, due: 'all', check: 'all', text: '' };

export function isEmptyWorkFilter(filter: WorkFilter): boolean {
  return filter.state === 'all' && filter.owner === null && filter.due === 'all' && filter.check === 'all' && filter.text === '';
}

export function matchesFilter(row: WorkRow, filter: WorkFilter): boolean {
  const { work, due, check, unit } = row;
  if (filter.state === 'open' ? !isOpen(work) : filter.state !== 'all' && work.state !== filter.state) return false;
  if (filter.owner !== null && (work.owner ?? '') !== filter.owner) return false;
  if (filter.due === 'none' ? work.dueOn !== null || !isOpen(work) : filter.due !== 'all' && due !== filter.due) return false;
  if (filter.check !== 'all' && check !== filter.check) return false;
  const wanted = filter.text.trim().toLowerCase();
  if (wanted === '') return true;
  const names = [unit?.isHidden === true ? '' : work.name, unit?.building.zh, unit?.building.en, unit?.street, work.owner];
  return names.some((name) => (name ?? '').toLowerCase().includes(wanted));
}

export type WorkSort = 'added' | 'name' | 'state' | 'owner' | 'due' | 'class' | 'building' | 'district';

/** Numbers of cases in order; what is not known stands last whatever the direction. */
export function sortedIds(rows: readonly WorkRow[], sort: WorkSort, isDescending: boolean): readonly number[] {
  const key = ({ work, unit }: WorkRow): string | number | null => {
    switch (sort) {
      case 'added':
        return work.id;
      case 'name':
        return work.name;
      case 'state':
        return CASE_STATES.indexOf(work.state);
      case 'owner':
        return work.owner;
      case 'due':
        return work.dueOn;
      case 'class':
        return work.gapClass;
      case 'building':
        return unit?.building.zh ?? null;
      case 'district':
        return unit?.district.zh ?? null;
    }
  };
  const sign = isDescending ? -1 : 1;
  return rows
    .map((row) => ({ id: row.work.id, key: key(row) }))
    .sort((a, b) => {
      if (a.key === b.key) return a.id - b.id;
      if (a.key === null || b.key === null) return a.key === null ? 1 : -1;
      return (a.key < b.key ? -1 : 1) * sign;
    })
    .map(({ id }) => id);
}
