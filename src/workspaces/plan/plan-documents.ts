import type { Language } from '../../locales/messages.ts';
import type { PlanWords } from '../../locales/plan-words.ts';
import type { PlanDocument } from '../../model/plan-document.ts';
import type { ScenarioOfKind } from '../../model/plan-scenario.ts';
import { committeeEffect } from './committees/committee-effect.ts';
import type { CommitteeView } from './committees/committee-view.ts';
import { breachText, groupName } from './committees/group-text.ts';
import { scenarioName } from './frame/scenario-name.ts';

/** Scenarios as their screens show them: names, rules not kept, rates. */

export function committeeDocument(
  words: PlanWords,
  language: Language,
  scenario: ScenarioOfKind<'committees'>,
  view: CommitteeView,
): PlanDocument {
  return {
    scenario,
    title: scenarioName(words, scenario),
    groupNames: view.groups.map((group) => groupName(words, language, group)),
    remarks: [
      ...view.breaches.map((breach) => ({ group: null, sentence: breachText(words, breach), isBinding: false })),
      ...view.groups.flatMap(({ group, breaches }) =>
        breaches.map((breach) => ({ group: group.id, sentence: breachText(words, breach), isBinding: false })),
      ),
    ],
    rates: committeeEffect(view),
  };
}
