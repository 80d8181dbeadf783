/** The example county after Zhangjiagang: a hydrogen chain of 24 enterprises over five stages, joint committee of 2022, a round table each quarter (F079–F082). */
import { addAlliance, addMember, positionOf } from './alliance-writer.ts';
import { addChain, dealStages } from './chain-writer.ts';
import { standardScope } from './definitions.ts';
import type { DraftOptions, Enterprise } from './enterprise.ts';
import type { Covered } from './organize.ts';
import { organize, retire } from './organize.ts';
import type { GeneratedDataset, Park } from './place-builder.ts';
import { PlaceBuilder } from './place-builder.ts';
import { addActivities, addUnions, populate, surveyAll, tagEnterprises } from './population.ts';
import type { Territory } from './territory.ts';
import { addTerritory } from './territory.ts';
import { TRADES } from './trades.ts';

const AS_OF = '2024-06-30';
const DRAFT: DraftOptions = {
  mix: { tech: 2, industry: 7, service: 3 },
  enteredFrom: '2005-01-01',
  enteredTo: '2023-12-31',
  staffScale: 1.1,
};
const STAGES = ['制', '储', '运', '用', '研'] as const;
const STAGE_SIZES = [5, 6, 4, 6, 3] as const;
const STAGE_TRADES = ['26', '3332', '54', '3849', '73'] as const;
/** Research feeds every stage; the rest follows the gas. */
const FLOWS = [
  { from: 0, to: 1, material: '氢气', kind: '供货' },
  { from: 1, to: 2, material: '储氢容器', kind: '供货' },
  { from: 2, to: 3, material: '氢气运输', kind: '服务' },
  { from: 1, to: 3, material: '车载储氢瓶', kind: '配套' },
  { from: 4, to: 0, material: '制氢技术', kind: '研发' },
  { from: 4, to: 1, material: '储氢材料', kind: '研发' },
  { from: 4, to: 2, material: '加注技术', kind: '研发' },
  { from: 4, to: 3, material: '电堆技术', kind: '研发' },
] as const;
const ROUND_TABLES = [
  '2022-09-22',
  '2022-12-15',
  '2023-03-16',
  '2023-06-15',
  '2023-09-21',
  '2023-12-14',
  '2024-03-14',
  '2024-06-13',
] as const;

function addParks(place: PlaceBuilder): Park[] {
  place.addDistrict('320582', '示例县己', 'Example County F', '县', 'GB2260', [120.352, 31.82, 120.692, 32.005]);
  const quarter = (name: string, en: string, u: number, v: number, along: boolean, count: number) => ({
    u,
    v,
    along,
    count,
    nameZh: `示例${name}`,
    nameEn: `Example ${en}`,
    axis: null,
    communityName: `示例社区己${name}`,
    subdistrictName: '示例镇己',
  });
  const common = { districtCode: '320582', buildingKind: '标准厂房', pitchMetres: 160 };
  return [
    place.addPark({
      ...common,
      id: 'zjg-p1',
      nameZh: '示例经开区(参照公开报道)',
      nameEn: 'Example Development Zone',
      level: '国家级',
      type: '经开区',
      box: [120.53, 31.852, 120.582, 31.898],
      angleDegrees: 12,
      floors: [3, 18],
      clusters: [quarter('氢能谷', 'Hydrogen Valley', 0.2, 0.3, true, 9), quarter('科创园', 'Innovation Park', -0.35, -0.3, false, 8)],
    }),
    place.addPark({
      ...common,
      id: 'zjg-p2',
      nameZh: '示例保税区(参照公开报道)',
      nameEn: 'Example Bonded Zone',
      level: '国家级',
      type: '保税区',
      box: [120.398, 31.934, 120.452, 31.968],
      angleDegrees: -15,
      floors: [3, 8],
      clusters: [quarter('化工新材料园', 'Materials Park', 0, 0, true, 8)],
    }),
    place.addPark({
      ...common,
      id: 'zjg-p3',
      nameZh: '示例冶金园(参照公开报道)',
      nameEn: 'Example Metallurgy Park',
      level: '省级',
      type: '产业园',
      box: [120.595, 31.922, 120.645, 31.962],
      angleDegrees: 8,
      floors: [3, 7],
      clusters: [quarter('装备园', 'Equipment Park', -0.1, 0.1, true, 7)],
    }),
  ];
}

function addHydrogenEnterprises(place: PlaceBuilder, parks: readonly Park[]): Enterprise[] {
  const random = place.random.fork('hydrogen');
  return STAGE_SIZES.flatMap((size, stage) =>
    Array.from({ length: size }, () => {
      const trade = TRADES.find(({ code }) => code === STAGE_TRADES[stage]);
      const enterprise = place.factory.draft({
        ...DRAFT,
        enteredTo: '2021-12-31',
        staffScale: 2.4,
        ...(trade === undefined ? {} : { trade }),
      });
      const park = parks[random.weightedIndex(stage === 0 ? [1, 4, 2] : [6, 1, 2])] ?? parks[0];
      if (park === undefined) throw new RangeError('no park');
      place.locate(enterprise, park, random.chance(0.55) ? random.pick(park.buildings) : null);
      place.enterprises.push(enterprise);
      return enterprise;
    }),
  );
}

function addHydrogenChain(
  place: PlaceBuilder,
  territory: Territory,
  park: Park,
  members: readonly Enterprise[],
  covered: readonly Covered[],
): void {
  const committee = place.addOrg({
    nameZh: '示例氢能产业链联合党委',
    type: 'JOINT_COMMITTEE',
    level: 'CHAIN',
    parent: territory.root,
    foundedOn: '2022-08-26',
    approvedBy: territory.root,
    more: { committee_size: 9, lon: park.layout.lon, lat: park.layout.lat, park_id: park.id },
  });
  const stages = dealStages(members, STAGE_SIZES);
  const chainId = addChain(place, place.random.fork('chain'), {
    nameZh: '示例氢能链',
    nameEn: 'Example hydrogen chain',
    slot: null,
    stages: STAGES,
    committeeOrgId: committee,
    members: stages,
    flows: FLOWS,
    leadStage: 1,
  });
  const allianceId = addAlliance(place, {
    nameZh: '示例氢能产业链党建联盟',
    nameEn: 'Example hydrogen chain alliance',
    type: 'CHAIN',
    at: [park.layout.lon, park.layout.lat],
    foundedOn: '2022-08-26',
    more: { formation_mode: 3, committee_org_id: committee, chain_id: chainId, lead_org_id: committee },
  });
  for (const enterprise of members) {
    addMember(place, allianceId, {
      kind: 'ENTERPRISE',
      id: enterprise.id,
      nameZh: enterprise.name,
      at: positionOf(enterprise),
      joinedOn: '2022-08-26',
      role: enterprise === stages[1]?.[0] ? '盟主' : '成员',
    });
  }
  const others = [
    ['RND', '研发中心', 2],
    ['DEPARTMENT', '职能部门', 6],
    ['FINANCE', '金融机构', 4],
    ['UNIVERSITY', '高校院所', 2],
  ] as const;
  for (const [kind, name, count] of others) {
    for (let number = 1; number <= count; number += 1) {
      addMember(place, allianceId, {
        kind,
        id: `zjg-${kind.toLowerCase()}-${number}`,
        nameZh: `示例${name}${number}`,
        at: null,
        joinedOn: '2022-08-26',
        role: '共建',
      });
    }
  }
  const random = place.random.fork('round-tables');
  for (const heldOn of ROUND_TABLES) {
    place.tables.add('meeting', {
      meeting_id: place.nextId('m', 3),
      org_id: committee,
      alliance_id: allianceId,
      held_on: heldOn,
      kind: '圆桌会',
      attending_enterprises: random.int(14, 24),
      attending_people: null,
    });
  }
  for (const link of covered.filter(({ enterprise }) => members.includes(enterprise)))
    place.tables.add('org_link', { org_id: committee, other_org_id: link.orgId, kind: '统筹' });
}

export function generateZjg(): GeneratedDataset {
  const place = new PlaceBuilder({
    id: 'zjg',
    asOf: AS_OF,
    earlier: ['2021-12-31', '2022-12-31', '2023-12-31'],
    firstSerial: 34_000,
    title: { zh: '示例县己(参照公开报道)', en: 'Example County F (after published reports)' },
    subtitle: {
      zh: '氢能产业链24家企业,覆盖制、储、运、用、研;联合党委2022年成立,每季度圆桌会',
      en: 'A hydrogen chain of 24 enterprises over five stages; joint committee of 2022, quarterly round table',
    },
    definition: standardScope('zjg-scope', '示例县己口径:实体运营非公企业', 'County F scope: operating non-public enterprises'),
  });
  const parks = addParks(place);
  const territory = addTerritory(
    place,
    '示例县己两新工作党工委',
    'DISTRICT',
    parks.map((park, index) => ({ park, committee: `示例园区己${index + 1}党委` })),
  );
  const hydrogen = addHydrogenEnterprises(place, parks);
  const surrounding = parks.flatMap((park, index) => populate(place, park, [210, 96, 84][index] ?? 0, 0.6, DRAFT));
  const others = [...hydrogen, ...surrounding];
  const covered = organize(place, others, territory, {
    singleRate: 0.34,
    jointRate: 0.1,
    unknownRate: 0.04,
    foundedFrom: '2008-01-01',
    foundedTo: '2024-05-31',
  });
  const coveredSet = new Set(covered.map(({ enterprise }) => enterprise));
  retire(
    place,
    surrounding.filter((enterprise) => !coveredSet.has(enterprise)),
    0.06,
  );
  const first = parks[0];
  if (first === undefined) throw new RangeError('no park');
  addHydrogenChain(place, territory, first, hydrogen, covered);
  tagEnterprises(place, place.enterprises, 2023);
  addUnions(place, place.enterprises, 0.5, AS_OF);
  surveyAll(place, place.enterprises, '2024-01-02', '2024-06-20');
  addActivities(place, covered, '2023-07-01', AS_OF, 0.72);
  return place.finish();
}
