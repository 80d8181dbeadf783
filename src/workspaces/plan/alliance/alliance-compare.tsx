import { EmptyState } from '../../../components/empty-state.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { useActivePlans, usePlanScreen } from '../../../state/plan-state.ts';
import { countRow } from '../frame/compare-rows.ts';
import { CompareTable } from '../frame/compare-table.tsx';
import { useScenarioName } from '../frame/scenario-name.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { memberName, modeName } from './alliance-text.ts';
import { type AllianceView, allianceView } from './alliance-view.ts';

/** Alliances side by side. */
export function AllianceCompare() {
  const words = usePlanWords();
  const { frame, alliance } = words;
  const language = useLanguage();
  const nameOf = useScenarioName();
  const compared = usePlanScreen((state) => state.compared);
  const shown = useActivePlans().scenarios.flatMap((scenario) => {
    if (scenario.kind !== 'alliance' || !compared.includes(scenario.id)) return [];
    const view = allianceView(scenario);
    return view === null ? [] : [{ scenario, view }];
  });
  if (shown.length < 2) return <EmptyState sentence={frame.compareEmpty} />;
  const row = (id: keyof typeof alliance.compare, of: (view: AllianceView) => number) =>
    countRow(
      id,
      alliance.compare[id],
      shown.map(({ view }) => of(view)),
    );
  const rows = [
    row('members', (view) => view.members),
    row('partners', (view) => view.partners),
    row('through', (view) => view.through),
    row('enterprises', (view) => view.findings.proposal.enterprises),
    row('covered', (view) => view.findings.proposal.covered),
    row('missing', (view) => view.findings.proposal.missing.length),
  ];
  return (
    <CompareTable columns={shown.map(({ scenario }) => ({ id: scenario.id, name: nameOf(scenario) }))} rows={rows}>
      <ul className="alliance-list">
        {shown.map(({ scenario, view }) => (
          <li key={scenario.id}>
            {alliance.compareLead(
              nameOf(scenario),
              modeName(words, view.mode),
              view.lead === null ? alliance.noLead : memberName({ words, language }, view.lead.unit),
            )}
          </li>
        ))}
      </ul>
    </CompareTable>
  );
}
