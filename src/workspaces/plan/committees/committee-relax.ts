import type { Bounds } from '../../../model/committee-problem.ts';
import type { CommitteeSettings } from '../../../model/plan-settings.ts';
import type { PlanRefusal } from '../../../state/plan-state.ts';

/** The settings with one conflicting limit changed by the least that is needed; null where no change of it alone is known to help. */
export function relaxed(settings: CommitteeSettings, conflict: PlanRefusal['conflicts'][number]): CommitteeSettings | null {
  const { limit, needed } = conflict;
  if (needed === null) return null;
  const [name, side] = limit.split('.');
  if (name === 'groups') return { ...settings, count: { by: 'number', groups: needed } };
  if (name === 'enterprises') return { ...settings, balance: null, enterprises: changed(settings.enterprises, side, needed) };
  if (name === 'members') return { ...settings, members: changed(settings.members, side, needed) };
  if (name === 'organizations') return { ...settings, organizations: changed(settings.organizations, side, needed) };
  return null;
}

function changed(bounds: Bounds, side: string | undefined, value: number): Bounds {
  return side === 'max' ? { ...bounds, max: value } : { ...bounds, min: value };
}
