import { groupOfUnit } from '../../../model/plan-edit.ts';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';

type CommitteeScenario = Pick<ScenarioOfKind<'committees'>, 'units' | 'groups'>;

/**
 * Buildings that stand elsewhere than in the first scenario. Numbers of groups mean nothing across scenarios: each group of the second
 * answers to the group of the first with which it shares most buildings, each of which answers to one.
 */
export function movedBuildings(first: CommitteeScenario, second: CommitteeScenario): readonly CommitteeScenario['units'][number][] {
  const pairs = second.groups
    .flatMap((group) =>
      first.groups.map((before) => ({ group, before, shared: group.units.filter((id) => before.units.includes(id)).length })),
    )
    .filter(({ shared }) => shared > 0)
    .sort((one, other) => other.shared - one.shared);
  const answers = new Map<number, number>();
  const taken = new Set<number>();
  for (const { group, before } of pairs) {
    if (answers.has(group.id) || taken.has(before.id)) continue;
    answers.set(group.id, before.id);
    taken.add(before.id);
  }
  return second.units.filter((unit) => {
    const [now, then] = [groupOfUnit(second, unit.id), groupOfUnit(first, unit.id)];
    return (now === null ? null : (answers.get(now.id) ?? -1)) !== (then?.id ?? null);
  });
}
