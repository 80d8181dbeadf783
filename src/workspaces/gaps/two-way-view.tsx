import { LookingEnterprises } from './looking-enterprises.tsx';
import { LookingMembers } from './looking-members.tsx';

/** «双找»: enterprises that look for an organization, each with the best one for it, and members that look for a home, by number. */
export function TwoWayView() {
  return (
    <div className="gap-two-way">
      <LookingEnterprises />
      <LookingMembers />
    </div>
  );
}
