import { EmptyState } from '../../../components/empty-state.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import type { BuildingUnit, ScenarioOfKind } from '../../../model/plan-scenario.ts';
import type { PlanTools } from '../../../model/plan-tools.ts';
import { countRow, rateRows } from '../frame/compare-rows.ts';
import { type CompareRow, CompareTable } from '../frame/compare-table.tsx';
import { unitName } from '../frame/group-names.ts';
import { useScenarioName } from '../frame/scenario-name.ts';
import { useCompared } from '../frame/use-compared.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { committeeEffect, rangeOf } from './committee-effect.ts';
import { type CommitteeView, committeeView } from './committee-view.ts';
import { movedBuildings } from './moved-buildings.ts';
import { prepareCommittees } from './use-committees.ts';

function viewOfScenario(tools: PlanTools, scenario: ScenarioOfKind<'committees'>): CommitteeView {
  const { input, evaluator } = prepareCommittees(tools, scenario.units as readonly BuildingUnit[], scenario.excluded, scenario.settings);
  return committeeView(scenario, scenario.groups, input, evaluator);
}

/** Scenarios of committees side by side: every figure on one scale, and which buildings stand elsewhere than in the first. */
export function CommitteeCompare() {
  const words = usePlanWords();
  const { frame, committees } = words;
  const language = useLanguage();
  const nameOf = useScenarioName();
  const shown = useCompared('committees', viewOfScenario);
  const [first] = shown;
  if (first === undefined || shown.length < 2) return <EmptyState sentence={frame.compareEmpty} />;
  const row = (id: string, name: string, of: (view: CommitteeView) => number | null) =>
    countRow(
      id,
      name,
      shown.map(({ view }) => of(view)),
    );
  const effects = shown.map(({ view }) => committeeEffect(view));
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
    ...rateRows(language, frame.rates, effects),
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
