import { type ProposedForm, proposedForm } from '../../../model/plan-form.ts';
import { metersBetween } from '../../../model/plan-plane.ts';
import { type BuildingUnit, leftOver, type PlanGroup, type Scenario, unitsById } from '../../../model/plan-scenario.ts';
import type { CommitteeEvaluator, PlanBreach } from '../../../model/plan-tools.ts';
import { type CommitteeInput, planOfGroups } from './committee-input.ts';

/** A group as the screen says it. */
export interface CommitteeGroupView {
  /** Number shown, from 1 in the order of the plan. */
  readonly number: number;
  readonly group: PlanGroup;
  readonly buildings: readonly BuildingUnit[];
  readonly listed: number;
  readonly covered: number;
  readonly uncovered: number;
  readonly eligible: number;
  /** Null where no building's is known. */
  readonly membersFull: number | null;
  readonly organizations: number | null;
  /** Buildings of which the members, or the organizations, are not known. */
  readonly unknownMembers: number;
  readonly form: ProposedForm;
  readonly communities: readonly string[];
  readonly subdistricts: readonly string[];
  readonly properties: readonly string[];
  readonly unknownProperties: number;
  readonly leads: readonly string[];
  readonly sites: readonly string[];
  readonly base: readonly string[];
  readonly seat: BuildingUnit | null;
  /** Metres from the seat to the farthest building. */
  readonly farthest: number | null;
  /** Enterprises × metres to the seat. */
  readonly value: number;
  readonly breaches: readonly PlanBreach[];
}

export interface CommitteeView {
  readonly groups: readonly CommitteeGroupView[];
  readonly left: readonly BuildingUnit[];
  readonly excluded: readonly BuildingUnit[];
  readonly value: number;
  /** Of the plan as a whole. */
  readonly breaches: readonly PlanBreach[];
}

/** Everything that is said of a plan of committees, from the buildings as the scenario took them in. */
export function committeeView(
  scenario: Scenario,
  groups: readonly PlanGroup[],
  input: CommitteeInput,
  evaluator: CommitteeEvaluator,
): CommitteeView {
  const known = unitsById(scenario);
  const buildingOf = (id: string | null): BuildingUnit | null => {
    const unit = id === null ? undefined : known.get(id);
    return unit?.kind === 'building' ? unit : null;
  };
  const figures = evaluator.evaluate(planOfGroups(input, groups));
  const shown = { ...scenario, groups };
  return {
    groups: groups.map((group, index) => {
      const buildings = group.units.map(buildingOf).filter((building) => building !== null);
      const sum = (key: 'listed' | 'covered' | 'uncovered' | 'eligible') => buildings.reduce((total, building) => total + building[key], 0);
      const membersFull = knownSum(buildings.map((building) => building.membersFull));
      const unknownMembers = buildings.filter((building) => building.membersFull === null).length;
      const seat = buildingOf(group.seat);
      const distances = seat === null ? [] : buildings.flatMap((building) => metersBetween(seat, building) ?? []);
      return {
        number: index + 1,
        group,
        buildings,
        listed: sum('listed'),
        covered: sum('covered'),
        uncovered: sum('uncovered'),
        eligible: sum('eligible'),
        membersFull,
        organizations: knownSum(buildings.map((building) => building.organizations)),
        unknownMembers,
        form: proposedForm(buildings, membersFull, unknownMembers),
        communities: distinct(buildings.map((building) => building.community)),
        subdistricts: distinct(buildings.map((building) => building.subdistrict)),
        properties: distinct(buildings.map((building) => building.property)),
        unknownProperties: buildings.filter((building) => building.property === null).length,
        leads: distinct(buildings.map((building) => building.leadOrganization)),
        sites: buildings.flatMap((building) => building.sites),
        base: buildings.flatMap((building) => building.base),
        seat,
        farthest: distances.length === 0 ? null : Math.max(...distances),
        value: figures.groups[index]?.value ?? 0,
        breaches: figures.breaches.filter((breach) => breach.group === index),
      };
    }),
    left: leftOver(shown).filter((unit) => unit.kind === 'building'),
    excluded: scenario.excluded.map(buildingOf).filter((building) => building !== null),
    value: figures.value,
    breaches: figures.breaches.filter((breach) => breach.group === null),
  };
}

export function knownSum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

function distinct(values: readonly (string | null)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== null))];
}
