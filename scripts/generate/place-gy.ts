/** The example zone after Guiyang: 147 organizations cover 147 of 158 enterprises in scope (F063–F073). */
import { addAlliance, addMember, positionOf } from './alliance-writer.ts';
import { addDays, dateBetween } from './calendar.ts';
import { standardScope } from './definitions.ts';
import type { DraftOptions, Enterprise } from './enterprise.ts';
import { forgetMembers, giveMembers, growStaff } from './enterprise.ts';
import type { Box } from './geometry.ts';
import { chineseNumeral } from './numerals.ts';
import type { GeneratedDataset, Park } from './place-builder.ts';
import { PlaceBuilder } from './place-builder.ts';
import { addActivities, addOwnOrg, addUnions, orgNameOf, populate, surveyAll, tagEnterprises } from './population.ts';

const AS_OF = '2022-07-04';
const EARLIER = ['2019-12-31', '2020-12-31', '2021-12-31'] as const;
/** Founded by each snapshot: 96, then 109, 128, 147. */
const FOUNDED_BY = [96, 109, 128, 147] as const;

/** In scope 50 / 35 / 15 %, the uncovered among them, and rows that the waterfall takes out. */
const SPLIT = [
  { inScope: 79, uncovered: 3, deregistered: 12, idle: 6, publicOwned: 12 },
  { inScope: 55, uncovered: 5, deregistered: 9, idle: 6, publicOwned: 7 },
  { inScope: 24, uncovered: 3, deregistered: 5, idle: 2, publicOwned: 3 },
] as const;
/** Full members of the 11 uncovered: 7 with none, 3 with one or two, 1 with three or more. */
const UNCOVERED_MEMBERS = [0, 2, 0, 4, 0, 1, 0, 0, 0, 2, 0] as const;

const DRAFTS: readonly DraftOptions[] = [
  { mix: { tech: 6, industry: 2, service: 3 }, enteredFrom: '2009-03-01', enteredTo: '2022-03-31', staffScale: 1 },
  { mix: { tech: 3, industry: 7, service: 2 }, enteredFrom: '2010-06-01', enteredTo: '2022-03-31', staffScale: 1.5 },
  { mix: { tech: 4, industry: 4, service: 3 }, enteredFrom: '2010-01-01', enteredTo: '2022-03-31', staffScale: 0.8 },
];

function addParks(place: PlaceBuilder): Park[] {
  const district = (code: string, name: string, en: string, box: Box): void =>
    place.addDistrict(code, name, en, '县', 'GB2260', box, '520100');
  district('520115', '示例一区', 'Example District 1', [106.618, 26.594, 106.674, 26.656]);
  district('520113', '示例二区', 'Example District 2', [106.628, 26.698, 106.712, 26.776]);
  district('520112', '示例三区', 'Example District 3', [106.73, 26.602, 106.796, 26.658]);
  const axis = (number: number, u: number, v: number, along: boolean, count: number) => ({
    u,
    v,
    along,
    count,
    nameZh: `示例轴线${chineseNumeral(number)}`,
    nameEn: `Example Axis ${number}`,
    axis: `示例轴线${chineseNumeral(number)}`,
  });
  const area = (letter: string, en: string, u: number, v: number, along: boolean, count: number) => ({
    u,
    v,
    along,
    count,
    nameZh: `示例片区${letter}`,
    nameEn: `Example Quarter ${en}`,
    axis: null,
  });
  const place1 = { communityName: '示例社区甲一', subdistrictName: '示例街道甲' };
  const place2 = { communityName: '示例社区甲二', subdistrictName: '示例街道甲' };
  const common = { level: '国家级', floors: [5, 34] as const };
  return [
    place.addPark({
      ...common,
      id: 'gy-p1',
      nameZh: '示例园区一(科技产业)',
      nameEn: 'Example Park 1',
      type: '高新区',
      districtCode: '520115',
      box: [106.6325, 26.6075, 106.6575, 26.6385],
      angleDegrees: 9,
      pitchMetres: 142,
      buildingKind: '商务楼宇',
      clusters: [
        { ...axis(1, 0, -0.45, true, 6), ...place1 },
        { ...axis(2, 0.1, -0.07, false, 5), ...place1 },
        { ...area('甲', 'A', -0.1, 0.36, true, 4), ...place2 },
      ],
    }),
    place.addPark({
      ...common,
      id: 'gy-p2',
      nameZh: '示例园区二(先进制造)',
      nameEn: 'Example Park 2',
      type: '高新区',
      districtCode: '520113',
      box: [106.648, 26.717, 106.69, 26.757],
      angleDegrees: -24,
      pitchMetres: 168,
      buildingKind: '标准厂房',
      floors: [3, 16],
      clusters: [
        { ...axis(4, -0.16, -0.14, true, 6), communityName: '示例社区乙一', subdistrictName: '示例镇乙' },
        { ...area('乙', 'B', 0.3, 0.36, false, 4), communityName: '示例社区乙二', subdistrictName: '示例镇乙' },
      ],
    }),
    place.addPark({
      ...common,
      id: 'gy-p3',
      nameZh: '示例园区三(创客孵化)',
      nameEn: 'Example Park 3',
      type: '高新区',
      districtCode: '520112',
      box: [106.749, 26.617, 106.776, 26.641],
      angleDegrees: 17,
      pitchMetres: 140,
      buildingKind: '孵化器',
      floors: [4, 22],
      clusters: [
        { ...axis(3, -0.08, -0.1, true, 4), communityName: '示例社区丙一', subdistrictName: '示例街道丙' },
        { ...area('丙', 'C', 0.3, 0.34, true, 3), communityName: '示例社区丙一', subdistrictName: '示例街道丙' },
      ],
    }),
  ];
}

interface Territory {
  readonly root: string;
  /** Committee of each park, in order. */
  readonly parkCommittees: readonly string[];
  readonly organs: readonly { id: string; nameZh: string }[];
}

function addTerritory(place: PlaceBuilder, parks: readonly Park[]): Territory {
  const root = place.addOrg({
    nameZh: '示例高新区甲党工委',
    type: 'WORKING_COMMITTEE',
    level: 'DISTRICT',
    parent: null,
    foundedOn: '2000-06-01',
  });
  const approved = { approvedBy: root };
  const subdistricts = ['示例街道甲', '示例镇乙', '示例街道丙'].map((name, index) =>
    place.addOrg({
      nameZh: `${name}党工委`,
      type: 'WORKING_COMMITTEE',
      level: 'SUBDISTRICT',
      parent: root,
      foundedOn: '2006-03-01',
      more: { district_code: ['520115', '520113', '520112'][index] ?? null },
    }),
  );
  for (const [index, community] of ['示例社区甲一', '示例社区甲二', '示例社区乙一', '示例社区乙二', '示例社区丙一'].entries()) {
    place.addOrg({
      nameZh: `${community}党委`,
      type: 'COMMUNITY_COMMITTEE',
      level: 'COMMUNITY',
      parent: subdistricts[[0, 0, 1, 1, 2][index] ?? 0] ?? root,
      foundedOn: '2012-05-01',
      approvedBy: subdistricts[[0, 0, 1, 1, 2][index] ?? 0] ?? root,
    });
  }
  const parkCommittees = parks.map((park, index) =>
    place.addOrg({
      nameZh: `示例园区${chineseNumeral(index + 1)}综合党委`,
      type: 'COMPOSITE_COMMITTEE',
      level: 'PARK',
      parent: root,
      foundedOn: '2014-09-01',
      ...approved,
      more: { park_id: park.id, lon: park.layout.lon, lat: park.layout.lat, committee_size: 7 },
    }),
  );
  const organs = Array.from({ length: 12 }, (_, index) => {
    const nameZh = `示例机关第${chineseNumeral(index + 1)}党支部`;
    const id = place.addOrg({
      nameZh,
      type: 'BRANCH',
      level: 'ORGAN',
      parent: root,
      foundedOn: '2011-07-01',
      ...approved,
      more: { committee_size: 3 },
    });
    return { id, nameZh };
  });
  return { root, parkCommittees, organs };
}

interface Scope {
  readonly covered: Enterprise[];
  readonly uncovered: Enterprise[];
}

/** The 158 in scope of the three parks; the uncovered gather in the quarters farther from the named axes. */
function addScope(place: PlaceBuilder, parks: readonly Park[]): Scope {
  const random = place.random.fork('scope');
  const covered: Enterprise[] = [];
  const uncovered: Enterprise[] = [];
  const members = random.shuffled(UNCOVERED_MEMBERS);
  for (const [index, park] of parks.entries()) {
    const split = SPLIT[index];
    const draft = DRAFTS[index];
    if (split === undefined || draft === undefined) throw new RangeError('park without split');
    const inside = populate(place, park, split.inScope, index === 1 ? 0.64 : 0.88, draft);
    const last = Math.max(...park.buildings.map((building) => building.cluster));
    const lastIds = new Set(park.buildings.filter((building) => building.cluster === last).map((building) => building.id));
    const ranked = inside
      .map((enterprise) => ({
        enterprise,
        rank: random.next() * (enterprise.buildingId === null || lastIds.has(enterprise.buildingId) ? 0.35 : 1),
      }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ enterprise }) => enterprise);
    uncovered.push(...ranked.slice(0, split.uncovered));
    covered.push(...inside.filter((enterprise) => !ranked.slice(0, split.uncovered).includes(enterprise)));
    for (const [count, status, ownership] of [
      [split.deregistered, ['注销', '注销', '迁出', '吊销'], ['PRIVATE']],
      [split.idle, ['停业', '空壳', '清算'], ['PRIVATE']],
      [split.publicOwned, ['存续', '在业'], ['STATE', 'STATE', 'MIXED', 'COLLECTIVE']],
    ] as const) {
      for (const outside of populate(place, park, count, 0.7, { ...draft, enteredTo: '2021-06-30' })) {
        outside.status = random.pick(status);
        outside.ownership = random.pick(ownership);
        // State-owned enterprises report elsewhere: their members are not known to the zone.
        if (outside.ownership !== 'PRIVATE') forgetMembers(outside);
      }
    }
  }
  for (const [index, enterprise] of uncovered.entries()) giveMembers(enterprise, random, members[index] ?? 0);
  return { covered, uncovered };
}

function addOrganizations(
  place: PlaceBuilder,
  scope: Scope,
  territory: Territory,
  parks: readonly Park[],
): { orgId: string; enterprise: Enterprise }[] {
  const random = place.random.fork('organizations');
  const order = random.shuffled(scope.covered);
  const honours = new Map<number, string[]>();
  for (const [rank, index] of random
    .sample(
      Array.from({ length: 96 }, (_, n) => n),
      11,
    )
    .entries())
    honours.set(index, [rank < 6 ? '省级党建示范点' : '省级先进基层党组织']);
  const bounds = ['2012-03-01', ...EARLIER, '2022-06-20'];
  return order.map((enterprise, index) => {
    const period = FOUNDED_BY.findIndex((count) => index < count);
    const foundedOn = dateBetween(random, addDays(bounds[period] ?? AS_OF, 30), bounds[period + 1] ?? AS_OF);
    // The enterprise came before its organization.
    if (enterprise.enteredOn >= addDays(foundedOn, -60)) enterprise.enteredOn = addDays(foundedOn, -random.int(120, 900));
    const large = index === 3 ? 108 : index === 20 || index === 47 || index === 71 ? random.int(51, 78) : null;
    giveMembers(enterprise, random, large ?? 3 + random.geometric(0.17, 34));
    // Five organizations have not reported this half-year's counts.
    if (index >= 60 && index < 65) forgetMembers(enterprise);
    const parent = territory.parkCommittees[parks.findIndex((park) => park.id === enterprise.parkId)] ?? territory.root;
    const given = honours.get(index);
    return {
      enterprise,
      orgId: addOwnOrg(place, enterprise, random, {
        parent,
        approvedBy: territory.root,
        foundedOn,
        isNew: foundedOn > '2021-12-31',
        ...(given === undefined ? {} : { honours: given }),
      }),
    };
  });
}

/** Ten little giants with an own branch and an instructor; five of the uncovered are reached by liaisons, two by a park committee. */
function addWork(
  place: PlaceBuilder,
  scope: Scope,
  orgs: readonly { orgId: string; enterprise: Enterprise }[],
  territory: Territory,
): void {
  const random = place.random.fork('work');
  const technical = random.shuffled(
    orgs.filter(({ enterprise }) => enterprise.membersFull !== null && enterprise.trade.kind !== 'service'),
  );
  for (const { enterprise, orgId } of technical.slice(0, 10)) {
    enterprise.staff = Math.max(enterprise.staff, random.int(60, 260));
    growStaff(enterprise, random);
    place.addTag(enterprise, 'LITTLE_GIANT', '国家级', random.int(2019, 2021));
    place.addTag(enterprise, 'SRDI', '省级', 2019);
    const since = dateBetween(random, '2020-01-10', '2021-12-20');
    const instructor = place.addInstructor(random, '党建指导员', random.pick(territory.organs).id, since);
    place.tables.add('instructor_assignment', {
      instructor_id: instructor,
      enterprise_id: enterprise.id,
      org_id: orgId,
      since,
      until: null,
      mode: '一对一',
    });
  }
  for (const [index, enterprise] of scope.uncovered.entries()) {
    const since = dateBetween(random, '2021-03-01', '2022-04-30');
    if (index % 2 === 0 && index < 10) {
      const instructor = place.addInstructor(random, '联络员', random.pick(territory.organs).id, since);
      place.tables.add('instructor_assignment', {
        instructor_id: instructor,
        enterprise_id: enterprise.id,
        org_id: null,
        since,
        until: null,
        mode: '一对一',
      });
    } else if (index === 3 || index === 9) {
      const committee = territory.parkCommittees[index === 3 ? 1 : 2];
      if (committee !== undefined) place.cover(committee, enterprise, '辐射', since);
    }
  }
}

function addPairings(place: PlaceBuilder, orgs: readonly { orgId: string }[], territory: Territory): void {
  const random = place.random.fork('pairings');
  const targets = random.shuffled(orgs);
  for (const [index, organ] of territory.organs.entries()) {
    const target = targets[index];
    if (target === undefined) continue;
    place.tables.add('pairing', {
      pairing_id: place.nextId('r', 3),
      kind: 'PAIR',
      level: '科级',
      a_kind: 'ORGAN_ORG',
      a_id: organ.id,
      b_kind: 'ENTERPRISE_ORG',
      b_id: target.orgId,
      since: dateBetween(random, '2020-03-01', '2022-03-31'),
      until: null,
    });
  }
  for (let number = 1; number <= 17; number += 1) {
    const target = targets[territory.organs.length + number];
    if (target === undefined) continue;
    place.tables.add('pairing', {
      pairing_id: place.nextId('r', 3),
      kind: 'CONTACT_POINT',
      level: '县级',
      a_kind: 'POST',
      a_id: `党工委领导岗位${1 + (number % 7)}`,
      b_kind: 'ENTERPRISE_ORG',
      b_id: target.orgId,
      since: dateBetween(random, '2021-01-10', '2022-03-31'),
      until: null,
    });
  }
}

function addAxisAlliances(
  place: PlaceBuilder,
  parks: readonly Park[],
  orgs: readonly { orgId: string; enterprise: Enterprise }[],
  territory: Territory,
): void {
  const random = place.random.fork('alliances');
  const axisNames = [
    ['示例轴线一', '示例轴线二', null],
    ['示例轴线四', null],
    ['示例轴线三', null],
  ] as const;
  let unnamed = 0;
  for (const [parkIndex, park] of parks.entries()) {
    for (const [cluster, axis] of (axisNames[parkIndex] ?? []).entries()) {
      const buildings = park.buildings.filter((building) => building.cluster === cluster);
      const ids = new Set(buildings.map((building) => building.id));
      const foundedOn = dateBetween(random, '2020-06-01', '2022-04-30');
      const mean = (pick: (index: number) => number): number =>
        Math.round((buildings.reduce((sum, _, index) => sum + pick(index), 0) / buildings.length) * 1e6) / 1e6;
      if (axis === null) unnamed += 1;
      const title = axis === null ? `未具名联盟${chineseNumeral(unnamed)}` : `${axis}党建联盟`;
      const tenants = orgs.filter(({ enterprise }) => enterprise.buildingId !== null && ids.has(enterprise.buildingId));
      const allianceId = addAlliance(place, {
        nameZh: title,
        nameEn:
          axis === null
            ? `Unnamed alliance ${unnamed}`
            : `Alliance of Example Axis ${['一', '二', '三', '四'].indexOf(axis.slice(-1)) + 1}`,
        type: 'BUILDING_AXIS',
        at: [mean((index) => buildings[index]?.shape.lon ?? 0), mean((index) => buildings[index]?.shape.lat ?? 0)],
        foundedOn,
        more: { axis_name: axis, formation_mode: 3, lead_org_id: tenants[0]?.orgId ?? null },
      });
      for (const [index, { orgId, enterprise }] of tenants.entries()) {
        addMember(place, allianceId, {
          kind: 'ENTERPRISE_ORG',
          id: orgId,
          nameZh: orgNameOf(enterprise, '党组织'),
          at: positionOf(enterprise),
          joinedOn: foundedOn,
          role: index === 0 ? '盟主' : '成员',
        });
      }
      for (const organ of random.sample(territory.organs, 2)) {
        addMember(place, allianceId, {
          kind: 'DEPARTMENT',
          id: organ.id,
          nameZh: organ.nameZh,
          at: null,
          joinedOn: foundedOn,
          role: '共建',
        });
      }
      for (let held = addDays(foundedOn, 40); held < AS_OF; held = addDays(held, 91)) {
        place.tables.add('meeting', {
          meeting_id: place.nextId('m', 3),
          org_id: null,
          alliance_id: allianceId,
          held_on: held,
          kind: '联席会议',
          attending_enterprises: Math.max(2, Math.round(tenants.length * random.between(0.5, 0.95))),
          attending_people: null,
        });
      }
    }
  }
}

function addSites(place: PlaceBuilder, parks: readonly Park[], territory: Territory): void {
  const site = (
    park: number,
    building: number,
    nameZh: string,
    nameEn: string,
    type: string,
    openedOn: string,
    zones: number | null,
    services: string[],
    radius: number,
  ): void => {
    const home = parks[park]?.buildings[building];
    if (home === undefined) throw new RangeError(nameZh);
    place.tables.add('service_site', {
      site_id: place.nextId('s', 2),
      name_zh: nameZh,
      name_en: nameEn,
      site_type: type,
      operator_org_id: territory.parkCommittees[park] ?? null,
      opened_on: openedOn,
      zone_count: zones,
      services,
      building_id: home.id,
      lon: home.shape.lon,
      lat: home.shape.lat,
      in_resource_map: true,
      radius_m: radius,
      source_id: place.sourceId,
      is_synthetic: true,
    });
  };
  site(
    0,
    12,
    '示例党群人才服务中心',
    'Example talent and Party-mass centre',
    '党群服务中心',
    '2022-05-09',
    6,
    ['党务', '政务', '社务'],
    1000,
  );
  site(1, 2, '示例制造园党群服务中心', 'Example Park 2 Party-mass centre', '党群服务中心', '2021-05-20', 5, ['党务', '政务'], 1200);
  site(2, 1, '示例党员创新中心', 'Example members’ innovation centre', '党群服务中心', '2021-09-10', 4, ['党务', '社务'], 800);
  site(0, 1, '示例轴线一党建E站', 'Axis 1 E-station', '党建E站', '2020-11-03', null, ['党务'], 500);
  site(0, 7, '示例轴线二党建E站', 'Axis 2 E-station', '党建E站', '2021-03-16', null, ['党务'], 500);
  site(1, 7, '示例职工驿站', 'Example staff station', '职工驿站', '2021-12-01', null, ['社务'], 600);
  site(2, 4, '示例政企服务中心', 'Example enterprise service centre', '政企服务中心', '2020-08-18', 3, ['政务'], 900);
}

export function generateGy(): GeneratedDataset {
  const place = new PlaceBuilder({
    id: 'gy',
    asOf: AS_OF,
    earlier: EARLIER,
    firstSerial: 0,
    title: { zh: '示例高新区甲(参照公开报道)', en: 'Example High-tech Zone A (after published reports)' },
    subtitle: {
      zh: '三个园区、7个楼宇党建联盟;147个企业党组织',
      en: 'Three parks, seven building alliances, 147 enterprise organizations',
    },
    definition: standardScope('gy-published-scope', '示例高新区甲口径:实体运营非公企业', 'Zone A scope: operating non-public enterprises'),
  });
  const parks = addParks(place);
  const territory = addTerritory(place, parks);
  const scope = addScope(place, parks);
  const orgs = addOrganizations(place, scope, territory, parks);
  addWork(place, scope, orgs, territory);
  addPairings(place, orgs, territory);
  addAxisAlliances(place, parks, orgs, territory);
  addSites(place, parks, territory);
  for (const enterprise of scope.uncovered) if (enterprise.enteredOn > '2022-02-01') enterprise.enteredOn = '2021-11-15';
  const operating = place.enterprises.filter((enterprise) => enterprise.status === '存续' || enterprise.status === '在业');
  tagEnterprises(place, operating, 2021);
  addUnions(
    place,
    operating.filter((enterprise) => !scope.uncovered.includes(enterprise)),
    0.5,
    AS_OF,
  );
  surveyAll(place, [...scope.covered, ...scope.uncovered], '2022-05-05', '2022-06-30');
  addActivities(place, orgs, '2021-07-05', AS_OF, 0.82);
  return place.finish();
}
