import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DataColumn } from '../../../components/data-column.ts';
import { formatCount } from '../../../locales/format.ts';
import type { PlanGroup } from '../../../model/plan-scenario.ts';
import { GroupMark } from './group-mark.tsx';

/** A group of a plan as its screens show it, whatever else they know of it. */
export interface NumberedGroup {
  readonly number: number;
  readonly group: PlanGroup;
}

/** The columns that tables of groups are made of, under the headers of one kind of plan. */
export interface GroupColumns<View, Id extends string> {
  /** The mark on the map, and a lock where the group is held; `extra` beside them. */
  number(id: Id, locked: string, extra?: (view: View) => ReactNode): DataColumn<View>;
  text(id: Id, width: number, of: (view: View) => string): DataColumn<View>;
  /** Whole numbers; null unknown. */
  count(id: Id, width: number, of: (view: View) => number | null): DataColumn<View>;
  /** Broken rules, or that there are none. */
  rules(id: Id, width: number, ok: string, of: (view: View) => readonly string[]): DataColumn<View>;
}

export function groupColumns<View extends NumberedGroup, Id extends string>(headers: Readonly<Record<Id, string>>): GroupColumns<View, Id> {
  return {
    number: (id, locked, extra) => ({
      id,
      header: headers[id],
      width: 64,
      cell: (view) => (
        <>
          <GroupMark number={view.number} />
          {view.group.isLocked ? <Lock size={12} aria-label={locked} /> : null}
          {extra?.(view)}
        </>
      ),
    }),
    text: (id, width, of) => ({ id, header: headers[id], width, cell: of, hint: of }),
    count: (id, width, of) => ({
      id,
      header: headers[id],
      width,
      align: 'end',
      cell: (view) => formatCount(of(view)),
    }),
    rules: (id, width, ok, of) => ({
      id,
      header: headers[id],
      width,
      cell: (view) => {
        const broken = of(view);
        return broken.length === 0 ? ok : <span className="plan-broken">{broken.join('; ')}</span>;
      },
      hint: (view) => of(view).join('; '),
    }),
  };
}
