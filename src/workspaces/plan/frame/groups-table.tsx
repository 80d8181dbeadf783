import { useMemo } from 'react';
import type { DataColumn } from '../../../components/data-column.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { arraySource } from '../../../components/row-source.ts';
import { patchPlanScreen, usePlanScreen } from '../../../state/plan-state.ts';
import type { NumberedGroup } from './group-columns.tsx';
import { usePlanWords } from './use-plan-words.ts';

/** The groups of a plan; a row opens its card, and what was chosen on the map is let go with `onOpen`. */
export function GroupsTable<View extends NumberedGroup>(props: {
  readonly columns: readonly DataColumn<View>[];
  readonly groups: readonly View[];
  readonly onOpen: () => void;
}) {
  const { columns, groups, onOpen } = props;
  const { frame } = usePlanWords();
  const groupId = usePlanScreen((state) => state.groupId);
  const source = useMemo(() => arraySource(groups), [groups]);
  const selected = useMemo(() => new Set(groupId === null ? [] : [groupId]), [groupId]);
  return (
    <div className="plan-table">
      <DataTable
        label={frame.tabs.result}
        columns={columns}
        source={source}
        rowId={({ group }) => group.id}
        selected={selected}
        onSelect={({ ids }) => {
          patchPlanScreen({ groupId: ids.at(-1) ?? null });
          onOpen();
        }}
      />
    </div>
  );
}
