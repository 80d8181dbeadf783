import { Lock } from 'lucide-react';
import { useMemo } from 'react';
import type { DataColumn } from '../../../components/data-column.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { arraySource } from '../../../components/row-source.ts';
import { formatCount } from '../../../locales/format.ts';
import type { PlanWords } from '../../../locales/plan-words.ts';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { patchPlanScreen, usePlanScreen } from '../../../state/plan-state.ts';
import { selectEnterprises } from '../enterprises/select-enterprises.ts';
import { GroupMark } from '../frame/group-mark.tsx';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { InstructorLeftOver } from './instructor-left-over.tsx';
import { breachText, instructorName } from './instructor-text.ts';
import type { InstructorsView, InstructorView } from './instructor-view.ts';

/** The instructors as a table; a row opens its card. Who is left without is named below. */
export function InstructorResult(props: {
  readonly scenario: ScenarioOfKind<'instructors'>;
  readonly view: InstructorsView;
  readonly isSearching: boolean;
}) {
  const { scenario, view, isSearching } = props;
  const words = usePlanWords();
  const { instructors: say } = words;
  const groupId = usePlanScreen((state) => state.groupId);
  const source = useMemo(() => arraySource(view.instructors), [view]);
  const columns = useMemo(() => columnsOf(words), [words]);
  const open = view.instructors.find(({ group }) => group.id === groupId) ?? null;
  const broken = view.instructors.reduce((sum, { breaches }) => sum + breaches.length, 0);
  return (
    <div className="plan-result">
      <div className="plan-headline">
        <p>{say.headline(view.assigned, view.instructors.length)}</p>
        <p className={view.left.length === 0 ? 'caption' : 'plan-broken'}>
          {view.left.length === 0 ? say.headlineAll : say.headlineLeft(view.left.length)}
        </p>
        {view.had === 0 ? null : <p className="caption">{say.headlineChanged(view.changed, view.had)}</p>}
        {broken === 0 ? null : <p className="plan-broken">{say.broken(broken)}</p>}
        {open === null ? <p className="caption">{say.choose}</p> : null}
      </div>
      <div className="plan-table">
        <DataTable
          label={words.frame.tabs.result}
          columns={columns}
          source={source}
          rowId={({ group }) => group.id}
          selected={new Set(open === null ? [] : [open.group.id])}
          onSelect={({ ids }) => {
            patchPlanScreen({ groupId: ids.at(-1) ?? null });
            selectEnterprises([]);
          }}
        />
      </div>
      {view.left.length + view.excluded.length === 0 ? null : (
        <div className="plan-left">
          <InstructorLeftOver scenario={scenario} view={view} isSearching={isSearching} />
        </div>
      )}
    </div>
  );
}

function columnsOf(words: PlanWords): readonly DataColumn<InstructorView>[] {
  const { instructors: say } = words;
  type ColumnId = keyof typeof say.columns;
  const text = (id: ColumnId, width: number, cell: (view: InstructorView) => string): DataColumn<InstructorView> => ({
    id,
    header: say.columns[id],
    width,
    cell,
    hint: cell,
  });
  const count = (id: ColumnId, width: number, of: (view: InstructorView) => number | null): DataColumn<InstructorView> => ({
    id,
    header: say.columns[id],
    width,
    align: 'end',
    cell: (view) => {
      const value = of(view);
      return formatCount(value === null ? null : Math.round(value));
    },
  });
  const rules = ({ breaches }: InstructorView) => breaches.map((breach) => breachText(words, breach)).join('; ');
  return [
    {
      id: 'number',
      header: say.columns.number,
      width: 64,
      cell: ({ number, group }) => (
        <>
          <GroupMark number={number} />
          {group.isLocked ? <Lock size={12} aria-label={say.locked} /> : null}
        </>
      ),
    },
    text('name', 190, ({ instructor }) => instructorName(words, instructor)),
    text('dispatch', 200, ({ instructor }) => instructor.dispatch ?? say.noDispatch),
    count('load', 88, ({ enterprises }) => enterprises.length),
    count('room', 72, ({ room }) => room),
    count('outside', 110, ({ outside }) => outside),
    count('mean', 88, ({ mean }) => mean),
    count('farthest', 88, ({ farthest }) => farthest),
    count('gained', 84, ({ gained }) => gained),
    count('lost', 92, ({ lost }) => lost),
    {
      id: 'rules',
      header: say.columns.rules,
      width: 260,
      cell: (view) => (view.breaches.length === 0 ? say.ok : <span className="plan-broken">{rules(view)}</span>),
      hint: rules,
    },
  ];
}
