/** The example zone after Yantai: a chain alliance that grew from 12 to 56 enterprises, 38 new branches, 18 instructors, 1+2+N (F156–F161). */
import { addAlliance, addMember, positionOf } from './alliance-writer.ts';
import { addDays, dateBetween } from './calendar.ts';
import { addChain, dealStages } from './chain-writer.ts';
import { standardScope } from './definitions.ts';
import type { DraftOptions, Enterprise } from './enterprise.ts';
import { giveMembers } from './enterprise.ts';
import { foundingDate, organize, retire } from './organize.ts';
import type { GeneratedDataset, Park } from './place-builder.ts';
import { PlaceBuilder } from './place-builder.ts';
import { addActivities, addOwnOrg, addUnions, populate, surveyAll, tagEnterprises } from './population.ts';
import type { Territory } from './territory.ts';
import { addTerritory } from './territory.ts';
import { TRADES } from './trades.ts';

const AS_OF = '2024-04-15';
/** Half-yearly, and how many enterprises the alliance has at each. */
const SNAPSHOTS = ['2021-10-31', '2022-04-30', '2022-10-31', '2023-04-30', '2023-10-31', AS_OF] as const;
const ALLIANCE_SIZE = [12, 19, 28, 37, 47, 56] as const;
const NEW_BRANCHES = 38;
const INSTRUCTORS = 18;

const DRAFT: DraftOptions = {
  mix: { tech: 4, industry: 5, service: 3 },
  enteredFrom: '2008-01-01',
  enteredTo: '2023-12-31',
  staffScale: 1,
};

interface ChainPlan {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly slot: '1' | '2' | 'N';
  readonly stages: readonly string[];
  readonly trades: readonly string[];
  /** Enterprises of the alliance by stage. */
  readonly sizes: readonly number[];
}

const CHAINS: readonly ChainPlan[] = [
  {
    nameZh: '工业设计',
    nameEn: 'Industrial design',
    slot: '1',
    stages: ['研究', '设计', '打样', '应用'],
    trades: ['7491', '73', '33', '3491'],
    sizes: [3, 6, 3, 2],
  },
  {
    nameZh: '航空航天',
    nameEn: 'Aerospace',
    slot: '2',
    stages: ['材料', '部件', '总装', '测控'],
    trades: ['26', '374', '374', '40'],
    sizes: [3, 6, 3, 3],
  },
  {
    nameZh: '医药健康',
    nameEn: 'Medicine and health',
    slot: '2',
    stages: ['研发', '原料', '制剂', '器械'],
    trades: ['73', '27', '27', '35'],
    sizes: [4, 3, 4, 4],
  },
  {
    nameZh: '电子信息',
    nameEn: 'Electronics',
    slot: 'N',
    stages: ['器件', '整机', '软件'],
    trades: ['39', '39', '6513'],
    sizes: [3, 2, 3],
  },
  { nameZh: '新材料', nameEn: 'New materials', slot: 'N', stages: ['原料', '制品'], trades: ['26', '29'], sizes: [2, 2] },
];

function addParks(place: PlaceBuilder): Park[] {
  place.addDistrict('370671', '示例高新区丁', 'Example Zone D', '县', 'NBS_STAT', [121.457, 37.38, 121.573, 37.447]);
  const quarter = (letter: string, en: string, u: number, v: number, along: boolean, count: number) => ({
    u,
    v,
    along,
    count,
    nameZh: `示例${letter}片`,
    nameEn: `Example ${en} Quarter`,
    axis: null,
    communityName: `示例社区丁${letter}`,
    subdistrictName: '示例街道丁',
  });
  const common = { level: '国家级', type: '高新区', districtCode: '370671', pitchMetres: 150 };
  return [
    place.addPark({
      ...common,
      id: 'yt-p1',
      nameZh: '示例蓝色智谷(参照公开报道)',
      nameEn: 'Example Blue Valley',
      box: [121.474, 37.394, 121.513, 37.425],
      angleDegrees: 21,
      floors: [5, 22],
      buildingKind: '孵化器',
      clusters: [quarter('东', 'East', 0.3, 0.2, true, 9), quarter('西', 'West', -0.35, -0.25, false, 7)],
    }),
    place.addPark({
      ...common,
      id: 'yt-p2',
      nameZh: '示例航天产业园(参照公开报道)',
      nameEn: 'Example Aerospace Park',
      box: [121.522, 37.391, 121.56, 37.42],
      angleDegrees: 21,
      floors: [3, 12],
      buildingKind: '标准厂房',
      clusters: [quarter('南', 'South', -0.2, -0.3, true, 7), quarter('北', 'North', 0.2, 0.35, true, 6)],
    }),
  ];
}

/** The 56 enterprises of the alliance, chain by chain, stage by stage. */
function addChainEnterprises(place: PlaceBuilder, parks: readonly Park[]): Enterprise[][] {
  const random = place.random.fork('chains');
  return CHAINS.map((plan) =>
    plan.sizes.flatMap((size, stage) =>
      Array.from({ length: size }, () => {
        const trade = TRADES.find(({ code }) => code === plan.trades[stage]);
        const enterprise = place.factory.draft({
          ...DRAFT,
          enteredTo: '2021-06-30',
          staffScale: 2,
          ...(trade === undefined ? {} : { trade }),
        });
        const park = parks[trade?.kind === 'industry' ? 1 : 0] ?? parks[0];
        if (park === undefined) throw new RangeError('no park');
        place.locate(enterprise, park, random.chance(0.7) ? random.pick(park.buildings) : null);
        place.enterprises.push(enterprise);
        return enterprise;
      }),
    ),
  );
}

function addChainCommittees(place: PlaceBuilder, territory: Territory, chains: readonly (readonly Enterprise[])[]): void {
  for (const [index, plan] of CHAINS.entries()) {
    const members = chains[index] ?? [];
    const committee =
      plan.slot === 'N'
        ? null
        : place.addOrg({
            nameZh: `示例${plan.nameZh}产业链综合党委`,
            type: 'CHAIN_COMMITTEE',
            level: 'CHAIN',
            parent: territory.root,
            foundedOn: ['2021-06-25', '2021-09-16', '2021-10-12'][index] ?? AS_OF,
            approvedBy: territory.root,
            more: { committee_size: 7, lon: members[0]?.lon ?? null, lat: members[0]?.lat ?? null },
          });
    const flows = plan.stages
      .slice(1)
      .map((stage, from) => ({ from, to: from + 1, material: `${plan.stages[from] ?? ''}→${stage}`, kind: '供货' as const }));
    addChain(place, place.random.fork(`chain/${index}`), {
      nameZh: `示例${plan.nameZh}链`,
      nameEn: `Example ${plan.nameEn} chain`,
      slot: plan.slot,
      stages: plan.stages,
      committeeOrgId: committee,
      members: dealStages(members, plan.sizes),
      flows,
      leadStage: Math.min(2, plan.stages.length - 1),
    });
  }
}

/** Who joined when: interleaved over the chains, so that each half-year brings several chains forward. */
function addGrowingAlliance(place: PlaceBuilder, territory: Territory, members: readonly Enterprise[]): void {
  const random = place.random.fork('alliance');
  const first = members[0];
  const allianceId = addAlliance(place, {
    nameZh: '示例产业链党建联盟丁',
    nameEn: 'Example chain alliance D',
    type: 'CHAIN',
    at: [first?.lon ?? 121.5, first?.lat ?? 37.41],
    foundedOn: '2021-09-28',
    more: { scheme: '1+2+N', formation_mode: 2, lead_org_id: territory.root },
  });
  for (const [index, enterprise] of members.entries()) {
    const period = ALLIANCE_SIZE.findIndex((size) => index < size);
    const joinedOn = dateBetween(
      random,
      period === 0 ? '2021-09-28' : addDays(SNAPSHOTS[period - 1] ?? AS_OF, 1),
      SNAPSHOTS[period] ?? AS_OF,
    );
    addMember(place, allianceId, {
      kind: 'ENTERPRISE',
      id: enterprise.id,
      nameZh: enterprise.name,
      at: positionOf(enterprise),
      joinedOn,
      role: index === 0 ? '盟主' : '成员',
    });
  }
}

/** 38 new branches on the chains; each of the 18 instructors helped two or three of them. */
function addNewBranches(
  place: PlaceBuilder,
  territory: Territory,
  members: readonly Enterprise[],
): { orgId: string; enterprise: Enterprise }[] {
  const random = place.random.fork('new-branches');
  const instructors = Array.from({ length: INSTRUCTORS }, () =>
    place.addInstructor(random, '党建指导员', territory.root, dateBetween(random, '2021-10-08', '2022-03-31')),
  );
  return members.slice(0, NEW_BRANCHES).map((enterprise, index) => {
    giveMembers(enterprise, random, 3 + random.geometric(0.25, 16));
    const foundedOn = foundingDate(random, [enterprise], '2022-04-10', '2024-03-29');
    const parent = territory.committeeByPark.get(enterprise.parkId ?? '') ?? territory.root;
    const orgId = addOwnOrg(place, enterprise, random, { parent, approvedBy: territory.root, foundedOn, isNew: true, type: 'BRANCH' });
    place.tables.add('instructor_assignment', {
      instructor_id: instructors[index % INSTRUCTORS] ?? '',
      enterprise_id: enterprise.id,
      org_id: orgId,
      since: foundedOn,
      until: null,
      mode: '一对多',
    });
    return { orgId, enterprise };
  });
}

export function generateYt(): GeneratedDataset {
  const place = new PlaceBuilder({
    id: 'yt',
    asOf: AS_OF,
    earlier: SNAPSHOTS.slice(0, -1),
    firstSerial: 30_000,
    title: { zh: '示例高新区丁(参照公开报道)', en: 'Example High-tech Zone D (after published reports)' },
    subtitle: {
      zh: '产业链党建联盟由12家发展到56家;链上新建党支部38个,党建指导员18名',
      en: 'Chain alliance from 12 to 56 enterprises; 38 new branches, 18 instructors',
    },
    definition: standardScope('yt-scope', '示例高新区丁口径:实体运营非公企业', 'Zone D scope: operating non-public enterprises'),
  });
  const parks = addParks(place);
  const territory = addTerritory(
    place,
    '示例高新区丁党工委',
    'DISTRICT',
    parks.map((park, index) => ({ park, committee: `示例园区丁${index + 1}综合党委` })),
  );
  const chains = addChainEnterprises(place, parks);
  const longest = Math.max(...chains.map((chain) => chain.length));
  const members = Array.from({ length: longest }, (_, n) => chains.flatMap((chain) => chain.slice(n, n + 1))).flat();
  addChainCommittees(place, territory, chains);
  addGrowingAlliance(place, territory, members);
  const newBranches = addNewBranches(place, territory, members);
  const others = [
    ...members.slice(NEW_BRANCHES),
    ...parks.flatMap((park, index) => populate(place, park, index === 0 ? 168 : 96, index === 0 ? 0.85 : 0.6, DRAFT)),
  ];
  const older = organize(place, others, territory, {
    singleRate: 0.19,
    jointRate: 0.11,
    unknownRate: 0.04,
    foundedFrom: '2010-01-01',
    foundedTo: '2021-06-30',
  });
  const coveredSet = new Set([...newBranches, ...older].map(({ enterprise }) => enterprise));
  retire(
    place,
    others.slice(members.length - NEW_BRANCHES).filter((enterprise) => !coveredSet.has(enterprise)),
    0.06,
  );
  tagEnterprises(place, place.enterprises, 2023);
  addUnions(place, place.enterprises, 0.4, AS_OF);
  surveyAll(place, place.enterprises, '2024-01-02', '2024-04-10');
  addActivities(place, [...newBranches, ...older], '2023-04-16', AS_OF, 0.78);
  return place.finish();
}
