import type { InstructedUnit, InstructorProblem, InstructorUnit } from '../model/instructor-problem.ts';

/** Metres in a straight line; 0 where either place is not known. */
export function metersApart(instructor: InstructorUnit, enterprise: InstructedUnit): number {
  if (instructor.x === null || instructor.y === null || enterprise.x === null || enterprise.y === null) return 0;
  return Math.hypot(instructor.x - enterprise.x, instructor.y - enterprise.y);
}

/** A hair of tolerance for distances, which are sums of squares. */
export const RADIUS_SLACK = 1e-6;

/**
 * Whether the instructor may go to the enterprise: near enough, the load not more than it can take, and none that is kept for one-to-one
 * to another. An enterprise that needs one to itself may also have one that is not kept for it, as long as that one has nothing else.
 */
export function mayGo(problem: InstructorProblem, instructor: InstructorUnit, enterprise: InstructedUnit): boolean {
  if ((instructor.oneToOne && !enterprise.oneToOne) || enterprise.load > instructor.capacity) return false;
  return problem.radius === null || metersApart(instructor, enterprise) <= problem.radius + RADIUS_SLACK;
}
