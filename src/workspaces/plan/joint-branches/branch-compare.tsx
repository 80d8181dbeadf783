import { useMemo } from 'react';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { formatCount, formatPoints, formatRate, ratio } from '../../../locales/format.ts';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { useActivePlans, usePlanScreen } from '../../../state/plan-state.ts';
import { type CompareRow, CompareTable, signed } from '../frame/compare-table.tsx';
import { useScenarioName } from '../frame/scenario-name.ts';
import { usePlanTools } from '../frame/use-plan-units.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { branchEffect } from './branch-effect.ts';
import { type BranchesView, brokenRules, PRINCIPLES } from './branch-view.ts';
import { viewOfBranches } from './use-branches.ts';

/** Scenarios of joint branches side by side. */
export function BranchCompare() {
  const { frame, branches: words } = usePlanWords();
  const language = useLanguage();
  const nameOf = useScenarioName();
  const tools = usePlanTools();
  const compared = usePlanScreen((state) => state.compared);
  const { scenarios } = useActivePlans();
  const shown = useMemo(
    () =>
      tools === null
        ? []
        : scenarios
            .filter(
              (scenario): scenario is ScenarioOfKind<'joint-branches'> =>
                scenario.kind === 'joint-branches' && compared.includes(scenario.id) && scenario.groups.length > 0,
            )
            .map((scenario) => ({ scenario, view: viewOfBranches(tools, scenario) })),
    [scenarios, compared, tools],
  );
  if (shown.length < 2) return <EmptyState sentence={frame.compareEmpty} />;
  const row = (id: string, name: string, of: (view: BranchesView) => number): CompareRow => ({
    id,
    name,
    values: shown.map(({ view }) => of(view)),
    format: formatCount,
    formatDifference: signed,
  });
  const effects = shown.map(({ scenario, view }) => (scenario.scope === undefined ? [] : branchEffect(view, scenario.scope)));
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
  const rows: readonly CompareRow[] = [
    row('branches', words.compare.branches, (view) => view.branches.length),
    row('units', words.compare.units, (view) => view.branches.reduce((sum, { units }) => sum + units.length, 0)),
    row('left', words.compare.left, (view) => view.left.length + view.lonely.length),
    row('must', words.compare.must, (view) => brokenRules(view).must),
    row('usual', words.compare.usual, (view) => brokenRules(view).usual),
    ...PRINCIPLES.map((principle) =>
      row(
        principle,
        words.compare.holding(words.principles[principle]),
        (view) => view.branches.filter(({ principles }) => principles[principle] === true).length,
      ),
    ),
    row('spread', words.compare.spread, (view) => Math.round(view.spread)),
    { id: 'radius', name: words.compare.radius, values: shown.map(({ scenario }) => scenario.settings.radius), format: formatCount },
    ...rates,
  ];
  return <CompareTable columns={shown.map(({ scenario }) => ({ id: scenario.id, name: nameOf(scenario) }))} rows={rows} />;
}
