import { useMemo } from 'react';
import type { DataColumn } from '../../../components/data-column.ts';
import type { PlanWords } from '../../../locales/plan-words.ts';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { usePlanScreen } from '../../../state/plan-state.ts';
import { selectEnterprises } from '../enterprises/select-enterprises.ts';
import { groupColumns } from '../frame/group-columns.tsx';
import { GroupsTable } from '../frame/groups-table.tsx';
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
      <GroupsTable columns={columns} groups={view.instructors} onOpen={() => selectEnterprises([])} />
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
  const { number, text, count, rules } = groupColumns<InstructorView, keyof typeof say.columns>(say.columns);
  return [
    number('number', say.locked),
    text('name', 190, ({ instructor }) => instructorName(words, instructor)),
    text('dispatch', 200, ({ instructor }) => instructor.dispatch ?? say.noDispatch),
    count('load', 88, ({ enterprises }) => enterprises.length),
    count('room', 72, ({ room }) => room),
    count('outside', 110, ({ outside }) => outside),
    count('mean', 88, ({ mean }) => mean),
    count('farthest', 88, ({ farthest }) => farthest),
    count('gained', 84, ({ gained }) => gained),
    count('lost', 92, ({ lost }) => lost),
    rules('rules', 260, say.ok, ({ breaches }) => breaches.map((breach) => breachText(words, breach))),
  ];
}
