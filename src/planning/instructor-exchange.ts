import type { InstructorCore } from './instructor-cores.ts';
import type { Dedication, DedicationBound } from './instructor-dedicated.ts';

/** Instructors looked at for each enterprise. */
const NEXT_BEST = 6;

/**
 * Dedications that differ by one enterprise: another instructor goes to it, one of those that would cost it least with what that costs
 * the others. Those that promise most come first.
 *
 * @param shareable indices, in the problem, of instructors that could be shared.
 */
export function exchanged(
  single: InstructorCore,
  { charges }: Pick<DedicationBound, 'charges'>,
  from: Dedication,
  shareable: ReadonlySet<number>,
): readonly Dedication[] {
  const { core } = single;
  const width = core.agents + 1;
  const used = new Set(from.assigned);
  const found: { readonly more: number; readonly job: number; readonly agent: number }[] = [];
  for (let job = 0; job < core.jobs; job += 1) {
    const costOf = (agent: number): number => (core.cost[job * width + agent] ?? 0) + (charges[agent] ?? 0);
    const now = costOf(from.assigned[job] ?? core.agents);
    const others = [...charges.keys()]
      .filter((agent) => !used.has(agent) && costOf(agent) < Number.POSITIVE_INFINITY)
      .map((agent) => ({ more: costOf(agent) - now, job, agent }));
    found.push(...others.sort((a, b) => a.more - b.more || a.agent - b.agent).slice(0, NEXT_BEST));
  }
  found.sort((a, b) => a.more - b.more || a.job - b.job || a.agent - b.agent);
  return found.map(({ job, agent }) => {
    const assigned = from.assigned.slice();
    assigned[job] = agent;
    return { assigned, dedicated: new Set([...assigned].filter((index) => shareable.has(index))) };
  });
}
