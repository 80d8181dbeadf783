import type { ReactNode } from 'react';
import { usePlanScreen } from '../../../state/plan-state.ts';
import { GroupCard } from './group-card.tsx';
import { useCommittees } from './use-committees.ts';

/** Right of the map: the group that is open. */
export function CommitteeCard({ children }: { readonly children: ReactNode }) {
  const { scenario, view } = useCommittees();
  const groupId = usePlanScreen((state) => state.groupId);
  const open = view?.groups.find(({ group }) => group.id === groupId);
  if (scenario === null || view === null || open === undefined) return children;
  return <GroupCard key={open.group.id} scenario={scenario} view={open} groups={view.groups} />;
}
