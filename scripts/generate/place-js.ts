/**
 * The example province after Jiangsu, the large bundled set: 901 alliances, 36,100 organizations and
 * 67,000 enterprises in them (F083–F086). Being a member of an alliance covers nobody: organizations do.
 */
import { addAlliance, addMember, positionOf } from './alliance-writer.ts';
import { dateBetween } from './calendar.ts';
import { standardScope } from './definitions.ts';
import type { DraftOptions, Enterprise } from './enterprise.ts';
import { forgetMembers, giveMembers } from './enterprise.ts';
import type { ExampleCity } from './example-cities.ts';
import { EXAMPLE_CITIES, parkSites } from './example-cities.ts';
import type { Position } from './geometry.ts';
import { chineseNumeral, padded } from './numerals.ts';
import { foundingDate } from './organize.ts';
import type { GeneratedDataset, Park } from './place-builder.ts';
import { PlaceBuilder } from './place-builder.ts';
import { addJointBranch, addOwnOrg, orgNameOf, populate, tagEnterprises } from './population.ts';
import { apportion } from './random.ts';

const AS_OF = '2024-06-30';
const ALLIANCES = 901;
const ORGANIZATIONS = 36_100;
const ENTERPRISES = 67_000;
/** Branches over two to five neighbours; the other organizations are of one enterprise each. */
const JOINT_BRANCHES = 6200;
const PARKS_PER_CITY = 7;
const BUILDINGS_PER_PARK = 14;
const INDUSTRIES = [
  '新能源',
  '集成电路',
  '生物医药',
  '高端装备',
  '新材料',
  '软件信息',
  '纺织服装',
  '海工装备',
  '节能环保',
  '汽车部件',
  '智能电网',
  '现代物流',
  '工业设计',
  '食品加工',
] as const;
const DRAFT: DraftOptions = {
  mix: { tech: 4, industry: 6, service: 2 },
  enteredFrom: '2004-01-01',
  enteredTo: '2023-12-31',
  staffScale: 1.2,
};

function addCityParks(place: PlaceBuilder, city: ExampleCity): Park[] {
  const [lon, lat] = city.seat;
  place.addDistrict(city.code, city.nameZh, city.nameEn, '市', 'GB2260', [lon - 0.16, lat - 0.13, lon + 0.16, lat + 0.13]);
  return parkSites(place.random.fork(`sites/${city.code}`), city, PARKS_PER_CITY).map((site, index) => {
    const random = place.random.fork(`clusters/${city.code}/${index}`);
    const cluster = (number: number, u: number, v: number, along: boolean, count: number) => ({
      u,
      v,
      along,
      count,
      nameZh: `${city.nameZh}园区${chineseNumeral(index + 1)}${number === 1 ? '东' : '西'}区`,
      nameEn: `${city.nameEn} Park ${index + 1} ${number === 1 ? 'East' : 'West'}`,
      axis: null,
      communityName: `${city.nameZh}社区${index + 1}`,
      subdistrictName: `${city.nameZh}街道${index + 1}`,
    });
    const first = random.int(6, 9);
    return place.addPark({
      id: `js-p${city.code.slice(2, 4)}${index + 1}`,
      nameZh: `${city.nameZh}园区${chineseNumeral(index + 1)}`,
      nameEn: `${city.nameEn} Park ${index + 1}`,
      level: index === 0 ? '国家级' : '省级',
      type: index % 2 === 0 ? '高新区' : '经开区',
      districtCode: city.code,
      box: site.box,
      angleDegrees: site.angleDegrees,
      pitchMetres: 150,
      floors: index === 0 ? [6, 36] : [3, 16],
      buildingKind: index < 2 ? '商务楼宇' : '标准厂房',
      clusters: [
        cluster(1, random.between(0.2, 0.45), random.between(-0.3, 0.3), true, first),
        cluster(2, random.between(-0.45, -0.2), random.between(-0.3, 0.3), false, BUILDINGS_PER_PARK - first),
      ],
    });
  });
}

/** Alliances gather neighbours: the enterprises of a city, park by park, cut into runs of uneven length. */
function cutIntoAlliances(place: PlaceBuilder, cities: readonly (readonly Enterprise[])[]): Enterprise[][] {
  const counts = apportion(
    ALLIANCES,
    cities.map((enterprises) => enterprises.length),
  );
  return cities.flatMap((enterprises, city) => {
    const random = place.random.fork(`cut/${city}`);
    const count = counts[city] ?? 0;
    const sizes = apportion(
      enterprises.length - count * 12,
      Array.from({ length: count }, () => 0.15 + random.next() ** 2),
    ).map((size) => size + 12);
    let at = 0;
    return sizes.map((size) => {
      const part = enterprises.slice(at, at + size);
      at += size;
      return part;
    });
  });
}

interface Organization {
  readonly id: string;
  readonly nameZh: string;
  readonly at: Position | null;
}

/** Organizations of each alliance: single ones for the larger enterprises, joint branches of neighbours. Adds up to 36,100 exactly. */
function addOrganizations(
  place: PlaceBuilder,
  alliances: readonly (readonly Enterprise[])[],
  coverageOf: ReadonlyMap<string, number>,
): Organization[][] {
  const leaning = (members: readonly Enterprise[], index: number): number =>
    (coverageOf.get(members[0]?.districtCode ?? '') ?? 1) * place.random.fork(`leaning/${index}`).between(0.75, 1.25) * members.length;
  const single = shareOut(
    ORGANIZATIONS - JOINT_BRANCHES,
    alliances.map(leaning),
    alliances.map((members) => Math.floor(members.length * 0.62)),
  );
  const joint = shareOut(
    JOINT_BRANCHES,
    alliances.map((members) => members.length),
    alliances.map((members, index) => Math.floor((members.length - (single[index] ?? 0)) / 3)),
  );
  return alliances.map((members, index) => {
    const random = place.random.fork(`organizations/${index}`);
    const organizations: Organization[] = [];
    const order = members
      .map((enterprise) => ({ enterprise, rank: random.next() ** (1 / Math.sqrt(enterprise.staff + 3)) }))
      .sort((a, b) => b.rank - a.rank)
      .map(({ enterprise }) => enterprise);
    for (const enterprise of order.splice(0, single[index] ?? 0)) {
      giveMembers(enterprise, random, 3 + random.geometric(0.2, 60));
      const foundedOn = foundingDate(random, [enterprise], '2008-01-01', '2024-05-31');
      const id = addOwnOrg(place, enterprise, random, { parent: null, approvedBy: null, foundedOn });
      organizations.push({ id, nameZh: orgNameOf(enterprise, '党组织'), at: positionOf(enterprise) });
    }
    let left = joint[index] ?? 0;
    for (; left > 0; left -= 1) {
      // Two for each branch still to come are kept back, so that every branch finds its units.
      const units = order.splice(0, Math.max(2, Math.min(random.int(2, 4), order.length - (left - 1) * 2)));
      for (const [unit, enterprise] of units.entries()) giveMembers(enterprise, random, unit === 0 ? 2 : 1);
      const foundedOn = foundingDate(random, units, '2018-01-01', '2024-05-31');
      const nameZh = `示例联盟${padded(index + 1, 3)}第${left}联合党支部(合成)`;
      const id = addJointBranch(place, units, random, nameZh, { parent: null, approvedBy: null, foundedOn });
      organizations.push({ id, nameZh, at: units[0] === undefined ? null : positionOf(units[0]) });
    }
    for (const enterprise of order) {
      const draw = random.next();
      giveMembers(enterprise, random, draw < 0.02 ? random.int(3, 5) : draw < 0.16 ? random.int(1, 2) : 0);
      if (random.chance(0.05)) forgetMembers(enterprise);
      else if (random.chance(0.04)) enterprise.status = random.pick(['停业', '空壳', '清算', '注销', '迁出']);
    }
    return organizations;
  });
}

/** 600 liaisons, five enterprises without an organization each. */
function addLiaisons(place: PlaceBuilder): void {
  const random = place.random.fork('liaisons');
  const covered = new Set(place.tables.rows('org_cover').map((row) => row.unit_id));
  const targets = random.shuffled(place.enterprises.filter((enterprise) => !covered.has(enterprise.id) && enterprise.status === '存续'));
  for (let number = 0; number < 600; number += 1) {
    const since = dateBetween(random, '2021-06-01', '2024-05-31');
    const instructor = place.addInstructor(random, number % 3 === 0 ? '红链管家' : '联络员', null, since);
    for (const enterprise of targets.slice(number * 5, number * 5 + 5)) {
      place.tables.add('instructor_assignment', {
        instructor_id: instructor,
        enterprise_id: enterprise.id,
        org_id: null,
        since,
        until: null,
        mode: '一对多',
      });
    }
  }
}

/** Parts of a total by weight, none above its cap; what a cap cuts off goes to those with room. */
function shareOut(total: number, weights: readonly number[], caps: readonly number[]): number[] {
  const parts = apportion(total, weights).map((part, index) => Math.min(part, caps[index] ?? 0));
  let rest = total - parts.reduce((sum, part) => sum + part, 0);
  while (rest > 0) {
    const before = rest;
    for (const [index, cap] of caps.entries()) {
      if (rest > 0 && (parts[index] ?? 0) < cap) {
        parts[index] = (parts[index] ?? 0) + 1;
        rest -= 1;
      }
    }
    if (rest === before) throw new RangeError(`${rest} of ${total} find no room`);
  }
  return parts;
}

function addAlliances(
  place: PlaceBuilder,
  alliances: readonly (readonly Enterprise[])[],
  organizations: readonly (readonly Organization[])[],
): void {
  for (const [index, members] of alliances.entries()) {
    const random = place.random.fork(`alliance/${index}`);
    const industry = random.pick(INDUSTRIES);
    const foundedOn = dateBetween(random, '2020-06-01', '2024-06-20');
    const placed = members.flatMap((enterprise) => positionOf(enterprise) ?? []);
    const mean = (offset: 0 | 1): number =>
      Math.round((placed.reduce((sum, value, at) => (at % 2 === offset ? sum + value : sum), 0) / (placed.length / 2)) * 1e6) / 1e6;
    const lead = organizations[index]?.[0];
    const allianceId = addAlliance(place, {
      nameZh: `示例${industry}产业链党建联盟${padded(index + 1, 3)}`,
      nameEn: `Example chain alliance ${padded(index + 1, 3)}`,
      type: 'CHAIN',
      at: [mean(0), mean(1)],
      foundedOn,
      // Every one of the four modes occurs: the first four alliances have one each.
      more: { formation_mode: index < 4 ? index + 1 : 1 + random.weightedIndex([4, 3, 2, 2]), lead_org_id: lead?.id ?? null },
    });
    for (const enterprise of members)
      addMember(place, allianceId, { kind: 'ENTERPRISE', id: enterprise.id, nameZh: enterprise.name, at: null, joinedOn: foundedOn });
    for (const organization of organizations[index] ?? []) {
      addMember(place, allianceId, {
        kind: 'ENTERPRISE_ORG',
        id: organization.id,
        nameZh: organization.nameZh,
        at: organization.at,
        joinedOn: foundedOn,
        role: organization === lead ? '盟主' : '成员',
      });
    }
  }
}

export function generateJs(): GeneratedDataset {
  const place = new PlaceBuilder({
    id: 'js',
    asOf: AS_OF,
    earlier: ['2021-12-31', '2022-12-31', '2023-12-31'],
    firstSerial: 100_000,
    title: { zh: '示例省癸(参照公开报道)', en: 'Example Province J (after published reports)' },
    subtitle: {
      zh: '901个产业链党建联盟、36100个基层党组织、67000家企业',
      en: '901 chain alliances, 36,100 organizations, 67,000 enterprises',
    },
    definition: standardScope(
      'js-scope',
      '示例省癸口径:联盟成员中的实体运营非公企业',
      'Province J scope: operating non-public members of alliances',
    ),
  });
  const counts = apportion(
    ENTERPRISES,
    EXAMPLE_CITIES.map(({ weight }) => weight),
  );
  const cities = EXAMPLE_CITIES.map((city, index) => {
    const parks = addCityParks(place, city);
    const perPark = apportion(
      counts[index] ?? 0,
      parks.map((_, park) => 1.9 - park * 0.18),
    );
    return parks.flatMap((park, at) => populate(place, park, perPark[at] ?? 0, at < 2 ? 0.85 : 0.55, DRAFT));
  });
  const alliances = cutIntoAlliances(place, cities);
  const organizations = addOrganizations(place, alliances, new Map(EXAMPLE_CITIES.map(({ code, coverage }) => [code, coverage])));
  addAlliances(place, alliances, organizations);
  addLiaisons(place);
  tagEnterprises(place, place.enterprises, 2023);
  return place.finish();
}
