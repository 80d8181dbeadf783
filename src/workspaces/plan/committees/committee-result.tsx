import { TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import type { DataColumn } from '../../../components/data-column.ts';
import { useLanguage } from '../../../components/locale-context.tsx';
import type { Language } from '../../../locales/messages.ts';
import type { PlanWords } from '../../../locales/plan-words.ts';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { usePlanScreen } from '../../../state/plan-state.ts';
import { groupColumns } from '../frame/group-columns.tsx';
import { GroupMark } from '../frame/group-mark.tsx';
import { GroupsTable } from '../frame/groups-table.tsx';
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
      <GroupsTable columns={columns} groups={view.groups} onOpen={() => selectBuildings([])} />
      <LeftOver scenario={scenario} view={view} />
    </div>
  );
}

function columnsOf(words: PlanWords, language: Language): readonly DataColumn<CommitteeGroupView>[] {
  const { committees } = words;
  const { number, text, count, rules } = groupColumns<CommitteeGroupView, keyof typeof committees.columns>(committees.columns);
  return [
    number('number', committees.locked, ({ breaches }) =>
      breaches.length > 0 ? <TriangleAlert className="plan-broken" size={13} aria-label={committees.broken(breaches.length)} /> : null,
    ),
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
    rules('rules', 200, committees.ok, ({ breaches }) => breaches.map((breach) => breachText(words, breach))),
  ];
}
