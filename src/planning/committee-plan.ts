import type { CommitteeGroup, CommitteePlan } from '../model/committee-problem.ts';
import type { CommitteeModel } from './committee-model.ts';
import { seatOf } from './committee-seat.ts';

/** The plan of a grouping of atoms: groups in the order of their lowest units. */
export function planOf(model: CommitteeModel, labels: ArrayLike<number>): CommitteePlan {
  const byLabel = new Map<number, number[]>();
  for (const [unit, atom] of model.atomOf.entries()) {
    const label = labels[atom] ?? 0;
    const members = byLabel.get(label);
    if (members === undefined) byLabel.set(label, [unit]);
    else members.push(unit);
  }
  const groups: CommitteeGroup[] = [];
  for (const units of byLabel.values()) groups.push({ units, seat: seatOf(units, model.x, model.y, model.weight).seat });
  return { groups };
}
