import type { BrokenInstructorRule, InstructorEvaluation, InstructorShare } from '../model/instructor-evaluation.ts';
import type { AssignmentPlan, InstructorProblem } from '../model/instructor-problem.ts';
import { metersApart, RADIUS_SLACK } from './instructor-pairs.ts';

/** Counts a plan anew from itself: objective, shares and broken rules. Time: enterprises + instructors. */
export function evaluateInstructors(problem: InstructorProblem, plan: AssignmentPlan): InstructorEvaluation {
  const { instructors, enterprises, weights } = problem;
  const shares = instructors.map(({ capacity }) => ({ ...EMPTY, capacity, enterprises: [] as number[] }));
  const broken: BrokenInstructorRule[] = [];
  const unassigned: number[] = [];
  let meters = 0;
  let changed = 0;
  let totalLoad = 0;
  for (const [index, enterprise] of enterprises.entries()) {
    const to = plan.assigned[index] ?? null;
    const today = enterprise.current;
    if (today !== null && today !== to) {
      changed += 1;
      const loser = shares[today];
      if (loser !== undefined) loser.lost += 1;
    }
    if (to === null) {
      unassigned.push(index);
      if (problem.complete === true) broken.push({ rule: 'complete', enterprise: index });
      continue;
    }
    const instructor = instructors[to];
    const share = shares[to];
    if (instructor === undefined || share === undefined) {
      broken.push({ rule: 'unknown-instructor', instructor: to, enterprise: index });
      continue;
    }
    const apart = metersApart(instructor, enterprise);
    meters += apart;
    totalLoad += enterprise.load;
    share.enterprises.push(index);
    share.load += enterprise.load;
    share.meters += apart;
    share.farthestMeters = Math.max(share.farthestMeters, apart);
    if (today !== to) share.gained += 1;
    if (instructor.oneToOne && !enterprise.oneToOne) broken.push({ rule: 'one-to-one.kind', instructor: to, enterprise: index });
    if (problem.radius !== null && apart > problem.radius + RADIUS_SLACK) {
      broken.push({ rule: 'radius', instructor: to, enterprise: index, given: problem.radius, actual: apart });
    }
  }
  const meanLoad = instructors.length === 0 ? 0 : totalLoad / instructors.length;
  let overload = 0;
  for (const [index, share] of shares.entries()) {
    share.aboveMean = Math.max(0, share.load - meanLoad);
    overload += share.aboveMean;
    if (share.load > share.capacity + 1e-9) broken.push({ rule: 'capacity', instructor: index, given: share.capacity, actual: share.load });
    const count = share.enterprises.length;
    if (count > 1 && share.enterprises.some((job) => enterprises[job]?.oneToOne === true)) {
      broken.push({ rule: 'one-to-one.shared', instructor: index, given: 1, actual: count });
    }
  }
  const value = meters + weights.change * changed + weights.overload * overload + weights.unassigned * unassigned.length;
  return { value, meters, changed, unassigned, meanLoad, overload, instructors: shares satisfies readonly InstructorShare[], broken };
}

const EMPTY = { load: 0, meters: 0, farthestMeters: 0, gained: 0, lost: 0, aboveMean: 0 };
