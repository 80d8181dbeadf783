import { Lock, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import type { DataColumn } from '../../../components/data-column.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { arraySource } from '../../../components/row-source.ts';
import { formatCount } from '../../../locales/format.ts';
import type { Language } from '../../../locales/messages.ts';
import type { PlanWords } from '../../../locales/plan-words.ts';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { patchPlanScreen, usePlanScreen } from '../../../state/plan-state.ts';
import { GroupMark } from '../frame/group-mark.tsx';
import { selectBuildings } from '../frame/select-buildings.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import type { CommitteeGroupView, CommitteeView } from './committee-view.ts';
import { breachText, groupName, leadText, positionText, propertyText } from './group-text.ts';
import { LeftOver } from './left-over.tsx';

/** Groups with broken rules that are named above the table. */
const MOST_BROKEN = 4;

/** The groups as a table, the property company and the site before any balance; a row opens its card. */
export function CommitteeResult({ scenario, view }: { readonly scenario: ScenarioOfKind<'committees'>; readonly view: CommitteeView }) {
  const words = usePlanWords();
  const language = useLanguage();
  const groupId = usePlanScreen((state) => state.groupId);
  const source = useMemo(() => arraySource(view.groups), [view]);
  const columns = useMemo(() => columnsOf(words, language), [words, language]);
  const open = view.groups.find(({ group }) => group.id === groupId) ?? null;
  const broken = view.groups.filter(({ breaches }) => breaches.length > 0);
  const buildings = view.groups.reduce((sum, group) => sum + group.buildings.length, 0);
  const tenants = view.groups.reduce((sum, group) => sum + group.listed, 0);
  return (
    <div className="plan-result">
      <div className="plan-headline">
        <p>{words.committees.headline(view.groups.length, buildings, tenants)}</p>
        {open === null ? <p className="caption">{words.committees.chooseGroup}</p> : null}
        {view.breaches.length + broken.length === 0 ? null : (
          <ul className="plan-breaches">
            {view.breaches.map((breach) => (
              <li key={breach.rule}>{breachText(words, breach)}</li>
            ))}
            {broken.slice(0, MOST_BROKEN).map(({ number, group, breaches }) => (
              <li key={`group ${group.id}`}>
                <GroupMark number={number} /> {breaches.map((breach) => breachText(words, breach)).join('; ')}
              </li>
            ))}
            {broken.length > MOST_BROKEN ? <li>{words.committees.moreBroken(broken.length - MOST_BROKEN)}</li> : null}
          </ul>
        )}
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
            selectBuildings([]);
          }}
        />
      </div>
      <LeftOver scenario={scenario} view={view} />
    </div>
  );
}

function columnsOf(words: PlanWords, language: Language): readonly DataColumn<CommitteeGroupView>[] {
  const { committees } = words;
  const text = (
    id: keyof typeof committees.columns,
    width: number,
    cell: (view: CommitteeGroupView) => string,
  ): DataColumn<CommitteeGroupView> => ({
    id,
    header: committees.columns[id],
    width,
    cell,
    hint: cell,
  });
  const count = (
    id: keyof typeof committees.columns,
    width: number,
    of: (view: CommitteeGroupView) => number | null,
  ): DataColumn<CommitteeGroupView> => ({
    id,
    header: committees.columns[id],
    width,
    align: 'end',
    cell: (view) => formatCount(of(view)),
  });
  return [
    {
      id: 'number',
      header: committees.columns.number,
      width: 58,
      cell: ({ number, group, breaches }) => (
        <>
          <GroupMark number={number} />
          {group.isLocked ? <Lock size={12} aria-label={committees.locked} /> : null}
          {breaches.length > 0 ? <TriangleAlert className="plan-broken" size={13} aria-label={committees.broken(breaches.length)} /> : null}
        </>
      ),
    },
    text('name', 190, (view) => groupName(words, language, view)),
    text('property', 130, (view) => propertyText(words, language, view)),
    text('position', 180, (view) => positionText(words, language, view)),
    count('buildings', 64, (view) => view.buildings.length),
    count('tenants', 84, (view) => view.listed),
    count('base', 96, (view) => view.organizations),
    count('members', 84, (view) => view.membersFull),
    count('uncovered', 84, (view) => view.uncovered),
    count('farthest', 88, (view) => view.farthest),
    text('form', 130, (view) => committees.forms[view.form]),
    text('lead', 200, (view) => leadText(words, language, view)),
    {
      id: 'rules',
      header: committees.columns.rules,
      width: 200,
      cell: ({ breaches }) =>
        breaches.length === 0 ? (
          committees.ok
        ) : (
          <span className="plan-broken">{breaches.map((breach) => breachText(words, breach)).join('; ')}</span>
        ),
      hint: ({ breaches }) => breaches.map((breach) => breachText(words, breach)).join('; '),
    },
  ];
}
