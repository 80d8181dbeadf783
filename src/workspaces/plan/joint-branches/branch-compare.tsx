import { EmptyState } from '../../../components/empty-state.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { countRow, rateRows, settingRow } from '../frame/compare-rows.ts';
import { type CompareRow, CompareTable } from '../frame/compare-table.tsx';
import { useScenarioName } from '../frame/scenario-name.ts';
import { useCompared } from '../frame/use-compared.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { branchEffect } from './branch-effect.ts';
import { type BranchesView, brokenRules, PRINCIPLES } from './branch-view.ts';
import { viewOfBranches } from './use-branches.ts';

/** Scenarios of joint branches side by side. */
export function BranchCompare() {
  const { frame, branches: words } = usePlanWords();
  const language = useLanguage();
  const nameOf = useScenarioName();
  const shown = useCompared('joint-branches', viewOfBranches);
  if (shown.length < 2) return <EmptyState sentence={frame.compareEmpty} />;
  const row = (id: string, name: string, of: (view: BranchesView) => number | null) =>
    countRow(
      id,
      name,
      shown.map(({ view }) => of(view)),
    );
  const effects = shown.map(({ scenario, view }) => (scenario.scope === undefined ? [] : branchEffect(view, scenario.scope)));
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
    row('spread', words.compare.spread, (view) => view.spread),
    settingRow(
      'radius',
      words.compare.radius,
      shown.map(({ scenario }) => scenario.settings.radius),
    ),
    ...rateRows(language, frame.rates, effects),
  ];
  return <CompareTable columns={shown.map(({ scenario }) => ({ id: scenario.id, name: nameOf(scenario) }))} rows={rows} />;
}
