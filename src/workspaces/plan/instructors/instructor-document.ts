import type { PlanWords } from '../../../locales/plan-words.ts';
import type { PlanDocument } from '../../../model/plan-document.ts';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { scenarioName } from '../frame/scenario-name.ts';
import { instructorEffect } from './instructor-effect.ts';
import { breachText, instructorTitle } from './instructor-text.ts';
import type { InstructorsView } from './instructor-view.ts';

/** A scenario of instructors as its screen shows it. */
export function instructorDocument(words: PlanWords, scenario: ScenarioOfKind<'instructors'>, view: InstructorsView): PlanDocument {
  const named = new Map(view.instructors.map((instructor) => [instructor.group.id, instructorTitle(words, instructor)]));
  return {
    scenario,
    title: scenarioName(words, scenario),
    groupNames: scenario.groups.map(({ id, seat }) => named.get(id) ?? seat ?? ''),
    remarks: view.instructors.flatMap(({ group, breaches }) =>
      breaches.map((breach) => ({ group: group.id, sentence: breachText(words, breach), isBinding: false })),
    ),
    rates: scenario.scope === undefined ? [] : instructorEffect(view, scenario.scope),
  };
}
