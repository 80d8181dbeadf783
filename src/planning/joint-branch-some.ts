import type { JointBranchPlan } from '../model/joint-branch-problem.ts';
import { branchesNear, branchesOf, type JointBranchDraft, looseNear, replaceBranches } from './joint-branch-draft.ts';
import { improvePairs, partAnew } from './joint-branch-improve.ts';
import { isProved, type JointBranchPart, stepValues } from './joint-branch-parts.ts';
import { createRepartitioner, evenness, type Repartitioner } from './joint-branch-repartition.ts';
import { createRandom, type Random } from './random.ts';
import { isOver, type Search } from './search.ts';

/** Units parted anew at once: three full branches. */
const MOST = 15;
/** Branches among which those few are chosen. */
const NEAREST = 10;
/** Tries with a few branches for each unit of work. */
const TRIES_PER_WORK = 5;

/**
 * Parts some near branches anew, at random, where something is still to be proved: at first so that branches become fewer, where that
 * is open, then so that they become nearer. @returns the tries made.
 */
export function improveSome(
  draft: JointBranchDraft,
  parts: readonly JointBranchPart[],
  pairs: Repartitioner,
  search: Search<JointBranchPlan>,
  tell: (tries: number) => void,
): number {
  const { maxUnits } = draft.space.problem;
  const some = createRepartitioner(draft.space, Math.min(MOST, Math.max(pairs.most, 3 * maxUnits)));
  const random = createRandom(search.options.seed);
  const over = (): boolean => isOver(search);
  const large = parts.filter((part) => part.units.length > pairs.most);
  let done = 0;
  const repeat = (among: readonly JointBranchPart[], tries: number, attempt: (branch: number) => void): void => {
    const units = among.flatMap((part) => part.units);
    if (units.length === 0) return;
    for (let at = 0; at < tries && !over(); at += 1) {
      done += 1;
      if (done % 500 === 0) tell(done);
      const branch = draft.branchOf[units[random.below(units.length)] as number] as number;
      if (branch >= 0) attempt(branch);
    }
  };
  const tries = search.options.work * TRIES_PER_WORK;
  const open = large.filter((part) => stepValues(draft, part).some((value, step) => step < 2 && value > (part.bounds[step] ?? 0)));
  repeat(open, tries, (branch) => {
    partUnevenly(draft, someNear(draft, branch, some.most - 2, random), some, random);
  });
  for (const part of open) improvePairs(draft, branchesOf(draft, part.units), pairs, over);
  repeat(
    large.filter((part) => !isProved(draft, part)),
    tries,
    (branch) => {
      const chosen = someNear(draft, branch, some.most, random);
      const changed = chosen.length < 2 ? null : partAnew(draft, chosen, some);
      if (changed !== null) improvePairs(draft, changed, pairs, over);
    },
  );
  return done;
}

/** Takes units left over in as well; never has more left over nor more branches, nor more even ones. */
function partUnevenly(draft: JointBranchDraft, branches: readonly number[], some: Repartitioner, random: Random): void {
  const { maxUnits } = draft.space.problem;
  const own = branches.flatMap((branch) => draft.branches[branch] ?? []);
  const loose = looseNear(draft, own[0] as number, Math.max(0, some.most - own.length));
  const before = branches.reduce((sum, branch) => sum + some.weights.branch + evenness(maxUnits, draft.branches[branch]?.length ?? 0), 0);
  // All that is random in it comes to less than one: as good is good enough.
  const below = before + some.weights.leftOver * loose.length + 1;
  if (some.solveUneven([...own, ...loose], below, random) < below) replaceBranches(draft, branches, some.last());
}

/** A branch with some of the nearest, at random, as many as have `most` units in all. */
function someNear(draft: JointBranchDraft, branch: number, most: number, random: Random): readonly number[] {
  const near = [...branchesNear(draft, draft.branches[branch] ?? [], [branch], NEAREST)];
  const some = [branch];
  let size = draft.branches[branch]?.length ?? 0;
  while (near.length > 0) {
    const [other = -1] = near.splice(random.below(near.length), 1);
    const more = draft.branches[other]?.length ?? 0;
    if (size + more > most) continue;
    some.push(other);
    size += more;
  }
  return some;
}
