import { useMemo } from 'react';
import { Button } from '../../../components/button.tsx';
import { Section } from '../../../components/section.tsx';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import type { PlanTools } from '../../../model/plan-tools.ts';
import type { SolveConflict } from '../../../model/solve-report.ts';
import { changeSettings } from '../../../state/plan-actions.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import type { InstructorInput } from './instructor-input.ts';
import { relaxedInstructors } from './instructor-relax.ts';
import { conflictsOf, type InstructorsView } from './instructor-view.ts';
import { startInstructors } from './start-instructors.ts';

/** Why some have no instructor, whatever the plan: each limit with the least that resolves it. */
export function InstructorConflicts(props: {
  readonly scenario: ScenarioOfKind<'instructors'>;
  readonly view: InstructorsView;
  readonly input: InstructorInput;
  readonly tools: PlanTools;
}) {
  const { scenario, view, input, tools } = props;
  const { instructors: say } = usePlanWords();
  const conflicts = useMemo(() => conflictsOf(view, input, tools), [view, input, tools]);
  if (conflicts.length === 0) return null;
  const sentences: Readonly<Record<string, (given: number, needed: number) => string>> = say.conflicts;
  const apply = (conflict: SolveConflict) => {
    const next = relaxedInstructors(scenario.settings, conflict, scenario.units, scenario.excluded, tools);
    if (next === null) return;
    changeSettings(scenario, next);
    void startInstructors(next, scenario.units, null);
  };
  return (
    <Section>
      <div className="plan-refusal enterprise-conflicts" role="status">
        <p>{say.conflictsTitle}</p>
        <ul>
          {conflicts.map((conflict) => (
            <li key={conflict.limit}>
              <p>
                {sentences[conflict.limit]?.(Math.floor(conflict.given), Math.ceil(conflict.needed ?? 0))}
                {conflict.units.length === 0 ? null : <span className="caption"> {say.conflictUnits(conflict.units.length)}</span>}
              </p>
              <Button onPress={() => apply(conflict)}>
                {conflict.limit === 'radius'
                  ? say.relax.radius(Math.ceil(conflict.needed ?? 0))
                  : conflict.limit === 'one-to-one'
                    ? say.relax.oneToOne
                    : say.relax.capacity}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}
