/** The example district after Haidian: a group with 1 committee, 5 branches, 136 members (F009–F012), an alliance of specialised SMEs, 「一营三站」. */
import { addAlliance, addMember, positionOf } from './alliance-writer.ts';
import { dateBetween } from './calendar.ts';
import { standardScope } from './definitions.ts';
import type { DraftOptions, Enterprise } from './enterprise.ts';
import { chineseNumeral } from './numerals.ts';
import { organize, retire } from './organize.ts';
import type { GeneratedDataset, Park } from './place-builder.ts';
import { PlaceBuilder } from './place-builder.ts';
import { addActivities, addUnions, populate, surveyAll, tagEnterprises } from './population.ts';
import type { Territory } from './territory.ts';
import { addTerritory } from './territory.ts';

const AS_OF = '2024-07-01';
const DRAFT: DraftOptions = {
  mix: { tech: 9, industry: 1, service: 2 },
  enteredFrom: '2005-01-01',
  enteredTo: '2024-03-31',
  staffScale: 1.6,
};
/** Full and probationary members of the group's five branches; 136 in all. */
const BRANCH_MEMBERS = [
  [34, 2],
  [29, 1],
  [27, 1],
  [23, 1],
  [17, 1],
] as const;

function addParks(place: PlaceBuilder): Park[] {
  place.addDistrict('110108', '示例区戊', 'Example District E', '县', 'GB2260', [116.242, 39.942, 116.372, 40.078]);
  const quarter = (name: string, en: string, u: number, v: number, along: boolean, count: number) => ({
    u,
    v,
    along,
    count,
    nameZh: `示例${name}`,
    nameEn: `Example ${en}`,
    axis: null,
    communityName: `示例社区戊${name}`,
    subdistrictName: '示例街道戊',
  });
  const common = { level: '国家级', districtCode: '110108', buildingKind: '商务楼宇' };
  return [
    place.addPark({
      ...common,
      id: 'hd-p1',
      nameZh: '示例软件园(参照公开报道)',
      nameEn: 'Example Software Park',
      type: '产业园',
      box: [116.272, 40.039, 116.3, 40.056],
      angleDegrees: -4,
      pitchMetres: 132,
      floors: [4, 14],
      clusters: [
        quarter('软件一区', 'Software Quarter 1', -0.35, 0.15, true, 11),
        quarter('软件二区', 'Software Quarter 2', 0.4, -0.15, false, 9),
      ],
    }),
    place.addPark({
      ...common,
      id: 'hd-p2',
      nameZh: '示例科学城核心片(参照公开报道)',
      nameEn: 'Example Science City Core',
      type: '科学城',
      box: [116.298, 39.968, 116.338, 40.0],
      angleDegrees: 2,
      pitchMetres: 128,
      floors: [8, 34],
      clusters: [
        quarter('西大街', 'West Avenue', -0.4, 0, false, 14),
        quarter('东大街', 'East Avenue', 0.35, 0.25, false, 12),
        quarter('南广场', 'South Square', 0.05, -0.55, true, 8),
      ],
    }),
  ];
}

/** Members are counted at the branches they belong to; the committee has none of its own. */
function addGroup(place: PlaceBuilder, park: Park, territory: Territory): { orgId: string; enterprise: Enterprise } {
  const enterprise = place.factory.draft({ ...DRAFT, enteredTo: '2008-12-31' });
  const building = park.buildings[0] ?? null;
  place.locate(enterprise, park, building);
  place.enterprises.push(enterprise);
  const full = BRANCH_MEMBERS.reduce((sum, [count]) => sum + count, 0);
  const probationary = BRANCH_MEMBERS.reduce((sum, [, count]) => sum + count, 0);
  Object.assign(enterprise, {
    name: '示例科技集团股份有限公司(合成)',
    staff: 4300,
    sizeClass: 1,
    membersFull: full,
    membersProbationary: probationary,
    membersFloating: 0,
    membersUnattached: 0,
    applicants: 21,
    inArticles: true,
  });
  const where = { park_id: park.id, building_id: building?.id ?? null, district_code: '110108', lon: enterprise.lon, lat: enterprise.lat };
  const committee = place.addOrg({
    nameZh: '示例科技集团党委(合成)',
    type: 'COMMITTEE',
    level: 'ENTERPRISE',
    parent: territory.root,
    foundedOn: '2012-06-28',
    approvedBy: territory.root,
    more: {
      ...where,
      formation: '单独组建',
      members_full: 0,
      members_probationary: 0,
      members_floating: 0,
      committee_size: 9,
      branches: 5,
      stage: '善治理',
    },
  });
  place.cover(committee, enterprise, '直接', '2012-06-28');
  for (const [index, [branchFull, branchProbationary]] of BRANCH_MEMBERS.entries()) {
    place.addOrg({
      nameZh: `示例科技集团第${chineseNumeral(index + 1)}党支部(合成)`,
      type: 'BRANCH',
      level: 'ENTERPRISE',
      parent: committee,
      foundedOn: index === 0 ? '2006-04-20' : '2012-09-10',
      approvedBy: index === 0 ? territory.root : committee,
      more: {
        ...where,
        formation: '单独组建',
        members_full: branchFull,
        members_probationary: branchProbationary,
        members_floating: 0,
        committee_size: 5,
        branches: 0,
        stage: '强功能',
      },
    });
  }
  return { orgId: committee, enterprise };
}

function addAlliances(place: PlaceBuilder, parks: readonly Park[], territory: Territory, lead: string): void {
  const random = place.random.fork('alliances');
  const specialised = random.shuffled(
    place.enterprises.filter((enterprise) => enterprise.tags.some(({ tag }) => tag === 'SRDI' || tag === 'INNOVATIVE_SME')),
  );
  const plans = [
    {
      nameZh: '示例专精特新企业党建联盟',
      nameEn: 'Alliance of specialised SMEs',
      type: 'SME_SPECIALISED',
      foundedOn: '2022-11-18',
      members: specialised.slice(0, 58),
    },
    {
      nameZh: '示例创新合伙人党建联合会',
      nameEn: 'Federation of innovation partners',
      type: 'AREA',
      foundedOn: '2023-05-26',
      members: specialised.slice(30, 74),
    },
    ...['信息安全', '人工智能', '生命健康'].map((module, index) => ({
      nameZh: `示例${module}模块党建联盟`,
      nameEn: ['Security', 'Artificial intelligence', 'Life science'][index] ?? '',
      type: 'MODULE' as const,
      foundedOn: dateBetween(random, '2021-03-01', '2023-12-01'),
      members: random.sample(
        place.enterprises.filter((enterprise) => enterprise.trade.kind === 'tech' && enterprise.status !== '注销'),
        18,
      ),
    })),
  ] as const;
  for (const [index, plan] of plans.entries()) {
    const park = parks[index % 2];
    const allianceId = addAlliance(place, {
      nameZh: plan.nameZh,
      nameEn: plan.nameEn,
      type: plan.type,
      foundedOn: plan.foundedOn,
      at: [park?.layout.lon ?? 116.3, park?.layout.lat ?? 40],
      more: { lead_org_id: territory.root },
    });
    for (const enterprise of plan.members) {
      addMember(place, allianceId, {
        kind: 'ENTERPRISE',
        id: enterprise.id,
        nameZh: enterprise.name,
        at: positionOf(enterprise),
        joinedOn: dateBetween(random, plan.foundedOn, '2024-06-20'),
      });
    }
    if (index === 0)
      addMember(place, allianceId, {
        kind: 'ENTERPRISE_ORG',
        id: lead,
        nameZh: '示例科技集团党委(合成)',
        at: null,
        joinedOn: plan.foundedOn,
        role: '盟主',
      });
  }
}

const SITES = [
  ['共建营', '示例党建工作共建营', 'Example co-building camp', 1500],
  ['专精特新服务站', '示例专精特新服务站', 'Example SME station', 800],
  ['党建E站', '示例党建E站', 'Example E-station', 500],
  ['党建知识充电站', '示例党建知识充电站', 'Example charging station', 500],
] as const;

function addSites(place: PlaceBuilder, parks: readonly Park[], territory: Territory): void {
  const random = place.random.fork('sites');
  for (let number = 0; number < 12; number += 1) {
    const park = parks[number % 2];
    const [type, nameZh, nameEn, radius] = SITES[number === 0 ? 0 : 1 + (number % 3)] ?? SITES[1];
    const building = park?.buildings[(number * 5) % park.buildings.length];
    if (park === undefined || building === undefined) continue;
    place.tables.add('service_site', {
      site_id: place.nextId('s', 2),
      name_zh: `${nameZh}${number + 1}`,
      name_en: `${nameEn} ${number + 1}`,
      site_type: type,
      operator_org_id: territory.committeeByPark.get(park.id) ?? null,
      opened_on: dateBetween(random, '2022-03-01', '2024-05-31'),
      zone_count: null,
      services: ['党务', '政务'],
      building_id: building.id,
      lon: building.shape.lon,
      lat: building.shape.lat,
      in_resource_map: true,
      radius_m: radius,
      source_id: place.sourceId,
      is_synthetic: true,
    });
  }
}

export function generateHd(): GeneratedDataset {
  const place = new PlaceBuilder({
    id: 'hd',
    asOf: AS_OF,
    earlier: ['2022-12-31', '2023-12-31'],
    firstSerial: 32_000,
    title: { zh: '示例区戊(参照公开报道)', en: 'Example District E (after published reports)' },
    subtitle: {
      zh: '示例科技集团:1个党委、5个党支部、136名党员;专精特新企业党建联盟;一营三站',
      en: 'A group with 1 committee, 5 branches, 136 members; an alliance of specialised SMEs',
    },
    definition: standardScope('hd-scope', '示例区戊口径:实体运营非公企业', 'District E scope: operating non-public enterprises'),
  });
  const parks = addParks(place);
  const territory = addTerritory(
    place,
    '示例科学城企业党工委',
    'DISTRICT',
    parks.map((park, index) => ({ park, committee: `示例园区戊${index + 1}综合党委` })),
  );
  const first = parks[0];
  if (first === undefined) throw new RangeError('no park');
  const group = addGroup(place, first, territory);
  const others = parks.flatMap((park, index) => populate(place, park, index === 0 ? 248 : 430, 0.97, DRAFT));
  const covered = organize(place, others, territory, {
    singleRate: 0.3,
    jointRate: 0.12,
    unknownRate: 0.05,
    foundedFrom: '2008-01-01',
    foundedTo: '2024-05-31',
  });
  const coveredSet = new Set(covered.map(({ enterprise }) => enterprise));
  retire(
    place,
    others.filter((enterprise) => !coveredSet.has(enterprise)),
    0.05,
  );
  tagEnterprises(place, place.enterprises, 2023);
  addAlliances(place, parks, territory, group.orgId);
  addSites(place, parks, territory);
  addUnions(place, place.enterprises, 0.4, AS_OF);
  surveyAll(place, place.enterprises, '2024-01-02', '2024-06-20');
  addActivities(place, [group, ...covered], '2023-07-02', AS_OF, 0.75);
  return place.finish();
}
