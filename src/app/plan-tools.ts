import type { PlanTools } from '../model/plan-tools.ts';
import { committeeEvaluator } from '../planning/committee-evaluate.ts';
import { contiguityOf } from '../planning/contiguity.ts';
import { instructorConflicts } from '../planning/instructor-conflicts.ts';
import { evaluateInstructors } from '../planning/instructor-evaluate.ts';
import { lonelyUnits } from '../planning/joint-branch-bound.ts';
import { explainBranch } from '../planning/joint-branch-explain.ts';
import { evaluateJointBranches } from '../planning/joint-branch-rules.ts';
import { jointBranchSpace } from '../planning/joint-branch-space.ts';
import { jointBranchSpots } from '../planning/joint-branch-spots.ts';
import { proposeAlliance } from '../planning/propose-alliance.ts';

/** What planning tells without a search, as the page asks for it. */
export const planTools: PlanTools = {
  findLinks: contiguityOf,
  committeeEvaluator,
  jointBranches: {
    evaluate: evaluateJointBranches,
    explain: explainBranch,
    lonely: (problem) => {
      const space = jointBranchSpace(problem);
      return lonelyUnits(
        space,
        jointBranchSpots(space, () => true),
      );
    },
  },
  instructors: {
    evaluate: evaluateInstructors,
    conflicts: (problem) => instructorConflicts(problem).conflicts,
  },
  proposeAlliance,
};
