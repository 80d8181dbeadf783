import { EmptyState } from '../../../components/empty-state.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { countRow, rateRow, settingRow } from '../frame/compare-rows.ts';
import { type CompareRow, CompareTable } from '../frame/compare-table.tsx';
import { useScenarioName } from '../frame/scenario-name.ts';
import { useCompared } from '../frame/use-compared.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { instructorEffect } from './instructor-effect.ts';
import type { InstructorsView } from './instructor-view.ts';
import { viewOfInstructors } from './use-instructors.ts';

/** Scenarios of instructors side by side. */
export function InstructorCompare() {
  const { frame, instructors: words } = usePlanWords();
  const language = useLanguage();
  const nameOf = useScenarioName();
  const shown = useCompared('instructors', viewOfInstructors);
  if (shown.length < 2) return <EmptyState sentence={frame.compareEmpty} />;
  const row = (id: string, name: string, of: (view: InstructorsView) => number | null) =>
    countRow(
      id,
      name,
      shown.map(({ view }) => of(view)),
    );
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
    settingRow(
      'capacity',
      words.compare.capacity,
      shown.map(({ scenario }) => scenario.settings.capacity),
    ),
    rateRow(
      language,
      'WORK_COVERAGE',
      frame.rates.WORK_COVERAGE,
      shown.map(({ scenario, view }) =>
        scenario.scope === undefined
          ? undefined
          : instructorEffect(view, scenario.scope).find(({ metric }) => metric === 'WORK_COVERAGE')?.after,
      ),
    ),
  ];
  return <CompareTable columns={shown.map(({ scenario }) => ({ id: scenario.id, name: nameOf(scenario) }))} rows={rows} />;
}
