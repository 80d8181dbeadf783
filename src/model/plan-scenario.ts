import type { AllianceFindings } from './alliance-findings.ts';
import type { AllianceMember } from './alliance-proposal.ts';
import type { GapClass } from './coverage.ts';
import type { DefinitionSet } from './definition-set.ts';
import type { PlanScope } from './plan-scope.ts';
import type { PlanKind, SettingsOfKind } from './plan-settings.ts';
import type { SolveReport } from './solve-report.ts';

/**
 * A scenario (方案): what was planned, with which settings, over which units as they stood then, and what came of it. Plain JSON, kept
 * apart from the lists; a unit is known by its id and, an enterprise, by its code, so that next month's list can be held against it.
 * A proposal throughout: nothing here says that an organization exists.
 */

interface UnitBase {
  /** `building_id`, `enterprise_id`, `instructor_id`; of an organization its own, as in the alliance that is proposed. */
  readonly id: string;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly park: { readonly id: string | null; readonly zh: string | null; readonly en: string | null };
}

/** A building with the figures of its tenants under the scenario's definition; a count of null is unknown. */
export interface BuildingUnit extends UnitBase {
  readonly kind: 'building';
  readonly community: string | null;
  readonly subdistrict: string | null;
  readonly axis: string | null;
  readonly floors: number | null;
  /** The company that manages it (物业单位). */
  readonly property: string | null;
  /** Its building organization by name, where one exists. */
  readonly leadOrganization: string | null;
  /** Service sites (阵地) there today, by name. */
  readonly sites: readonly string[];
  /** Organizations of enterprises there, by name. */
  readonly base: readonly string[];
  readonly listed: number;
  readonly eligible: number;
  readonly single: number;
  readonly joint: number;
  readonly area: number;
  readonly work: number;
  readonly covered: number;
  readonly uncovered: number;
  readonly unknown: number;
  readonly membersFull: number | null;
  readonly staff: number | null;
  readonly organizations: number | null;
}

export interface EnterpriseUnit extends UnitBase {
  readonly kind: 'enterprise';
  readonly uscc: string | null;
  readonly building: { readonly id: string | null; readonly zh: string | null; readonly en: string | null };
  /** Division of GB/T 4754, two digits. */
  readonly industry: string | null;
  readonly membersFull: number | null;
  readonly members: number | null;
  readonly staff: number | null;
  readonly isCovered: boolean;
  /** Codes of TAGS. */
  readonly tags: readonly string[];
  /** Today's instructor or other unit it is with, by id. */
  readonly current: string | null;
  /** How there is work with it today where no organization covers it: by instructors alone, by others too, or not at all. */
  readonly work?: 'none' | 'instructor' | 'other';
  readonly gapClass?: GapClass;
  /** Who takes it in where nothing else does (兜底), by name: the organization of its building, and its community. */
  readonly fallback?: { readonly organization: string | null; readonly community: string | null };
}

/** An instructor, by number: no person's name is kept anywhere. */
export interface InstructorPlanUnit extends UnitBase {
  readonly kind: 'instructor';
  readonly role: string | null;
  readonly dispatch: string | null;
  /** Enterprises it is with today. */
  readonly load: number;
  readonly oneToOne: boolean;
}

/** Whoever can take part in an alliance: an organization, a department, an association; an enterprise without an organization. */
export interface OrganizationPlanUnit extends UnitBase {
  readonly kind: 'organization';
  readonly of: AllianceMember['kind'];
  /** Full members of the organization; null unknown. */
  readonly membersFull: number | null;
  /** Enterprises of the alliance that it covers, singly or jointly. */
  readonly enterprises: number;
}

export type PlanUnit = BuildingUnit | EnterpriseUnit | InstructorPlanUnit | OrganizationPlanUnit;

/** A committee, a branch, a site with those it serves, an instructor with those it is with, an alliance. */
export interface PlanGroup {
  /** Its own number within the scenario, never given twice. */
  readonly id: number;
  /** '' for the name that the words propose. */
  readonly name: string;
  /** Ids of units, in the order of `units`. */
  readonly units: readonly string[];
  /** The unit about which it gathers: seat, site, instructor, lead; null for none. Need not be among `units`. */
  readonly seat: string | null;
  /** Stays as it is when the plan is searched anew. */
  readonly isLocked: boolean;
}

interface ScenarioOf<K extends PlanKind> {
  readonly kind: K;
  /** Its own number within the book, never given twice. */
  readonly id: number;
  /** '' for the name that the words propose. */
  readonly name: string;
  /** ISO date and time, UTC. */
  readonly createdAt: string;
  readonly datasetId: string;
  /** The date the figures stand for. */
  readonly asOf: string;
  readonly definition: DefinitionSet;
  readonly settings: SettingsOfKind[K];
  /** Everything that was to be planned, excluded units among it. */
  readonly units: readonly PlanUnit[];
  /** Ids of units that a person left out. */
  readonly excluded: readonly string[];
  /** In the order of the plan. Units that are neither here nor excluded are left over. */
  readonly groups: readonly PlanGroup[];
  readonly nextGroupId: number;
  /** How it was searched; null while nothing was. Speaks of the plan as found, not as edited. */
  readonly report: SolveReport | null;
  /** Changed by hand since it was found. */
  readonly isEdited: boolean;
  /** Of a plan over enterprises. */
  readonly scope?: PlanScope;
  /** Of an alliance, once proposed. */
  readonly alliance?: AllianceFindings;
}

export type Scenario = { readonly [K in PlanKind]: ScenarioOf<K> }[PlanKind];
export type ScenarioOfKind<K extends PlanKind> = Extract<Scenario, { readonly kind: K }>;

/** All scenarios of a dataset, in the order of making. */
export interface PlanBook {
  readonly version: 1;
  readonly nextId: number;
  readonly scenarios: readonly Scenario[];
}

export const EMPTY_PLANS: PlanBook = { version: 1, nextId: 1, scenarios: [] };

export const PLAN_FORMAT = 'dangjian-atlas-plans';

/** Scenarios as text; plan-file.ts reads it. */
export function serializePlans(book: PlanBook): string {
  return JSON.stringify({ format: PLAN_FORMAT, ...book });
}

export function findScenario(book: PlanBook, id: number | null): Scenario | null {
  return book.scenarios.find((scenario) => scenario.id === id) ?? null;
}

export function unitsById(scenario: Pick<Scenario, 'units'>): ReadonlyMap<string, PlanUnit> {
  return new Map(scenario.units.map((unit) => [unit.id, unit]));
}

/** Units of a group as they stood; ids that the scenario does not know are left out. */
export function unitsOf(scenario: Pick<Scenario, 'units'>, group: Pick<PlanGroup, 'units'>): readonly PlanUnit[] {
  const known = unitsById(scenario);
  return group.units.map((id) => known.get(id)).filter((unit) => unit !== undefined);
}

/** Units in no group that nobody left out. */
export function leftOver(scenario: Pick<Scenario, 'units' | 'groups' | 'excluded'>): readonly PlanUnit[] {
  const placed = new Set([...scenario.groups.flatMap((group) => [...group.units, group.seat]), ...scenario.excluded]);
  return scenario.units.filter((unit) => unit.kind !== 'instructor' && !placed.has(unit.id));
}
