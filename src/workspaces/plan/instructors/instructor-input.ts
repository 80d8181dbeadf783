import type { AssignmentPlan, InstructorProblem } from '../../../model/instructor-problem.ts';
import { toPlane } from '../../../model/plan-plane.ts';
import type { EnterpriseUnit, InstructorPlanUnit, PlanGroup, PlanUnit } from '../../../model/plan-scenario.ts';
import type { InstructorSettings } from '../../../model/plan-settings.ts';
import type { FoundGroup } from '../../../state/plan-run.ts';

export interface InstructorInput {
  readonly problem: InstructorProblem;
  /** By index of the problem. */
  readonly instructors: readonly InstructorPlanUnit[];
  readonly enterprises: readonly EnterpriseUnit[];
  /** Enterprises that an instructor has today and that are not in the problem: they take room first. By index. */
  readonly outside: readonly number[];
}

/** Everything of a scenario that is not left out, as one problem: what an edited plan is held against. */
export function instructorInput(all: readonly PlanUnit[], excluded: readonly string[], settings: InstructorSettings): InstructorInput {
  const out = new Set(excluded);
  const instructors = all.filter((unit) => unit.kind === 'instructor');
  const enterprises = all.filter((unit): unit is EnterpriseUnit => unit.kind === 'enterprise' && !out.has(unit.id));
  const points = toPlane([...instructors, ...enterprises]);
  const at = (index: number) => ({ x: points[index]?.x ?? null, y: points[index]?.y ?? null });
  const indexOf = new Map(instructors.map(({ id }, index) => [id, index]));
  const outside = instructors.map(({ id, load }) => Math.max(0, load - enterprises.filter(({ current }) => current === id).length));
  const isOneToOne = settings.oneToOneTags.length > 0;
  return {
    instructors,
    enterprises,
    outside,
    problem: {
      kind: 'instructors',
      instructors: instructors.map(({ id, oneToOne }, index) => ({
        id,
        ...at(index),
        capacity: Math.max(0, settings.capacity - (outside[index] ?? 0)),
        oneToOne: isOneToOne && oneToOne,
      })),
      enterprises: enterprises.map(({ id, tags, current }, index) => ({
        id,
        ...at(instructors.length + index),
        load: 1,
        oneToOne: tags.some((tag) => settings.oneToOneTags.includes(tag)),
        current: current === null ? null : (indexOf.get(current) ?? null),
      })),
      radius: settings.radius,
      weights: settings.weights,
    },
  };
}

/** The part that is searched: without locked instructors and those they are with, who stay as they are. */
export function withoutLocked(input: InstructorInput, groups: readonly PlanGroup[]): InstructorInput {
  const locked = groups.filter((group) => group.isLocked);
  if (locked.length === 0) return input;
  const held = new Set(locked.flatMap((group) => [...group.units, group.seat]));
  const kept = <T extends { readonly id: string }>(units: readonly T[]): number[] =>
    [...units.keys()].filter((index) => !held.has(units[index]?.id ?? null));
  const [from, to] = [kept(input.instructors), kept(input.enterprises)];
  const renumbered = new Map(from.map((index, now) => [index, now]));
  const pick = <T>(values: readonly T[], indices: readonly number[]): readonly T[] =>
    indices.map((index) => values[index]).filter((value) => value !== undefined);
  return {
    instructors: pick(input.instructors, from),
    enterprises: pick(input.enterprises, to),
    outside: pick(input.outside, from),
    problem: {
      ...input.problem,
      instructors: pick(input.problem.instructors, from),
      enterprises: pick(input.problem.enterprises, to).map((unit) => ({
        ...unit,
        current: unit.current === null ? null : (renumbered.get(unit.current) ?? null),
      })),
    },
  };
}

/** A group an instructor, those with nobody too, in the order of the scenario; locked ones as they are. */
export function instructorGroups(
  all: readonly PlanUnit[],
  before: readonly PlanGroup[],
  searched: InstructorInput,
  plan: AssignmentPlan,
): readonly FoundGroup[] {
  return all
    .filter((unit) => unit.kind === 'instructor')
    .map(({ id }) => {
      const locked = before.find((group) => group.isLocked && group.seat === id);
      if (locked !== undefined) return { seat: id, units: locked.units };
      const own = searched.instructors.findIndex((unit) => unit.id === id);
      return { seat: id, units: searched.enterprises.filter((_, index) => plan.assigned[index] === own).map((unit) => unit.id) };
    });
}

/** A scenario's groups as a plan of its problem. */
export function planOfInstructors({ instructors, enterprises }: InstructorInput, groups: readonly PlanGroup[]): AssignmentPlan {
  const indexOf = new Map(instructors.map(({ id }, index) => [id, index]));
  const given = new Map(groups.flatMap((group) => group.units.map((id) => [id, indexOf.get(group.seat ?? '') ?? null] as const)));
  return { assigned: enterprises.map(({ id }) => given.get(id) ?? null) };
}
