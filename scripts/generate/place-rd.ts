/** The example county after Rudong: a fitness-equipment chain of 212 enterprises, five of them in one joint order (F096–F097). */
import { addAlliance, addMember, positionOf } from './alliance-writer.ts';
import { addChain, dealStages } from './chain-writer.ts';
import { standardScope } from './definitions.ts';
import type { DraftOptions, Enterprise } from './enterprise.ts';
import { organize, retire } from './organize.ts';
import type { GeneratedDataset, Park } from './place-builder.ts';
import { PlaceBuilder } from './place-builder.ts';
import { addActivities, addUnions, populate, surveyAll, tagEnterprises } from './population.ts';
import { addTerritory } from './territory.ts';
import type { Trade } from './trades.ts';

const AS_OF = '2024-06-30';
const DRAFT: DraftOptions = {
  mix: { tech: 1, industry: 6, service: 3 },
  enteredFrom: '2006-01-01',
  enteredTo: '2023-12-31',
  staffScale: 0.9,
};
const STAGES = ['研发设计', '铸件管材', '表面处理', '整机组装', '包装物流'] as const;
const STAGE_SIZES = [18, 64, 30, 78, 22] as const;
const STAGE_TRADES: readonly Trade[] = [
  { code: '7491', kind: 'tech', words: ['健身产品设计'] },
  { code: '33', kind: 'industry', words: ['铸件', '管材', '哑铃铸造'] },
  { code: '33', kind: 'industry', words: ['表面处理', '喷涂'] },
  { code: '2443', kind: 'industry', words: ['健身器材', '体育器材', '康体器材'] },
  { code: '59', kind: 'service', words: ['包装物流', '仓储'] },
];
const FLOWS = [
  { from: 0, to: 3, material: '设计', kind: '研发' },
  { from: 1, to: 2, material: '毛坯', kind: '供货' },
  { from: 2, to: 3, material: '部件', kind: '供货' },
  { from: 3, to: 4, material: '整机', kind: '服务' },
] as const;

function addParks(place: PlaceBuilder): Park[] {
  place.addDistrict('320623', '示例县辛', 'Example County H', '县', 'GB2260', [121.13, 32.275, 121.235, 32.355]);
  const quarter = (name: string, en: string, u: number, v: number, along: boolean, count: number) => ({
    u,
    v,
    along,
    count,
    nameZh: `示例${name}`,
    nameEn: `Example ${en}`,
    axis: null,
    communityName: `示例村辛${name}`,
    subdistrictName: '示例镇辛',
  });
  const common = {
    level: '省级',
    type: '产业园',
    districtCode: '320623',
    buildingKind: '标准厂房',
    floors: [3, 6] as const,
    pitchMetres: 150,
  };
  return [
    place.addPark({
      ...common,
      id: 'rd-p1',
      nameZh: '示例健身器材园(参照公开报道)',
      nameEn: 'Example Fitness Park',
      box: [121.148, 32.29, 121.186, 32.318],
      angleDegrees: 16,
      clusters: [quarter('整机园', 'Assembly Park', 0.1, 0.25, true, 11), quarter('铸件园', 'Casting Park', -0.2, -0.4, true, 9)],
    }),
    place.addPark({
      ...common,
      id: 'rd-p2',
      nameZh: '示例配套园(参照公开报道)',
      nameEn: 'Example Supplier Park',
      box: [121.192, 32.31, 121.224, 32.338],
      angleDegrees: -9,
      clusters: [quarter('配套园', 'Supplier Park', 0, 0, false, 9)],
    }),
  ];
}

function addFitnessMakers(place: PlaceBuilder, parks: readonly Park[]): Enterprise[] {
  const random = place.random.fork('makers');
  return STAGE_SIZES.flatMap((size, stage) =>
    Array.from({ length: size }, () => {
      const trade = STAGE_TRADES[stage];
      const enterprise = place.factory.draft({ ...DRAFT, ...(trade === undefined ? {} : { trade }) });
      const park = parks[random.weightedIndex(stage === 1 || stage === 3 ? [7, 3] : [3, 7])] ?? parks[0];
      if (park === undefined) throw new RangeError('no park');
      place.locate(enterprise, park, random.chance(0.6) ? random.pick(park.buildings) : null);
      place.enterprises.push(enterprise);
      return enterprise;
    }),
  );
}

export function generateRd(): GeneratedDataset {
  const place = new PlaceBuilder({
    id: 'rd',
    asOf: AS_OF,
    earlier: ['2022-12-31', '2023-12-31'],
    firstSerial: 36_000,
    title: { zh: '示例县辛(参照公开报道)', en: 'Example County H (after published reports)' },
    subtitle: { zh: '健身器材产业链212家企业,5家联合接单', en: 'A fitness-equipment chain of 212 enterprises, five in a joint order' },
    definition: standardScope('rd-scope', '示例县辛口径:实体运营非公企业', 'County H scope: operating non-public enterprises'),
  });
  const parks = addParks(place);
  const territory = addTerritory(
    place,
    '示例县辛两新工作党工委',
    'DISTRICT',
    parks.map((park, index) => ({ park, committee: `示例园区辛${index + 1}党委` })),
  );
  const first = parks[0];
  if (first === undefined) throw new RangeError('no park');
  const makers = addFitnessMakers(place, parks);
  const others = parks.flatMap((park, index) => populate(place, park, index === 0 ? 70 : 48, 0.5, DRAFT));
  const covered = organize(place, [...makers, ...others], territory, {
    singleRate: 0.2,
    jointRate: 0.16,
    unknownRate: 0.06,
    foundedFrom: '2010-01-01',
    foundedTo: '2024-05-31',
  });
  const coveredSet = new Set(covered.map(({ enterprise }) => enterprise));
  retire(
    place,
    others.filter((enterprise) => !coveredSet.has(enterprise)),
    0.1,
  );
  const committee = place.addOrg({
    nameZh: '示例健身器材产业链党委',
    type: 'CHAIN_COMMITTEE',
    level: 'CHAIN',
    parent: territory.root,
    foundedOn: '2022-11-11',
    approvedBy: territory.root,
    more: { committee_size: 7, lon: first.layout.lon, lat: first.layout.lat, park_id: first.id },
  });
  const stages = dealStages(makers, STAGE_SIZES);
  const chainId = addChain(place, place.random.fork('chain'), {
    nameZh: '示例健身器材链',
    nameEn: 'Example fitness-equipment chain',
    slot: null,
    stages: STAGES,
    committeeOrgId: committee,
    members: stages,
    flows: FLOWS,
    leadStage: 3,
  });
  const allianceId = addAlliance(place, {
    nameZh: '示例联合接单联盟',
    nameEn: 'Example joint-order alliance',
    type: 'CHAIN',
    at: [first.layout.lon, first.layout.lat],
    foundedOn: '2023-04-20',
    more: { formation_mode: 2, committee_org_id: committee, chain_id: chainId, lead_org_id: committee },
  });
  for (const [index, enterprise] of (stages[3] ?? []).slice(0, 5).entries()) {
    addMember(place, allianceId, {
      kind: 'ENTERPRISE',
      id: enterprise.id,
      nameZh: enterprise.name,
      at: positionOf(enterprise),
      joinedOn: '2023-04-20',
      role: index === 0 ? '盟主' : '成员',
    });
  }
  tagEnterprises(place, place.enterprises, 2023);
  addUnions(place, place.enterprises, 0.4, AS_OF);
  surveyAll(place, place.enterprises, '2024-01-02', '2024-06-20');
  addActivities(place, covered, '2023-07-01', AS_OF, 0.64);
  return place.finish();
}
