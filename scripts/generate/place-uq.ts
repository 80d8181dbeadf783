/**
 * The example community after Kunming Road, Urumqi: 12 buildings, 3 building committees, 777 tenants,
 * 37 enterprise organizations, 4 tiers (F199–F203). Beside it, in another community, the example square
 * after Chuangxin Square: towers A–D whose tenants are unknown, one meeting with 31 enterprises (F197).
 */
import { dateBetween } from './calendar.ts';
import { allTenants } from './definitions.ts';
import type { DraftOptions, Enterprise } from './enterprise.ts';
import { forgetMembers, giveMembers } from './enterprise.ts';
import { chineseNumeral } from './numerals.ts';
import type { Building, GeneratedDataset, Park } from './place-builder.ts';
import { PlaceBuilder } from './place-builder.ts';
import { addActivities, addJointBranch, addOwnOrg, addUnions, surveyAll, tagEnterprises } from './population.ts';
import { apportion } from './random.ts';

const AS_OF = '2024-04-15';
const EARLIER = ['2021-12-31', '2022-12-31'] as const;
const TENANTS = 777;
/** Least tenants of a building; the rest is shared out by weights that leave the fullest at 130. */
const LEAST_TENANTS = 25;
const TENANT_WEIGHTS = [105, 67, 20, 44, 8, 86, 30, 52, 5, 36, 24, 0] as const;
const DRAFT: DraftOptions = {
  mix: { tech: 3, industry: 0.3, service: 7 },
  enteredFrom: '2011-01-01',
  enteredTo: '2023-12-31',
  staffScale: 0.8,
};

function addCommunity(place: PlaceBuilder): Park {
  place.addDistrict('650104', '示例区乙', 'Example District B', '县', 'GB2260', [87.54, 43.834, 87.606, 43.914]);
  const cluster = (name: string, en: string, u: number, v: number, along: boolean, count: number) => ({
    u,
    v,
    along,
    count,
    nameZh: name,
    nameEn: en,
    axis: null,
    communityName: '示例社区乙',
    subdistrictName: '示例街道乙一',
  });
  return place.addPark({
    id: 'uq-kml',
    nameZh: '示例社区乙(参照公开报道)',
    nameEn: 'Example Community B (after published reports)',
    level: '社区',
    type: '社区',
    districtCode: '650104',
    box: [87.5595, 43.849, 87.5735, 43.8602],
    angleDegrees: 14,
    pitchMetres: 118,
    floors: [9, 32],
    buildingKind: '商务楼宇',
    irregularity: 0.1,
    clusters: [
      cluster('示例楼群一', 'Example Cluster 1', -0.42, 0.3, true, 5),
      cluster('示例楼群二', 'Example Cluster 2', 0.45, 0.12, false, 4),
      cluster('示例楼群三', 'Example Cluster 3', -0.1, -0.5, true, 3),
    ],
  });
}

interface Territory {
  readonly community: string;
  /** Building committee of each cluster of buildings. */
  readonly committees: readonly string[];
}

/** Tiers: subdistrict working committee, community committee, building committee, enterprise organization. */
function addTerritory(place: PlaceBuilder, park: Park): Territory {
  const subdistrict = place.addOrg({
    nameZh: '示例街道乙一党工委',
    type: 'WORKING_COMMITTEE',
    level: 'SUBDISTRICT',
    parent: null,
    foundedOn: '2004-08-01',
    more: { district_code: '650104' },
  });
  const community = place.addOrg({
    nameZh: '示例社区乙党委',
    type: 'COMMUNITY_COMMITTEE',
    level: 'COMMUNITY',
    parent: subdistrict,
    foundedOn: '2013-05-20',
    approvedBy: subdistrict,
    more: { district_code: '650104', park_id: park.id, lon: park.layout.lon, lat: park.layout.lat, committee_size: 7 },
  });
  const committees = ['2021-06-18', '2021-11-05', '2022-09-23'].map((foundedOn, cluster) => {
    const buildings = park.buildings.filter((building) => building.cluster === cluster);
    const first = buildings[0];
    if (first === undefined) throw new RangeError('cluster without buildings');
    const id = place.addOrg({
      nameZh: `示例楼群${chineseNumeral(cluster + 1)}楼宇综合党委`,
      type: 'BUILDING_COMMITTEE',
      level: 'BUILDING',
      parent: community,
      foundedOn,
      approvedBy: subdistrict,
      more: {
        building_id: first.id,
        park_id: park.id,
        district_code: '650104',
        lon: first.shape.lon,
        lat: first.shape.lat,
        committee_size: 7,
        concurrent_secretary: true,
      },
    });
    for (const building of buildings) place.leadBuilding(building, id);
    return id;
  });
  return { community, committees };
}

function addTenants(place: PlaceBuilder, park: Park): Map<Building, Enterprise[]> {
  const extra = apportion(TENANTS - LEAST_TENANTS * park.buildings.length, TENANT_WEIGHTS);
  const tenants = new Map<Building, Enterprise[]>();
  for (const [index, building] of park.buildings.entries()) {
    const inside: Enterprise[] = [];
    for (let n = 0; n < LEAST_TENANTS + (extra[index] ?? 0); n += 1) {
      const enterprise = place.factory.draft(DRAFT);
      place.locate(enterprise, park, building);
      place.enterprises.push(enterprise);
      inside.push(enterprise);
    }
    tenants.set(building, inside);
  }
  return tenants;
}

/** How many of the 30 single organizations and of the 7 joint branches stand in each building; some buildings have none. */
const SINGLE_PER_BUILDING = [6, 3, 1, 4, 0, 5, 2, 3, 0, 4, 2, 0] as const;
const JOINT_PER_BUILDING = [1, 1, 0, 1, 0, 1, 1, 1, 0, 1, 0, 0] as const;
/** The six with three or more full members and no organization. */
const SHOULD_FORM_BUILDINGS = [1, 2, 4, 7, 8, 11] as const;
/** Buildings whose tenants nobody has asked yet. */
const UNSURVEYED_SHARE = [0.02, 0.03, 0.1, 0.02, 0.3, 0.02, 0.1, 0.04, 0.25, 0.05, 0.1, 0.2] as const;

function addOrganizations(
  place: PlaceBuilder,
  park: Park,
  tenants: ReadonlyMap<Building, Enterprise[]>,
  territory: Territory,
): { orgId: string; enterprise: Enterprise }[] {
  const random = place.random.fork('organizations');
  const covered: { orgId: string; enterprise: Enterprise }[] = [];
  let single = 0;
  let joint = 0;
  for (const [index, building] of park.buildings.entries()) {
    const committee = territory.committees[building.cluster] ?? territory.community;
    const order = random.shuffled(tenants.get(building) ?? []);
    const take = (count: number): Enterprise[] => order.splice(0, count);
    for (const enterprise of take(SINGLE_PER_BUILDING[index] ?? 0)) {
      // The first two are the committee and the general branch; their sub-branches are a number, not rows.
      giveMembers(enterprise, random, single === 0 ? 104 : single === 4 ? 58 : 3 + random.geometric(0.22, 26));
      const foundedOn = dateBetween(random, '2015-03-01', '2024-03-20');
      if (enterprise.enteredOn > foundedOn) enterprise.enteredOn = '2014-06-01';
      covered.push({
        enterprise,
        orgId: addOwnOrg(place, enterprise, random, { parent: committee, approvedBy: territory.community, foundedOn }),
      });
      single += 1;
    }
    for (let n = 0; n < (JOINT_PER_BUILDING[index] ?? 0); n += 1) {
      const units = take(4);
      for (const unit of units) giveMembers(unit, random, random.pick([1, 1, 2]));
      const foundedOn = dateBetween(random, '2021-12-01', '2024-03-20');
      for (const unit of units) if (unit.enteredOn > foundedOn) unit.enteredOn = '2020-05-01';
      joint += 1;
      const orgId = addJointBranch(place, units, random, `示例楼群第${chineseNumeral(joint)}联合党支部(合成)`, {
        parent: committee,
        approvedBy: territory.community,
        foundedOn,
      });
      for (const enterprise of units) covered.push({ enterprise, orgId });
    }
    const shouldForm = (SHOULD_FORM_BUILDINGS as readonly number[]).includes(index) ? take(1) : [];
    for (const enterprise of shouldForm) giveMembers(enterprise, random, random.pick([3, 3, 4, 5]));
    for (const enterprise of order) {
      const draw = random.next();
      giveMembers(enterprise, random, draw < 0.1 ? 1 : draw < 0.145 ? 2 : 0);
      if (random.chance(UNSURVEYED_SHARE[index] ?? 0)) forgetMembers(enterprise);
    }
    addRadiation(place, order, committee, random.next() < 0.75 ? 0.16 : 0.05);
  }
  return covered;
}

/** 延伸辐射: tenants that a building committee has taken on by name; area coverage only. */
function addRadiation(place: PlaceBuilder, enterprises: readonly Enterprise[], committee: string, share: number): void {
  const random = place.random.fork(`radiation/${enterprises[0]?.id ?? ''}`);
  for (const enterprise of enterprises) {
    if (!random.chance(share)) continue;
    const from = enterprise.enteredOn > '2022-10-01' ? enterprise.enteredOn : '2022-10-01';
    place.cover(committee, enterprise, '辐射', dateBetween(random, from, '2024-03-31'));
  }
}

function addLiaisons(place: PlaceBuilder, covered: ReadonlySet<Enterprise>, territory: Territory): void {
  const random = place.random.fork('liaisons');
  const targets = random.shuffled(place.enterprises.filter((enterprise) => !covered.has(enterprise)));
  for (let number = 0; number < 12; number += 1) {
    const assigned = dateBetween(random, '2022-02-01', '2024-02-28');
    const instructor = place.addInstructor(random, '联络员', territory.community, assigned);
    for (const enterprise of targets.slice(number * 5, number * 5 + 5)) {
      place.tables.add('instructor_assignment', {
        instructor_id: instructor,
        enterprise_id: enterprise.id,
        org_id: null,
        since: assigned,
        until: null,
        mode: '一对多',
      });
    }
  }
}

/** Another community: towers without enterprise rows, since the publication gives attendance, not tenants. */
function addSquare(place: PlaceBuilder): void {
  const square = place.addPark({
    id: 'uq-cxgc',
    nameZh: '示例广场丙(入驻企业数未公开)',
    nameEn: 'Example Square C (tenants not published)',
    level: '社区',
    type: '商圈',
    districtCode: '650104',
    box: [87.5755, 43.8952, 87.5845, 43.9008],
    angleDegrees: -8,
    pitchMetres: 108,
    floors: [12, 28],
    buildingKind: '商务楼宇',
    irregularity: 0.08,
    clusters: [
      {
        u: 0,
        v: 0,
        along: true,
        count: 4,
        nameZh: '示例广场丙',
        nameEn: 'Example Square C',
        axis: null,
        communityName: '示例社区丙',
        subdistrictName: '示例街道乙二',
      },
    ],
  });
  const subdistrict = place.addOrg({
    nameZh: '示例街道乙二党工委',
    type: 'WORKING_COMMITTEE',
    level: 'SUBDISTRICT',
    parent: null,
    foundedOn: '2004-08-01',
    more: { district_code: '650104' },
  });
  const community = place.addOrg({
    nameZh: '示例社区丙党委',
    type: 'COMMUNITY_COMMITTEE',
    level: 'COMMUNITY',
    parent: subdistrict,
    foundedOn: '2013-06-10',
    approvedBy: subdistrict,
    more: { district_code: '650104' },
  });
  const committee = place.addOrg({
    nameZh: '示例广场丙楼宇党委',
    type: 'BUILDING_COMMITTEE',
    level: 'BUILDING',
    parent: community,
    foundedOn: '2024-03-12',
    approvedBy: subdistrict,
    more: {
      park_id: square.id,
      building_id: square.buildings[3]?.id ?? null,
      district_code: '650104',
      lon: square.layout.lon,
      lat: square.layout.lat,
      concurrent_secretary: true,
    },
  });
  for (const building of square.buildings) place.leadBuilding(building, committee);
  place.tables.add('meeting', {
    meeting_id: 'uq-m001',
    org_id: committee,
    alliance_id: null,
    held_on: '2024-03-28',
    kind: '联席会议',
    attending_enterprises: 31,
    attending_people: null,
  });
}

function addSites(place: PlaceBuilder, park: Park, territory: Territory): void {
  for (const [cluster, operator] of territory.committees.entries()) {
    const home = park.buildings.find((building) => building.cluster === cluster);
    if (home === undefined) continue;
    place.tables.add('service_site', {
      site_id: place.nextId('s', 2),
      name_zh: `示例楼群${chineseNumeral(cluster + 1)}楼宇党群服务中心`,
      name_en: `Cluster ${cluster + 1} building Party-mass centre`,
      site_type: cluster === 2 ? '政企服务中心' : '党群服务中心',
      operator_org_id: operator,
      opened_on: ['2021-09-01', '2022-03-10', '2023-02-16'][cluster] ?? null,
      zone_count: null,
      services: ['党务', '政务', '社务'],
      building_id: home.id,
      lon: home.shape.lon,
      lat: home.shape.lat,
      in_resource_map: true,
      radius_m: 300,
      source_id: place.sourceId,
      is_synthetic: true,
    });
  }
}

export function generateUq(): GeneratedDataset {
  const place = new PlaceBuilder({
    id: 'uq',
    asOf: AS_OF,
    startParks: ['uq-kml'],
    earlier: EARLIER,
    firstSerial: 10_000,
    title: { zh: '示例社区乙与示例广场丙(参照公开报道)', en: 'Example Community B and Example Square C (after published reports)' },
    subtitle: {
      zh: '社区乙:12栋楼宇、3个楼宇综合党委、777家入驻企业、37个企业党组织',
      en: 'Community B: 12 buildings, 3 building committees, 777 tenants, 37 organizations',
    },
    definition: allTenants('uq-all-tenants', '示例社区乙口径:全部入驻企业', 'Community B scope: all tenants'),
  });
  const park = addCommunity(place);
  const territory = addTerritory(place, park);
  const tenants = addTenants(place, park);
  const covered = addOrganizations(place, park, tenants, territory);
  addLiaisons(place, new Set(covered.map(({ enterprise }) => enterprise)), territory);
  addSquare(place);
  addSites(place, park, territory);
  tagEnterprises(place, place.enterprises, 2023);
  addUnions(place, place.enterprises, 0.25, AS_OF);
  surveyAll(place, place.enterprises, '2024-01-08', '2024-04-10');
  addActivities(place, covered, '2023-04-16', AS_OF, 0.7);
  return place.finish();
}
