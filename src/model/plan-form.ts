import type { BuildingUnit } from './plan-scenario.ts';

/** Which organization the rules and their use suggest for the buildings of a group. */
export type ProposedForm = 'committee' | 'general-branch' | 'branch' | 'work-first' | 'unknown';

/** Full members from which a general branch and a committee are usual (国有企业基层组织工作条例(试行) 2019, article 4; elsewhere for reference). */
export const USUAL_MEMBERS = { generalBranch: 50, committee: 100 } as const;

/** Full members from which an organization must be formed (党章 2022, article 30). */
const OBLIGING_MEMBERS = 3;

/**
 * A committee has a base: an organization in every building, or members up to the usual number; everything else goes by members.
 * `membersFull`: of the buildings of which it is known, null where of none; `unknown`: how many are not.
 */
export function proposedForm(buildings: readonly BuildingUnit[], membersFull: number | null, unknown: number): ProposedForm {
  if (hasBase(buildings) || (membersFull ?? 0) >= USUAL_MEMBERS.committee) return 'committee';
  if (membersFull === null) return 'unknown';
  if (membersFull >= USUAL_MEMBERS.generalBranch) return 'general-branch';
  if (membersFull >= OBLIGING_MEMBERS) return 'branch';
  return unknown > 0 ? 'unknown' : 'work-first';
}

/** Whether every building is known to have an organization. */
export function hasBase(buildings: readonly BuildingUnit[]): boolean {
  return buildings.length > 0 && buildings.every(({ organizations }) => (organizations ?? 0) > 0);
}
