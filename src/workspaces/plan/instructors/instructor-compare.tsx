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
import { instructorEffect } from './instructor-effect.ts';
import type { InstructorsView } from './instructor-view.ts';
import { viewOfInstructors } from './use-instructors.ts';

/** Scenarios of instructors side by side. */
export function InstructorCompare() {
  const { frame, instructors: words } = usePlanWords();
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
              (scenario): scenario is ScenarioOfKind<'instructors'> =>
                scenario.kind === 'instructors' && compared.includes(scenario.id) && scenario.groups.length > 0,
            )
            .map((scenario) => ({ scenario, view: viewOfInstructors(tools, scenario) })),
    [scenarios, compared, tools],
  );
  if (shown.length < 2) return <EmptyState sentence={frame.compareEmpty} />;
  const row = (id: string, name: string, of: (view: InstructorsView) => number | null): CompareRow => ({
    id,
    name,
    values: shown.map(({ view }) => {
      const value = of(view);
      return value === null ? null : Math.round(value);
    }),
    format: formatCount,
    formatDifference: signed,
  });
  const loads = (view: InstructorsView) => view.instructors.map(({ enterprises }) => enterprises.length);
  const farthest = (view: InstructorsView) =>
    view.instructors.reduce<number | null>((most, { farthest: own }) => (own === null ? most : Math.max(most ?? 0, own)), null);
  const rows: readonly CompareRow[] = [
    row('assigned', words.compare.assigned, (view) => view.assigned),
    row('left', words.compare.left, (view) => view.left.length),
    row('changed', words.compare.changed, (view) => view.changed),
    row('mean', words.compare.mean, (view) => view.mean),
    row('farthest', words.compare.farthest, farthest),
    row('most', words.compare.most, (view) => Math.max(0, ...loads(view))),
    row('least', words.compare.least, (view) => (view.instructors.length === 0 ? null : Math.min(...loads(view)))),
    row('broken', words.compare.broken, (view) => view.instructors.reduce((sum, { breaches }) => sum + breaches.length, 0)),
    { id: 'capacity', name: words.compare.capacity, values: shown.map(({ scenario }) => scenario.settings.capacity), format: formatCount },
    {
      id: 'WORK_COVERAGE',
      name: frame.rates.WORK_COVERAGE,
      values: shown.map(({ scenario, view }) => {
        const found =
          scenario.scope === undefined
            ? undefined
            : instructorEffect(view, scenario.scope).find(({ metric }) => metric === 'WORK_COVERAGE');
        return found === undefined ? null : ratio(found.after.numerator, found.after.denominator);
      }),
      format: (value) => formatRate(value, language),
      formatDifference: formatPoints,
    },
  ];
  return <CompareTable columns={shown.map(({ scenario }) => ({ id: scenario.id, name: nameOf(scenario) }))} rows={rows} />;
}
