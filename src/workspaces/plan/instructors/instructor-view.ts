import type { BrokenInstructorRule } from '../../../model/instructor-evaluation.ts';
import { metersBetween } from '../../../model/plan-plane.ts';
import {
  type EnterpriseUnit,
  type InstructorPlanUnit,
  leftOver,
  type PlanGroup,
  type ScenarioOfKind,
} from '../../../model/plan-scenario.ts';
import type { PlanTools } from '../../../model/plan-tools.ts';
import type { SolveConflict } from '../../../model/solve-report.ts';
import { type InstructorInput, planOfInstructors } from './instructor-input.ts';

export type InstructorRule = Extract<BrokenInstructorRule['rule'], 'capacity' | 'one-to-one.shared' | 'one-to-one.kind' | 'radius'>;

/** A rule that an instructor's enterprises break, once each with the worst of it. */
export interface InstructorBreach {
  readonly rule: InstructorRule;
  readonly given: number;
  readonly actual: number;
}

/** An instructor as the screen says it. */
export interface InstructorView {
  readonly number: number;
  readonly group: PlanGroup;
  readonly instructor: InstructorPlanUnit;
  readonly enterprises: readonly EnterpriseUnit[];
  /** Enterprises that it can take here, and those outside the plan that it has. */
  readonly room: number;
  readonly outside: number;
  /** Metres; null where no distance is known. */
  readonly mean: number | null;
  readonly farthest: number | null;
  readonly gained: number;
  readonly lost: number;
  readonly breaches: readonly InstructorBreach[];
}

export interface InstructorsView {
  readonly instructors: readonly InstructorView[];
  readonly left: readonly EnterpriseUnit[];
  readonly excluded: readonly EnterpriseUnit[];
  /** Enterprises that have an instructor of the plan today, and those of them that change. */
  readonly had: number;
  readonly changed: number;
  readonly assigned: number;
  readonly mean: number | null;
}

/** Everything that is said of a plan of instructors, from the enterprises as the scenario took them in. */
export function instructorsView(
  scenario: ScenarioOfKind<'instructors'>,
  groups: readonly PlanGroup[],
  input: InstructorInput,
  tools: PlanTools,
): InstructorsView {
  const judged = tools.instructors.evaluate(input.problem, planOfInstructors(input, groups));
  const known = new Map(scenario.units.flatMap((unit) => (unit.kind === 'enterprise' ? [[unit.id, unit] as const] : [])));
  const enterprisesOf = (ids: readonly string[]) => ids.map((id) => known.get(id)).filter((unit) => unit !== undefined);
  const instructors = groups.flatMap((group, position): InstructorView[] => {
    const index = input.instructors.findIndex(({ id }) => id === group.seat);
    const instructor = input.instructors[index];
    if (instructor === undefined) return [];
    const share = judged.instructors[index];
    const enterprises = enterprisesOf(group.units);
    const distances = enterprises.flatMap((unit) => metersBetween(instructor, unit) ?? []);
    return [
      {
        number: position + 1,
        group,
        instructor,
        enterprises,
        room: input.problem.instructors[index]?.capacity ?? 0,
        outside: input.outside[index] ?? 0,
        mean: meanOf(distances),
        farthest: distances.length === 0 ? null : distances.reduce((most, meters) => Math.max(most, meters), 0),
        gained: share?.gained ?? 0,
        lost: share?.lost ?? 0,
        breaches: breachesOf(judged.broken, index),
      },
    ];
  });
  const ways = instructors.flatMap(({ instructor, enterprises }) => enterprises.flatMap((unit) => metersBetween(instructor, unit) ?? []));
  return {
    instructors,
    left: leftOver({ ...scenario, groups }).filter((unit) => unit.kind === 'enterprise'),
    excluded: enterprisesOf(scenario.excluded),
    had: input.problem.enterprises.filter(({ current }) => current !== null).length,
    changed: judged.changed,
    assigned: instructors.reduce((sum, { enterprises }) => sum + enterprises.length, 0),
    mean: meanOf(ways),
  };
}

function breachesOf(broken: readonly BrokenInstructorRule[], instructor: number): readonly InstructorBreach[] {
  const worst = new Map<InstructorRule, InstructorBreach>();
  for (const entry of broken) {
    if (entry.rule === 'complete' || entry.rule === 'unknown-instructor' || entry.instructor !== instructor) continue;
    const [given, actual] = entry.rule === 'one-to-one.kind' ? [0, 0] : [entry.given, entry.actual];
    const before = worst.get(entry.rule);
    if (before === undefined || actual > before.actual) worst.set(entry.rule, { rule: entry.rule, given, actual });
  }
  return [...worst.values()];
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Why some have no instructor; nothing where all have one. */
export function conflictsOf(view: InstructorsView, input: InstructorInput, tools: PlanTools): readonly SolveConflict[] {
  return view.left.length === 0 ? [] : tools.instructors.conflicts(input.problem);
}
