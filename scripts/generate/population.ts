/** Steps that several places share: filling buildings, tags, own branches, unions, activities. */
import { dateBetween } from './calendar.ts';
import type { DraftOptions, Enterprise } from './enterprise.ts';
import type { Building, Park, PlaceBuilder } from './place-builder.ts';
import type { Random } from './random.ts';
import { apportion } from './random.ts';

/** Popularity of buildings: a few full ones, many half-empty ones, shuffled over the park. */
function popularity(random: Random, count: number): number[] {
  return random.shuffled(Array.from({ length: count }, (_, rank) => 1 / (rank + 2.2)));
}

/** Drafts enterprises and houses a share of them in buildings, the rest on plots of their own. */
export function populate(place: PlaceBuilder, park: Park, count: number, inBuildings: number, draft: DraftOptions): Enterprise[] {
  const random = place.random.fork(`populate/${park.id}/${count}`);
  const weights = popularity(random, park.buildings.length);
  const housed = park.buildings.length === 0 ? 0 : Math.round(count * inBuildings);
  const perBuilding = park.buildings.length === 0 ? [] : apportion(housed, weights);
  const homes: (Building | null)[] = [];
  for (const [index, building] of park.buildings.entries()) for (let n = 0; n < (perBuilding[index] ?? 0); n += 1) homes.push(building);
  while (homes.length < count) homes.push(null);
  return homes.map((home) => {
    const enterprise = place.factory.draft(draft);
    place.locate(enterprise, park, home);
    place.enterprises.push(enterprise);
    return enterprise;
  });
}

/** Name of an organization after its enterprise. */
export function orgNameOf(enterprise: Enterprise, suffix: string): string {
  return `${enterprise.name.replace('(合成)', '')}${suffix}(合成)`;
}

export interface OwnOrgOptions {
  readonly parent: string | null;
  readonly approvedBy: string | null;
  readonly foundedOn: string;
  readonly honours?: readonly string[];
  readonly isNew?: boolean;
  /** Instead of the type that the number of members suggests. */
  readonly type?: 'BRANCH' | 'GENERAL_BRANCH' | 'COMMITTEE';
}

const STAGES = ['建支部', '优服务', '强功能', '善治理'] as const;

/** An enterprise's own organization, its type by the number of members, and the relation that covers the enterprise. */
export function addOwnOrg(place: PlaceBuilder, enterprise: Enterprise, random: Random, options: OwnOrgOptions): string {
  const full = enterprise.membersFull;
  const members = full === null ? null : full + (enterprise.membersProbationary ?? 0);
  const type = options.type ?? (members === null || members < 50 ? 'BRANCH' : members < 100 ? 'GENERAL_BRANCH' : 'COMMITTEE');
  const suffix = type === 'BRANCH' ? '党支部' : type === 'GENERAL_BRANCH' ? '党总支' : '党委';
  const committee = type === 'COMMITTEE' ? 7 : type === 'GENERAL_BRANCH' ? 5 : full !== null && full >= 7 ? random.pick([3, 3, 5]) : 1;
  const termYear = Number(options.foundedOn.slice(0, 4));
  const orgId = place.addOrg({
    nameZh: orgNameOf(enterprise, suffix),
    type,
    level: 'ENTERPRISE',
    parent: options.parent,
    foundedOn: options.foundedOn,
    approvedBy: options.approvedBy,
    more: {
      formation: '单独组建',
      members_full: full,
      members_probationary: enterprise.membersProbationary,
      members_floating: enterprise.membersFloating,
      committee_size: committee,
      branches: type === 'BRANCH' ? 0 : Math.max(2, Math.ceil((members ?? 0) / 32)),
      park_id: enterprise.parkId,
      building_id: enterprise.buildingId,
      district_code: enterprise.districtCode,
      lon: enterprise.lon,
      lat: enterprise.lat,
      stage: STAGES[Math.min(3, random.weightedIndex([3, 4, 3, 1]) + (termYear < 2017 ? 1 : 0))] ?? '建支部',
      honours: options.honours ?? [],
      concurrent_secretary: random.chance(0.4),
      is_alliance_only: false,
      is_new: options.isNew ?? false,
    },
  });
  place.cover(orgId, enterprise, '直接', options.foundedOn);
  return orgId;
}

/** A joint branch over enterprises near each other: one organization, several covered enterprises. */
export function addJointBranch(
  place: PlaceBuilder,
  units: readonly Enterprise[],
  random: Random,
  nameZh: string,
  options: Omit<OwnOrgOptions, 'honours' | 'type'>,
): string {
  const first = units[0];
  if (first === undefined) throw new RangeError('a joint branch needs units');
  const sum = (pick: (unit: Enterprise) => number | null): number => units.reduce((total, unit) => total + (pick(unit) ?? 0), 0);
  const orgId = place.addOrg({
    nameZh,
    type: 'JOINT_BRANCH',
    level: 'ENTERPRISE',
    parent: options.parent,
    foundedOn: options.foundedOn,
    approvedBy: options.approvedBy,
    more: {
      formation: '联合组建',
      members_full: sum((unit) => unit.membersFull),
      members_probationary: sum((unit) => unit.membersProbationary),
      members_floating: sum((unit) => unit.membersFloating),
      committee_size: random.pick([1, 3]),
      branches: 0,
      park_id: first.parkId,
      building_id: first.buildingId,
      district_code: first.districtCode,
      lon: first.lon,
      lat: first.lat,
      stage: random.pick(['建支部', '优服务']),
      honours: [],
      concurrent_secretary: random.chance(0.3),
      is_alliance_only: false,
      is_new: options.isNew ?? false,
    },
  });
  for (const unit of units) place.cover(orgId, unit, '联合', options.foundedOn);
  return orgId;
}

/** The usual labels of a high-tech zone, by trade and size. 小巨人 is a recipe's decision and never drawn here. */
export function tagEnterprises(place: PlaceBuilder, enterprises: readonly Enterprise[], year: number): void {
  const random = place.random.fork('tags');
  for (const enterprise of enterprises) {
    const technical = enterprise.trade.kind !== 'service';
    const draw = (tag: string, level: string, probability: number): void => {
      if (random.chance(probability) && !enterprise.tags.some((given) => given.tag === tag))
        place.addTag(enterprise, tag, level, year - random.int(0, 3));
    };
    draw('HIGH_TECH', '国家级', technical ? (enterprise.sizeClass <= 3 ? 0.42 : 0.12) : 0.02);
    draw('TECH_SME', '省级', technical && enterprise.sizeClass >= 2 ? 0.3 : 0.03);
    draw('INNOVATIVE_SME', '省级', technical && enterprise.sizeClass >= 2 ? 0.2 : 0.01);
    draw('SRDI', '省级', technical && enterprise.sizeClass <= 3 ? 0.1 : 0);
    draw('ABOVE_SCALE', '国家级', enterprise.staff >= 60 ? 0.7 : enterprise.staff >= 20 ? 0.18 : 0);
    draw('GAZELLE', '省级', technical && enterprise.staff >= 40 ? 0.05 : 0);
    draw('LISTED', '国家级', enterprise.staff >= 300 ? 0.12 : 0);
  }
}

/** Unions of single enterprises where staff allows; their members are the enterprise's union members. */
export function addUnions(place: PlaceBuilder, enterprises: readonly Enterprise[], share: number, until: string): void {
  const random = place.random.fork('unions');
  for (const enterprise of enterprises) {
    const has = enterprise.staff >= 25 && random.chance(share);
    if (!has) {
      enterprise.unionMembers = enterprise.staff >= 25 && random.chance(0.4) ? null : 0;
      continue;
    }
    enterprise.unionMembers = Math.max(3, Math.round(enterprise.staff * random.between(0.45, 0.95)));
    place.tables.add('trade_union', {
      union_id: place.nextId('u'),
      name_zh: orgNameOf(enterprise, '工会'),
      kind: '单独',
      members: enterprise.unionMembers,
      enterprise_ids: [enterprise.id],
      founded_on: dateBetween(random, enterprise.enteredOn, until),
    });
  }
}

const ACTIVITY_KINDS = ['理论联学', '组织联建', '人才联培', '活动联办', '难题联解', '发展联动'] as const;

/** Dated activities of organizations within a period; about one organization in five has none. */
export function addActivities(
  place: PlaceBuilder,
  covered: readonly { orgId: string; enterprise: Enterprise }[],
  from: string,
  to: string,
  share: number,
): void {
  const random = place.random.fork('activities');
  for (const { orgId, enterprise } of covered) {
    if (!random.chance(share)) continue;
    const count = 1 + random.geometric(0.55, 4);
    for (let n = 0; n < count; n += 1) {
      place.tables.add('activity', {
        activity_id: place.nextId('v', 5),
        org_id: orgId,
        enterprise_id: enterprise.id,
        held_on: dateBetween(random, from, to),
        kind: random.pick(ACTIVITY_KINDS),
      });
    }
  }
}

export function surveyAll(place: PlaceBuilder, enterprises: readonly Enterprise[], from: string, to: string): void {
  const random = place.random.fork('survey');
  for (const enterprise of enterprises) {
    if (enterprise.membersFull !== null) enterprise.surveyedOn = dateBetween(random, from, to);
    enterprise.inArticles = random.chance(0.3) ? true : random.chance(0.7) ? false : null;
  }
}
