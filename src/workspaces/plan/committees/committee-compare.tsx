import { useMemo } from 'react';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { formatCount, formatPoints, formatRate, ratio } from '../../../locales/format.ts';
import type { BuildingUnit, ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { useActivePlans, usePlanScreen } from '../../../state/plan-state.ts';
import { type CompareRow, CompareTable, signed } from '../frame/compare-table.tsx';
import { unitName } from '../frame/group-names.ts';
import { useScenarioName } from '../frame/scenario-name.ts';
import { usePlanTools } from '../frame/use-plan-units.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { committeeEffect, rangeOf } from './committee-effect.ts';
import { type CommitteeView, committeeView } from './committee-view.ts';
import { movedBuildings } from './moved-buildings.ts';
import { prepareCommittees } from './use-committees.ts';

type CommitteeScenario = ScenarioOfKind<'committees'>;

/** Scenarios of committees side by side: every figure on one scale, and which buildings stand elsewhere than in the first. */
export function CommitteeCompare() {
  const words = usePlanWords();
  const { frame, committees } = words;
  const language = useLanguage();
  const nameOf = useScenarioName();
  const tools = usePlanTools();
  const compared = usePlanScreen((state) => state.compared);
  const book = useActivePlans();
  const shown = useMemo(() => {
    const scenarios = book.scenarios.filter(
      (scenario): scenario is CommitteeScenario =>
        scenario.kind === 'committees' && compared.includes(scenario.id) && scenario.groups.length > 0,
    );
    if (tools === null) return [];
    return scenarios.map((scenario) => {
      const { input, evaluator } = prepareCommittees(
        tools,
        scenario.units as readonly BuildingUnit[],
        scenario.excluded,
        scenario.settings,
      );
      return { scenario, view: committeeView(scenario, scenario.groups, input, evaluator) };
    });
  }, [book, compared, tools]);
  const [first] = shown;
  if (first === undefined || shown.length < 2) return <EmptyState sentence={frame.compareEmpty} />;
  const row = (id: string, name: string, of: (view: CommitteeView) => number | null): CompareRow => ({
    id,
    name,
    values: shown.map(({ view }) => of(view)),
    format: formatCount,
    formatDifference: signed,
  });
  const effects = shown.map(({ view }) => committeeEffect(view));
  const rates: readonly CompareRow[] = (effects[0] ?? []).map(({ metric }) => ({
    id: metric,
    name: frame.rates[metric],
    values: effects.map((effect) => {
      const found = effect.find((entry) => entry.metric === metric)?.after;
      return found === undefined ? null : ratio(found.numerator, found.denominator);
    }),
    format: (value) => formatRate(value, language),
    formatDifference: formatPoints,
  }));
  const broken = (view: CommitteeView) => view.breaches.length + view.groups.reduce((sum, group) => sum + group.breaches.length, 0);
  const rows: readonly CompareRow[] = [
    row('groups', committees.groupsCount, (view) => view.groups.length),
    row('value', committees.valueShort, (view) => view.value),
    row('tenants-most', `${committees.tenantsRange} · ${committees.most}`, (view) => rangeOf(view, 'listed')?.most ?? null),
    row('tenants-least', `${committees.tenantsRange} · ${committees.least}`, (view) => rangeOf(view, 'listed')?.least ?? null),
    row('members-most', `${committees.membersRange} · ${committees.most}`, (view) => rangeOf(view, 'membersFull')?.most ?? null),
    row('members-least', `${committees.membersRange} · ${committees.least}`, (view) => rangeOf(view, 'membersFull')?.least ?? null),
    row('broken', committees.brokenCount, broken),
    row('left', committees.leftCount, (view) => view.left.length),
    ...rates,
  ];
  return (
    <CompareTable columns={shown.map(({ scenario }) => ({ id: scenario.id, name: nameOf(scenario) }))} rows={rows}>
      {shown.slice(1).map(({ scenario }) => {
        const moved = movedBuildings(first.scenario, scenario);
        return (
          <p key={scenario.id} className="caption">
            {nameOf(scenario)} · {frame.movedNote}: {moved.length}
            {moved.length === 0 ? '' : ` (${moved.map((unit) => unitName(language, unit)).join(language === 'en' ? ', ' : '、')})`}
          </p>
        );
      })}
    </CompareTable>
  );
}
