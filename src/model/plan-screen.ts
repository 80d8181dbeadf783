import type { PlanBook } from './plan-scenario.ts';
import type { PersonalScreen } from './worklist-text.ts';

const MASK = '■■■';

/** A name that a person gave to a scenario or a group, with numbers and labelled persons masked; a name of a place stays, though it may look like a person's. */
export function screenPlanName(name: string, screen: Pick<PersonalScreen, 'findPersonal'>): string {
  let tidy = '';
  let from = 0;
  for (const { start, end } of screen.findPersonal(name)) {
    if (end <= from) continue;
    tidy += name.slice(from, Math.max(from, start)) + MASK;
    from = end;
  }
  return tidy + name.slice(from);
}

/** Scenarios that came from a file. */
export function screenPlans(book: PlanBook, screen: Pick<PersonalScreen, 'findPersonal'>): PlanBook {
  const scenarios = book.scenarios.map((scenario) => ({
    ...scenario,
    name: screenPlanName(scenario.name, screen),
    groups: scenario.groups.map((group) => ({ ...group, name: screenPlanName(group.name, screen) })),
  }));
  return { ...book, scenarios };
}
