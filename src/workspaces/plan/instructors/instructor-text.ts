import { pickName } from '../../../locales/format.ts';
import type { Language } from '../../../locales/messages.ts';
import type { PlanWords } from '../../../locales/plan-words.ts';
import type { EnterpriseUnit, InstructorPlanUnit } from '../../../model/plan-scenario.ts';
import { countOf } from '../../../state/plan-instructors.ts';
import type { InstructorBreach, InstructorView } from './instructor-view.ts';

/** What is said of an instructor: a post and a number, never a person. */

export function instructorName({ instructors: words }: PlanWords, instructor: InstructorPlanUnit): string {
  const count = countOf(instructor);
  return count === null ? words.listed(instructor.role ?? words.post, instructor.id) : words.counted(count);
}

/** With who sends it, so that the same post can be told apart on paper. */
export function instructorTitle(words: PlanWords, { group, instructor }: InstructorView): string {
  if (group.name !== '') return group.name;
  const name = instructorName(words, instructor);
  return instructor.dispatch === null ? name : words.instructors.groupName(name, instructor.dispatch);
}

export function breachText({ instructors: words }: PlanWords, { rule, given, actual }: InstructorBreach): string {
  return words.breaches[rule](Math.round(given), Math.round(actual));
}

export function placeText(language: Language, { building }: EnterpriseUnit): string {
  return pickName(language, building.zh, building.en, building.id ?? '—');
}

export function stateText({ instructors: words }: PlanWords, unit: EnterpriseUnit, instructor: string): string {
  if (unit.current === null) return words.isNew;
  return unit.current === instructor ? words.kept : words.fromOther;
}
