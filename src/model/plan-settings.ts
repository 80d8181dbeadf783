import { ALLIANCE_RULES, type AllianceRules, type FormationMode } from './alliance-proposal.ts';
import type { Bounds } from './committee-problem.ts';
import type { SolveOptions } from './solve-report.ts';

/** What a person sets before a plan is searched for, by kind. Plain JSON; distances in metres. */

export const PLAN_KINDS = ['committees', 'joint-branches', 'sites', 'instructors', 'alliance', 'draft'] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

/** Two units by id, in no order. */
export type UnitPair = readonly [string, string];

/** How many committees: one for so many buildings, a number, or the fewest that keep the limits. */
export type CommitteeCount =
  | { readonly by: 'ratio'; readonly buildings: number }
  | { readonly by: 'number'; readonly groups: number }
  | { readonly by: 'fewest' };

export interface CommitteeSettings {
  readonly count: CommitteeCount;
  /** Tenants of a group within this share of the mean, 0.25 for ±25 %; null for no matter. Stated limits are stronger. */
  readonly balance: number | null;
  readonly enterprises: Bounds;
  readonly members: Bounds;
  readonly organizations: Bounds;
  readonly within: 'community' | 'subdistrict' | 'none';
  /** Neighbours further apart than this are no neighbours. */
  readonly linkMeters: number;
  /** Neighbours that a person parted (a railway lies between), and others that a person joined. */
  readonly cut: readonly UnitPair[];
  readonly joined: readonly UnitPair[];
  readonly together: readonly UnitPair[];
  readonly apart: readonly UnitPair[];
}

export const SITE_MEASURES = ['uncovered', 'enterprises', 'staff', 'members'] as const;
export type SiteMeasure = (typeof SITE_MEASURES)[number];

export const SITE_QUESTIONS = ['reach-most', 'fewest', 'least-walk', 'least-worst'] as const;
export type SiteQuestion = (typeof SITE_QUESTIONS)[number];

export interface SiteSettings {
  readonly question: SiteQuestion;
  readonly measure: SiteMeasure;
  /** How many sites there are to be in all; unused by 'fewest'. */
  readonly sites: number;
  /** Walking distance as the crow flies. */
  readonly radius: number;
  /** Share of the measure that 'fewest' must reach, 0–1]. */
  readonly share: number;
  /** Sites that are there today stay, or may be closed or moved. */
  readonly existing: 'keep' | 'may-close';
  /** Most of the measure one site can serve; null without a limit. */
  readonly capacity: number | null;
}

export interface JointBranchSettings {
  readonly minFull: number;
  readonly maxUnits: number;
  readonly maxMembers: number;
  readonly radius: number;
  readonly withinPark: boolean;
}

export interface InstructorSettings {
  /** Most enterprises an instructor can take. */
  readonly capacity: number;
  /** Metres; null without a limit. */
  readonly radius: number | null;
  /** Codes of TAGS: enterprises with one of these have an instructor to themselves. */
  readonly oneToOneTags: readonly string[];
  /** In metres: a changed instructor, a unit of load above the mean, an enterprise left without. */
  readonly weights: { readonly change: number; readonly overload: number; readonly unassigned: number };
}

export const ALLIANCE_BASES = ['axis', 'line', 'chain'] as const;
export const TERRITORY_LEVELS = ['park', 'subdistrict', 'district'] as const;

/**
 * Buildings of one axis, or about the line between two buildings, or enterprises of one chain. The mode is one of the four ways of
 * forming an alliance, null for the one that is proposed.
 */
export interface AllianceSettings {
  readonly basis: (typeof ALLIANCE_BASES)[number];
  /** The axis's name or the chain's id. */
  readonly of: string | null;
  /** Buildings at the ends of the line, by id. */
  readonly from: string | null;
  readonly to: string | null;
  /** Metres from the line, on either side. */
  readonly corridorMeters: number;
  readonly mode: FormationMode | null;
  /** By what «one place» is told. */
  readonly territory: (typeof TERRITORY_LEVELS)[number];
  readonly withoutOrganization: AllianceRules['withoutOrganization'];
  readonly manyMembers: number;
  readonly clearIndustryShare: number;
  readonly concentratedShare: number;
  readonly oneStageShare: number;
  readonly linkedShare: number;
}

export type DraftSettings = Readonly<Record<string, never>>;

export interface SettingsOfKind {
  readonly committees: CommitteeSettings;
  readonly 'joint-branches': JointBranchSettings;
  readonly sites: SiteSettings;
  readonly instructors: InstructorSettings;
  readonly alliance: AllianceSettings;
  readonly draft: DraftSettings;
}

const NO_BOUNDS: Bounds = { min: null, max: null };

/** Buildings for each committee in the published case (12 buildings, 3 committees): for reference, no rule. */
export const PUBLISHED_BUILDINGS_PER_COMMITTEE = 4;

/** Starting values; the limits of joint branches are those of 支部工作条例 (2018), articles 4 and 5, the rest is our choice. */
export const DEFAULT_SETTINGS: SettingsOfKind = {
  committees: {
    count: { by: 'ratio', buildings: PUBLISHED_BUILDINGS_PER_COMMITTEE },
    balance: 0.5,
    enterprises: NO_BOUNDS,
    members: NO_BOUNDS,
    organizations: NO_BOUNDS,
    within: 'community',
    linkMeters: 500,
    cut: [],
    joined: [],
    together: [],
    apart: [],
  },
  'joint-branches': { minFull: 3, maxUnits: 5, maxMembers: 50, radius: 500, withinPark: true },
  sites: {
    question: 'reach-most',
    measure: 'uncovered',
    sites: 3,
    radius: 300,
    share: 1,
    existing: 'keep',
    capacity: null,
  },
  instructors: {
    capacity: 20,
    radius: null,
    oneToOneTags: [],
    weights: { change: 500, overload: 1000, unassigned: 100_000 },
  },
  alliance: { basis: 'axis', of: null, from: null, to: null, corridorMeters: 200, mode: null, territory: 'park', ...ALLIANCE_RULES },
  draft: {},
};

/** Seconds and work for a plan on the page; the seed is part of the scenario's report. */
export const PLAN_SOLVE_OPTIONS: SolveOptions = { seed: 1, work: 2000, seconds: 15, prove: true };

export function samePair([a, b]: UnitPair, [c, d]: UnitPair): boolean {
  return (a === c && b === d) || (a === d && b === c);
}
