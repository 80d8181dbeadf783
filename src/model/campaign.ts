import { GAP_CLASSES, type GapClass } from './coverage.ts';
import type { DefinitionSet } from './definition-set.ts';
import { addDays, daysBetween, isIsoDate } from './worklist-dates.ts';

/** A campaign (百日攻坚): a time, a fixed set of gaps to begin with, and how many of them are to be closed. */

export const CAMPAIGN_SCOPES = ['should-form', 'all'] as const;
export type CampaignScope = (typeof CAMPAIGN_SCOPES)[number];

export interface CampaignTarget {
  readonly scope: CampaignScope;
  /** share: 0–1 of the gaps at the start; count: so many of them. */
  readonly kind: 'share' | 'count';
  readonly value: number;
}

export const PLACE_LEVELS = ['district', 'park', 'street', 'building'] as const;
export type PlaceLevel = (typeof PLACE_LEVELS)[number];

/** One gap of the baseline: key of the enterprise, index of its class in GAP_CLASSES, and of its places in {@link Campaign.places}; −1 unknown. */
export type CampaignGap = readonly [
  enterpriseId: string,
  gapClass: number,
  district: number,
  park: number,
  street: number,
  building: number,
];

export interface Campaign {
  readonly name: string;
  /** ISO dates, both inclusive. */
  readonly startOn: string;
  readonly endOn: string;
  /** The date of the data that the gaps are of. */
  readonly baselineOn: string;
  /** The gaps are those of a locked baseline. */
  readonly isLocked: boolean;
  /** By which its gaps are gaps; all figures of the campaign are under it. */
  readonly definition: DefinitionSet;
  readonly target: CampaignTarget;
  readonly places: Readonly<Record<PlaceLevel, readonly string[]>>;
  readonly gaps: readonly CampaignGap[];
}

const CAMPAIGN_DAYS = 100;

/** The last day of a campaign of so many days. */
export function campaignEnd(startOn: string, days = CAMPAIGN_DAYS): string {
  return addDays(startOn, days - 1);
}

export type CampaignProblem = 'no-name' | 'no-date' | 'end-before-start' | 'target-range' | 'no-gaps';

export function campaignProblem(campaign: Pick<Campaign, 'name' | 'startOn' | 'endOn' | 'target' | 'gaps'>): CampaignProblem | null {
  if (campaign.name.trim() === '') return 'no-name';
  if (!isIsoDate(campaign.startOn) || !isIsoDate(campaign.endOn)) return 'no-date';
  if (campaign.endOn < campaign.startOn) return 'end-before-start';
  const { kind, value } = campaign.target;
  const total = gapsInScope(campaign).length;
  if (total === 0) return 'no-gaps';
  if (!(value > 0) || (kind === 'share' ? value > 1 : value > total || !Number.isInteger(value))) return 'target-range';
  return null;
}

/** Gaps of the baseline that the target counts. */
export function gapsInScope(campaign: Pick<Campaign, 'target' | 'gaps'>): readonly CampaignGap[] {
  const { scope } = campaign.target;
  return scope === 'all' ? campaign.gaps : campaign.gaps.filter(([, gapClass]) => GAP_CLASSES[gapClass] === scope);
}

/** How many gaps are to be closed. */
export function targetCount(campaign: Pick<Campaign, 'target' | 'gaps'>): number {
  const { kind, value } = campaign.target;
  return kind === 'count' ? value : Math.ceil(gapsInScope(campaign).length * value - 1e-9);
}

export interface CampaignDay {
  /** From 1; 0 before the start. */
  readonly day: number;
  /** Days after today, the last one included. */
  readonly left: number;
  readonly total: number;
  readonly phase: 'before' | 'running' | 'over';
}

/** «第 N 天,剩 M 天»: on the first day N is 1, on the last M is 0. */
export function campaignDay({ startOn, endOn }: Pick<Campaign, 'startOn' | 'endOn'>, today: string): CampaignDay {
  const total = daysBetween(startOn, endOn) + 1;
  const day = Math.min(total, Math.max(0, daysBetween(startOn, today) + 1));
  return { day, left: total - day, total, phase: today < startOn ? 'before' : today > endOn ? 'over' : 'running' };
}

export interface BaselineRow {
  readonly enterpriseId: string;
  readonly gapClass: GapClass;
  readonly places: Readonly<Record<PlaceLevel, string | null>>;
}

/** Baseline gaps in their compact form, names of places once each. */
export function packGaps(rows: readonly BaselineRow[]): Pick<Campaign, 'places' | 'gaps'> {
  const places: Record<PlaceLevel, string[]> = { district: [], park: [], street: [], building: [] };
  const known: Record<PlaceLevel, Map<string, number>> = { district: new Map(), park: new Map(), street: new Map(), building: new Map() };
  const indexOf = (level: PlaceLevel, name: string | null): number => {
    if (name === null || name === '') return -1;
    const found = known[level].get(name);
    if (found !== undefined) return found;
    known[level].set(name, places[level].length);
    return places[level].push(name) - 1;
  };
  const gaps = rows.map(
    ({ enterpriseId, gapClass, places: at }): CampaignGap => [
      enterpriseId,
      GAP_CLASSES.indexOf(gapClass),
      indexOf('district', at.district),
      indexOf('park', at.park),
      indexOf('street', at.street),
      indexOf('building', at.building),
    ],
  );
  return { places, gaps };
}

/** Where a gap was at the start; null where it is not known. */
export function placeOf(campaign: Campaign, gap: CampaignGap, level: PlaceLevel): string | null {
  const index = gap[2 + PLACE_LEVELS.indexOf(level)];
  return typeof index === 'number' ? (campaign.places[level][index] ?? null) : null;
}
