/** The example county after Jingjiang: a ship-building alliance committee with 23 + 21 + 6 + 10 = 60 members (F075–F078). */
import { addAlliance, addMember, positionOf } from './alliance-writer.ts';
import { addChain, dealStages } from './chain-writer.ts';
import { standardScope } from './definitions.ts';
import type { DraftOptions, Enterprise } from './enterprise.ts';
import { giveMembers } from './enterprise.ts';
import type { Covered } from './organize.ts';
import { foundingDate, organize, retire } from './organize.ts';
import type { GeneratedDataset, Park } from './place-builder.ts';
import { PlaceBuilder } from './place-builder.ts';
import { addActivities, addOwnOrg, addUnions, orgNameOf, populate, surveyAll, tagEnterprises } from './population.ts';
import type { Territory } from './territory.ts';
import { addTerritory } from './territory.ts';
import type { Trade } from './trades.ts';

const AS_OF = '2024-06-30';
const DRAFT: DraftOptions = {
  mix: { tech: 1, industry: 8, service: 2 },
  enteredFrom: '2004-01-01',
  enteredTo: '2023-12-31',
  staffScale: 1.2,
};
const STAGES = ['设计', '钢材', '分段', '配套', '总装', '试航'] as const;
const STAGE_SIZES = [3, 4, 5, 7, 3, 1] as const;
const STAGE_TRADES: readonly Trade[] = [
  { code: '748', kind: 'tech', words: ['船舶设计'] },
  { code: '33', kind: 'industry', words: ['船用钢材', '钢结构'] },
  { code: '3731', kind: 'industry', words: ['船体分段'] },
  { code: '3734', kind: 'industry', words: ['船用配套', '船用阀门', '船用锚链'] },
  { code: '3731', kind: 'industry', words: ['船舶重工', '船舶制造'] },
  { code: '73', kind: 'tech', words: ['船舶检测'] },
];
const FLOWS = [
  { from: 0, to: 4, material: '图纸', kind: '研发' },
  { from: 1, to: 2, material: '船板', kind: '供货' },
  { from: 2, to: 4, material: '分段', kind: '供货' },
  { from: 3, to: 4, material: '舾装件', kind: '配套' },
  { from: 4, to: 5, material: '试航船', kind: '服务' },
  { from: 1, to: 3, material: '型材', kind: '供货' },
] as const;

function addParks(place: PlaceBuilder): Park[] {
  place.addDistrict('321282', '示例县庚', 'Example County G', '县', 'GB2260', [120.215, 31.953, 120.455, 32.022]);
  const quarter = (name: string, en: string, u: number, v: number, along: boolean, count: number) => ({
    u,
    v,
    along,
    count,
    nameZh: `示例${name}`,
    nameEn: `Example ${en}`,
    axis: null,
    communityName: `示例村庚${name}`,
    subdistrictName: '示例镇庚',
  });
  const common = {
    level: '省级',
    type: '产业园',
    districtCode: '321282',
    buildingKind: '标准厂房',
    floors: [3, 6] as const,
    pitchMetres: 190,
  };
  return [
    place.addPark({
      ...common,
      id: 'jj-p1',
      nameZh: '示例船舶带西区(参照公开报道)',
      nameEn: 'Example Ship Belt West',
      box: [120.238, 31.977, 120.318, 32.012],
      angleDegrees: -4,
      clusters: [quarter('船配园', 'Outfitting Park', -0.25, -0.1, true, 9), quarter('总装园', 'Assembly Park', 0.5, -0.3, true, 5)],
    }),
    place.addPark({
      ...common,
      id: 'jj-p2',
      nameZh: '示例船舶带东区(参照公开报道)',
      nameEn: 'Example Ship Belt East',
      box: [120.352, 31.98, 120.43, 32.012],
      angleDegrees: 7,
      clusters: [quarter('新港园', 'New Port Park', 0, 0, true, 8)],
    }),
  ];
}

/** 23 enterprises of the chain, each with an organization of its own. */
function addShipbuilders(place: PlaceBuilder, parks: readonly Park[], territory: Territory): Covered[] {
  const random = place.random.fork('shipbuilders');
  return STAGE_SIZES.flatMap((size, stage) =>
    Array.from({ length: size }, (): Covered => {
      const trade = STAGE_TRADES[stage];
      const enterprise = place.factory.draft({
        ...DRAFT,
        enteredTo: '2019-12-31',
        staffScale: stage === 4 ? 22 : 3,
        ...(trade === undefined ? {} : { trade }),
      });
      const park = parks[random.weightedIndex([6, 4])] ?? parks[0];
      if (park === undefined) throw new RangeError('no park');
      place.locate(enterprise, park, stage === 4 ? null : random.chance(0.5) ? random.pick(park.buildings) : null);
      place.enterprises.push(enterprise);
      giveMembers(enterprise, random, stage === 4 ? random.int(70, 130) : 3 + random.geometric(0.12, 40));
      const foundedOn = foundingDate(random, [enterprise], '2006-01-01', '2022-12-31');
      const parent = territory.committeeByPark.get(park.id) ?? territory.root;
      return { enterprise, orgId: addOwnOrg(place, enterprise, random, { parent, approvedBy: territory.root, foundedOn }) };
    }),
  );
}

function addShipAlliance(place: PlaceBuilder, territory: Territory, park: Park, members: readonly Covered[]): void {
  const committee = place.addOrg({
    nameZh: '示例船舶制造产业联盟党委',
    type: 'CHAIN_COMMITTEE',
    level: 'CHAIN',
    parent: territory.root,
    foundedOn: '2023-03-24',
    approvedBy: territory.root,
    more: { committee_size: 11, lon: park.layout.lon, lat: park.layout.lat, park_id: park.id },
  });
  const enterprises: Enterprise[] = members.map(({ enterprise }) => enterprise);
  const chainId = addChain(place, place.random.fork('chain'), {
    nameZh: '示例船舶链',
    nameEn: 'Example ship-building chain',
    slot: null,
    stages: STAGES,
    committeeOrgId: committee,
    members: dealStages(enterprises, STAGE_SIZES),
    flows: FLOWS,
    leadStage: 4,
  });
  const allianceId = addAlliance(place, {
    nameZh: '示例船舶制造产业联盟',
    nameEn: 'Example ship-building alliance',
    type: 'CHAIN',
    at: [park.layout.lon, park.layout.lat],
    foundedOn: '2023-03-24',
    more: { formation_mode: 2, committee_org_id: committee, chain_id: chainId, lead_org_id: members[19]?.orgId ?? committee },
  });
  for (const [index, { enterprise, orgId }] of members.entries()) {
    addMember(place, allianceId, {
      kind: 'ENTERPRISE_ORG',
      id: orgId,
      nameZh: orgNameOf(enterprise, '党组织'),
      at: positionOf(enterprise),
      joinedOn: '2023-03-24',
      role: index === 19 ? '盟主' : '成员',
    });
    place.tables.add('org_link', { org_id: committee, other_org_id: orgId, kind: '统筹' });
  }
  for (const [kind, name, count] of [
    ['DEPARTMENT', '职能部门', 21],
    ['FINANCE', '金融机构', 6],
    ['UNIVERSITY', '高校院所', 10],
  ] as const) {
    for (let number = 1; number <= count; number += 1) {
      addMember(place, allianceId, {
        kind,
        id: `jj-${kind.toLowerCase()}-${number}`,
        nameZh: `示例${name}${number}`,
        at: null,
        joinedOn: '2023-03-24',
        role: '共建',
      });
    }
  }
}

export function generateJj(): GeneratedDataset {
  const place = new PlaceBuilder({
    id: 'jj',
    asOf: AS_OF,
    earlier: ['2022-12-31', '2023-12-31'],
    firstSerial: 35_000,
    title: { zh: '示例县庚(参照公开报道)', en: 'Example County G (after published reports)' },
    subtitle: {
      zh: '船舶制造产业联盟党委:23个企业党组织、21个职能部门、6家金融机构、10家高校院所',
      en: 'A ship-building alliance: 23 organizations, 21 departments, 6 financial institutions, 10 universities',
    },
    definition: standardScope('jj-scope', '示例县庚口径:实体运营非公企业', 'County G scope: operating non-public enterprises'),
  });
  const parks = addParks(place);
  const territory = addTerritory(
    place,
    '示例县庚两新工作党工委',
    'DISTRICT',
    parks.map((park, index) => ({ park, committee: `示例园区庚${index + 1}党委` })),
  );
  const shipbuilders = addShipbuilders(place, parks, territory);
  const others = parks.flatMap((park, index) => populate(place, park, index === 0 ? 150 : 88, 0.5, DRAFT));
  const covered = organize(place, others, territory, {
    singleRate: 0.27,
    jointRate: 0.12,
    unknownRate: 0.05,
    foundedFrom: '2008-01-01',
    foundedTo: '2024-05-31',
  });
  const coveredSet = new Set(covered.map(({ enterprise }) => enterprise));
  retire(
    place,
    others.filter((enterprise) => !coveredSet.has(enterprise)),
    0.06,
  );
  const first = parks[0];
  if (first === undefined) throw new RangeError('no park');
  addShipAlliance(place, territory, first, shipbuilders);
  tagEnterprises(place, place.enterprises, 2023);
  addUnions(place, place.enterprises, 0.5, AS_OF);
  surveyAll(place, place.enterprises, '2024-01-02', '2024-06-20');
  addActivities(place, [...shipbuilders, ...covered], '2023-07-01', AS_OF, 0.7);
  return place.finish();
}
