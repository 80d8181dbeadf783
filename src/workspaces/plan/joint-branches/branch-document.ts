import type { Language } from '../../../locales/messages.ts';
import type { PlanWords } from '../../../locales/plan-words.ts';
import type { PlanDocument } from '../../../model/plan-document.ts';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { scenarioName } from '../frame/scenario-name.ts';
import { branchEffect } from './branch-effect.ts';
import { branchName, breachText } from './branch-text.ts';
import type { BranchesView } from './branch-view.ts';

/** A scenario of joint branches as its screen shows it. */
export function branchDocument(
  words: PlanWords,
  language: Language,
  scenario: ScenarioOfKind<'joint-branches'>,
  view: BranchesView,
): PlanDocument {
  return {
    scenario,
    title: scenarioName(words, scenario),
    groupNames: view.branches.map((branch) => branchName(words, language, branch)),
    remarks: view.branches.flatMap(({ group, breaches }) =>
      breaches.map((breach) => ({ group: group.id, sentence: breachText(words, breach), isBinding: breach.strength === 'must' })),
    ),
    rates: scenario.scope === undefined ? [] : branchEffect(view, scenario.scope),
  };
}
