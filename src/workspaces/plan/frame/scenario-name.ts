import { useCallback } from 'react';
import type { PlanWords } from '../../../locales/plan-words.ts';
import type { Scenario } from '../../../model/plan-scenario.ts';
import { usePlanWords } from './use-plan-words.ts';

export function scenarioName(words: PlanWords, scenario: Pick<Scenario, 'id' | 'kind' | 'name'>): string {
  return scenario.name === '' ? words.frame.defaultName(words.frame.kinds[scenario.kind], scenario.id) : scenario.name;
}

/** What a scenario is called: as a person named it, else by its kind and number. */
export function useScenarioName(): (scenario: Pick<Scenario, 'id' | 'kind' | 'name'>) => string {
  const words = usePlanWords();
  return useCallback((scenario) => scenarioName(words, scenario), [words]);
}
