import { useMemo } from 'react';
import type { DataColumn } from '../../../components/data-column.ts';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import type { Language, Messages } from '../../../locales/messages.ts';
import type { PlanWords } from '../../../locales/plan-words.ts';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { usePlanScreen } from '../../../state/plan-state.ts';
import { selectEnterprises } from '../enterprises/select-enterprises.ts';
import { groupColumns } from '../frame/group-columns.tsx';
import { unitName } from '../frame/group-names.ts';
import { GroupsTable } from '../frame/groups-table.tsx';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { BranchLeftOver } from './branch-left-over.tsx';
import { branchName, breachText, buildingsText, industriesText } from './branch-text.ts';
import { type BranchesView, type BranchView, brokenRules } from './branch-view.ts';
import { PrincipleMarks } from './principle-marks.tsx';

/** The branches as a table; a row opens its card. Who is left over is named below. */
export function BranchResult(props: {
  readonly scenario: ScenarioOfKind<'joint-branches'>;
  readonly view: BranchesView;
  readonly isSearching: boolean;
}) {
  const { scenario, view, isSearching } = props;
  const words = usePlanWords();
  const messages = useMessages();
  const language = useLanguage();
  const groupId = usePlanScreen((state) => state.groupId);
  const columns = useMemo(() => columnsOf(words, messages, language), [words, messages, language]);
  const open = view.branches.find(({ group }) => group.id === groupId) ?? null;
  const sum = (of: (branch: BranchView) => number) => view.branches.reduce((total, branch) => total + of(branch), 0);
  const rest = view.left.length + view.lonely.length;
  const { must, usual } = brokenRules(view);
  return (
    <div className="plan-result">
      <div className="plan-headline">
        <p>
          {words.branches.headline(
            view.branches.length,
            sum(({ units }) => units.length),
            sum(({ reasons }) => reasons.members),
          )}
        </p>
        <p className="caption">{rest === 0 ? words.branches.headlineNone : words.branches.headlineLeft(rest)}</p>
        {must + usual === 0 ? null : <p className="plan-broken">{words.branches.broken(must, usual)}</p>}
        {open === null ? <p className="caption">{words.branches.choose}</p> : null}
      </div>
      <GroupsTable columns={columns} groups={view.branches} onOpen={() => selectEnterprises([])} />
      <BranchLeftOver scenario={scenario} view={view} isSearching={isSearching} />
    </div>
  );
}

function columnsOf(words: PlanWords, messages: Messages, language: Language): readonly DataColumn<BranchView>[] {
  const { branches } = words;
  const { number, text, count, rules } = groupColumns<BranchView, keyof typeof branches.columns>(branches.columns);
  return [
    number('number', branches.locked),
    text('name', 210, (view) => branchName(words, language, view)),
    count('units', 64, (view) => view.units.length),
    count('full', 84, (view) => view.reasons.full),
    count('members', 72, (view) => view.reasons.members),
    {
      id: 'principles',
      header: branches.columns.principles,
      width: language === 'en' ? 250 : 190,
      cell: (view) => <PrincipleMarks view={view} />,
    },
    text('buildings', 170, (view) => buildingsText(language, view) || '—'),
    text('industries', 200, (view) => industriesText(messages, language, view) || '—'),
    count('diameter', 88, ({ reasons }) => reasons.diameter),
    text('lead', 210, ({ lead }) => (lead === null ? '—' : unitName(language, lead))),
    rules('rules', 240, branches.ok, ({ breaches }) =>
      breaches.map((breach) => `${branches.strengths[breach.strength]}: ${breachText(words, breach)}`),
    ),
  ];
}
