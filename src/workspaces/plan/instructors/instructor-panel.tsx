import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import { Section } from '../../../components/section.tsx';
import type { InstructorSettings } from '../../../model/plan-settings.ts';
import { changeSettings } from '../../../state/plan-actions.ts';
import { ScopeNotice } from '../enterprises/scope-notice.tsx';
import { MOST_PLANNED } from '../enterprises/use-plan-enterprises.ts';
import { setPlanDraft } from '../frame/plan-drafts.ts';
import { RunSection } from '../frame/run-section.tsx';
import { ScenarioList } from '../frame/scenario-list.tsx';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { InstructorConflicts } from './instructor-conflicts.tsx';
import { INSTRUCTED_CLASSES, useInstructorScope } from './instructor-scope.ts';
import { InstructorSettingsForm } from './instructor-settings.tsx';
import { ScopeSettings } from './scope-settings.tsx';
import { startInstructors } from './start-instructors.ts';
import { useInstructors } from './use-instructors.ts';
import '../enterprises/enterprises.css';

/** Left of the map: which enterprises, which instructors, with which limits; and the search. */
export function InstructorPanel() {
  const messages = useMessages();
  const { frame, instructors: words } = usePlanWords();
  const { scenario, settings, now, listed, dispatchers, units, view, input, isSearching, tools } = useInstructors();
  const asked = useInstructorScope((state) => state.classes);
  if (now.error !== null) return <ErrorMessage error={now.error} />;
  const shown = scenario?.units ?? units;
  const enterprises = (shown ?? []).filter((unit) => unit.kind === 'enterprise');
  const instructors = (shown ?? []).length - enterprises.length;
  const change = (next: InstructorSettings) => (scenario === null ? setPlanDraft('instructors', next) : changeSettings(scenario, next));
  const classes = scenario === null ? asked : INSTRUCTED_CLASSES.filter((entry) => enterprises.some(({ gapClass }) => gapClass === entry));
  const hidden = scenario === null ? now.hidden : (scenario.scope?.hidden ?? 0);
  const unplaced = enterprises.filter((unit) => unit.lon === null).length;
  const isTooMany = scenario === null && now.found !== null && now.found > MOST_PLANNED;
  return (
    <>
      <Section>
        {enterprises.length > 0 ? <p>{words.scope(enterprises.length, instructors)}</p> : null}
        {isTooMany ? <p className="plan-warning">{words.tooMany(now.found ?? 0, MOST_PLANNED)}</p> : null}
        {shown === null && !isTooMany ? <p className="caption">{messages.common.loading}</p> : null}
        {shown !== null && enterprises.length === 0 ? (
          <EmptyState sentence={words.none} />
        ) : (
          <p className="caption">
            {words.scopeOf(classes.map((entry) => messages.terms.gapClasses[entry]).join(messages.common.listSeparator))}
          </p>
        )}
        <p className="caption">{scenario === null ? words.scopeNote : words.scopeFixed}</p>
        {scenario === null ? null : <ScopeNotice scenario={scenario} units={units} scope={now.scope} />}
        {hidden === 0 ? null : <p className="caption">{words.hidden(hidden)}</p>}
        {now.unknown === 0 || scenario !== null ? null : <p className="caption">{words.unknown(now.unknown)}</p>}
        {unplaced === 0 ? null : <p className="caption">{words.unplaced(unplaced)}</p>}
        {scenario === null && listed !== null ? <ScopeSettings listed={listed.length} dispatchers={dispatchers} /> : null}
      </Section>
      <ScenarioList />
      <Section title={frame.settings}>
        <InstructorSettingsForm settings={settings} enterprises={enterprises} onChange={change} />
      </Section>
      <RunSection
        scenario={scenario}
        canStart={enterprises.length > 0 && instructors > 0 && (scenario !== null || now.scope !== null)}
        onStart={() => void startInstructors(settings, shown ?? [], now.scope)}
        relax={() => null}
      />
      {scenario === null || view === null || input === null || tools === null || isSearching ? null : (
        <InstructorConflicts scenario={scenario} view={view} input={input} tools={tools} />
      )}
    </>
  );
}
