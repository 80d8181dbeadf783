/** One synthetic enterprise: drafted with plausible attributes, adjusted by a place's recipe, then written as a row. */
import { syntheticUscc } from '../../src/model/uscc.ts';
import { dateBetween } from './calendar.ts';
import { padded } from './numerals.ts';
import type { Random } from './random.ts';
import type { RowOf } from './row.ts';
import type { Trade, TradeKind } from './trades.ts';
import { enterpriseName, pickTrade } from './trades.ts';

export interface Enterprise {
  readonly id: string;
  readonly uscc: string;
  name: string;
  ownership: string;
  trade: Trade;
  staff: number;
  /** 1 large … 4 micro; given, not computed from revenue, since no revenue is made up. */
  sizeClass: number;
  buildingId: string | null;
  room: string | null;
  parkId: string | null;
  districtCode: string | null;
  lon: number | null;
  lat: number | null;
  status: string;
  enteredOn: string;
  /** null: not surveyed. */
  membersFull: number | null;
  membersProbationary: number | null;
  membersFloating: number | null;
  membersUnattached: number | null;
  applicants: number | null;
  unionMembers: number | null;
  surveyedOn: string | null;
  inArticles: boolean | null;
  readonly tags: { tag: string; level: string; year: number }[];
}

export interface DraftOptions {
  readonly mix: Readonly<Record<TradeKind, number>>;
  readonly enteredFrom: string;
  readonly enteredTo: string;
  /** Shifts staff counts; 1 is a mixed business park. */
  readonly staffScale: number;
  readonly trade?: Trade;
}

const TYPICAL_STAFF: Readonly<Record<TradeKind, number>> = { tech: 22, industry: 55, service: 12 };

function sizeClassOf(kind: TradeKind, staff: number): number {
  if (kind === 'industry') return staff >= 1000 ? 1 : staff >= 300 ? 2 : staff >= 20 ? 3 : 4;
  if (kind === 'tech') return staff >= 300 ? 1 : staff >= 100 ? 2 : staff >= 10 ? 3 : 4;
  return staff >= 300 ? 1 : staff >= 100 ? 2 : staff >= 10 ? 3 : 4;
}

/** Drafts enterprises of one dataset: ids, codes and names do not repeat. */
export class EnterpriseFactory {
  readonly #prefix: string;
  readonly #firstSerial: number;
  readonly #random: Random;
  readonly #names = new Set<string>();
  #count = 0;

  constructor(datasetId: string, firstSerial: number, random: Random) {
    this.#prefix = datasetId;
    this.#firstSerial = firstSerial;
    this.#random = random.fork('enterprises');
  }

  #uniqueName(trade: Trade): string {
    for (let attempt = 0; ; attempt += 1) {
      const name = enterpriseName(this.#random, trade);
      const candidate = attempt < 40 ? name : name.replace('示例', `示例第${this.#count}`);
      if (this.#names.has(candidate)) continue;
      this.#names.add(candidate);
      return candidate;
    }
  }

  draft(options: DraftOptions): Enterprise {
    const random = this.#random;
    const trade = options.trade ?? pickTrade(random, options.mix);
    this.#count += 1;
    const spread = 2 ** (random.normal() * 1.35);
    const staff = Math.max(1, Math.round(TYPICAL_STAFF[trade.kind] * options.staffScale * spread));
    return {
      id: `${this.#prefix}-e${padded(this.#count, 5)}`,
      uscc: syntheticUscc(this.#firstSerial + this.#count),
      name: this.#uniqueName(trade),
      ownership: random.weightedIndex([93, 4, 3]) === 0 ? 'PRIVATE' : random.chance(0.55) ? 'HMT' : 'FOREIGN',
      trade,
      staff,
      sizeClass: sizeClassOf(trade.kind, staff),
      buildingId: null,
      room: null,
      parkId: null,
      districtCode: null,
      lon: null,
      lat: null,
      status: random.chance(0.86) ? '存续' : '在业',
      enteredOn: dateBetween(random, options.enteredFrom, options.enteredTo),
      membersFull: 0,
      membersProbationary: 0,
      membersFloating: 0,
      membersUnattached: 0,
      applicants: 0,
      unionMembers: null,
      surveyedOn: null,
      inArticles: null,
      tags: [],
    };
  }
}

/** Staff that carries the members given: a Party member in every 6 to 20 of the staff. */
export function growStaff(enterprise: Enterprise, random: Random): void {
  const members = (enterprise.membersFull ?? 0) + (enterprise.membersProbationary ?? 0);
  const least = Math.round(members * random.between(5, 16));
  if (enterprise.staff < least) enterprise.staff = least;
  enterprise.sizeClass = sizeClassOf(enterprise.trade.kind, enterprise.staff);
}

/** Known member counts about a number of full members; the rest follows it. */
export function giveMembers(enterprise: Enterprise, random: Random, full: number): void {
  enterprise.membersFull = full;
  enterprise.membersProbationary = full === 0 ? (random.chance(0.04) ? 1 : 0) : random.geometric(0.7, 3);
  enterprise.membersFloating = random.chance(0.12) ? random.int(1, 2 + Math.floor(full / 6)) : 0;
  enterprise.membersUnattached = full > 0 && random.chance(0.25) ? Math.min(full, random.int(1, 1 + Math.floor(full / 4))) : 0;
  enterprise.applicants = full === 0 ? (random.chance(0.1) ? random.int(1, 2) : 0) : random.geometric(0.45, 6);
  growStaff(enterprise, random);
}

export function forgetMembers(enterprise: Enterprise): void {
  enterprise.membersFull = null;
  enterprise.membersProbationary = null;
  enterprise.membersFloating = null;
  enterprise.membersUnattached = null;
  enterprise.applicants = null;
  enterprise.surveyedOn = null;
}

/** The `enterprise` row. Where the members' relations sit adds up to full and probationary members. */
export function enterpriseRow(enterprise: Enterprise, sourceId: string): RowOf<'enterprise'> {
  const full = enterprise.membersFull;
  const total = full === null ? null : full + (enterprise.membersProbationary ?? 0);
  const away = enterprise.membersUnattached ?? 0;
  const outside = Math.ceil(away / 2);
  return {
    enterprise_id: enterprise.id,
    uscc: enterprise.uscc,
    name_zh: enterprise.name,
    ownership: enterprise.ownership,
    unit_category: '新经济组织',
    members_total: total,
    members_source: total === null ? null : '摸底',
    relation_here: total === null ? null : total - away,
    relation_in_zone: total === null ? null : away - outside,
    relation_outside: total === null ? null : outside,
    industry_code: enterprise.trade.code,
    size_class: enterprise.sizeClass,
    building_id: enterprise.buildingId,
    floor_room: enterprise.room,
    park_id: enterprise.parkId,
    register_district_code: enterprise.districtCode,
    lon: enterprise.lon,
    lat: enterprise.lat,
    status: enterprise.status,
    entered_on: enterprise.enteredOn,
    staff_count: enterprise.staff,
    members_full: full,
    members_probationary: enterprise.membersProbationary,
    members_floating: enterprise.membersFloating,
    members_unattached: enterprise.membersUnattached,
    applicants: enterprise.applicants,
    union_members: enterprise.unionMembers,
    party_survey_on: enterprise.surveyedOn,
    party_in_articles: enterprise.inArticles,
    valid_from: enterprise.enteredOn,
    valid_to: null,
    source_id: sourceId,
    is_synthetic: true,
  };
}
