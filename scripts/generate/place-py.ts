/** The example district after Panyu: more than 4,700 enterprises, more than 10,000 members, 33 cases over 32 enterprises (F120–F124, F133). */
import { dateBetween } from './calendar.ts';
import { standardScope } from './definitions.ts';
import type { DraftOptions, Enterprise } from './enterprise.ts';
import { giveMembers, growStaff } from './enterprise.ts';
import type { Box } from './geometry.ts';
import type { Covered } from './organize.ts';
import { organize, retire } from './organize.ts';
import type { GeneratedDataset, Park, ParkSpec } from './place-builder.ts';
import { PlaceBuilder } from './place-builder.ts';
import { addActivities, addOwnOrg, addUnions, populate, surveyAll, tagEnterprises } from './population.ts';
import { addTerritory } from './territory.ts';

const AS_OF = '2025-06-30';
const ENTERED = { enteredFrom: '2004-01-01', enteredTo: '2024-12-31' };
const DRAFTS: readonly DraftOptions[] = [
  { ...ENTERED, mix: { tech: 5, industry: 3, service: 4 }, staffScale: 0.9 },
  { ...ENTERED, mix: { tech: 6, industry: 1, service: 5 }, staffScale: 0.7 },
  { ...ENTERED, mix: { tech: 1, industry: 7, service: 2 }, staffScale: 1.2 },
];
/** Enterprises of the three parks; 312 more of the district have no place on the map. */
const COUNTS = [1500, 1180, 1720] as const;
const ELSEWHERE = 312;

function parkSpecs(): ParkSpec[] {
  const quarter = (
    letter: string,
    en: string,
    u: number,
    v: number,
    along: boolean,
    count: number,
    community: string,
    subdistrict: string,
  ) => ({
    u,
    v,
    along,
    count,
    nameZh: `示例片区${letter}`,
    nameEn: `Example Quarter ${en}`,
    axis: null,
    communityName: community,
    subdistrictName: subdistrict,
  });
  const common = { level: '省级', type: '产业园', districtCode: '440113' };
  const boxes: readonly Box[] = [
    [113.35, 22.966, 113.366, 22.98],
    [113.373, 23.035, 113.411, 23.065],
    [113.41, 22.925, 113.47, 22.98],
  ];
  const [energy, island, belt] = boxes as [Box, Box, Box];
  return [
    {
      ...common,
      id: 'py-p1',
      nameZh: '示例节能园(参照公开报道)',
      nameEn: 'Example Energy Park',
      box: energy,
      angleDegrees: -11,
      pitchMetres: 112,
      floors: [6, 24],
      buildingKind: '商务楼宇',
      clusters: [
        quarter('一', '1', -0.3, 0.35, true, 12, '示例社区丙一', '示例街道丙一'),
        quarter('二', '2', 0.25, -0.35, true, 14, '示例社区丙二', '示例街道丙一'),
      ],
    },
    {
      ...common,
      id: 'py-p2',
      nameZh: '示例大学城片(参照公开报道)',
      nameEn: 'Example University Quarter',
      box: island,
      angleDegrees: 28,
      pitchMetres: 150,
      floors: [5, 20],
      buildingKind: '孵化器',
      clusters: [
        quarter('三', '3', -0.35, -0.3, true, 9, '示例社区丙三', '示例街道丙二'),
        quarter('四', '4', 0.35, 0.1, false, 10, '示例社区丙四', '示例街道丙二'),
        quarter('五', '5', -0.15, 0.5, true, 7, '示例社区丙四', '示例街道丙二'),
      ],
    },
    {
      ...common,
      id: 'py-p3',
      nameZh: '示例工业带(参照公开报道)',
      nameEn: 'Example Industrial Belt',
      box: belt,
      angleDegrees: 6,
      pitchMetres: 180,
      floors: [3, 9],
      buildingKind: '标准厂房',
      clusters: [
        quarter('六', '6', -0.5, -0.45, true, 12, '示例村丙五', '示例镇丙三'),
        quarter('七', '7', 0.05, 0.05, true, 16, '示例村丙六', '示例镇丙三'),
        quarter('八', '8', 0.5, 0.5, false, 12, '示例村丙七', '示例镇丙三'),
      ],
    },
  ];
}

/** One branch with 85 members, floating ones included: over the usual 50, kept and warned of, not corrected. */
function addLargeBranch(place: PlaceBuilder, parks: readonly Park[], root: string): Covered {
  const random = place.random.fork('large-branch');
  const belt = parks[2];
  const draft = DRAFTS[2];
  if (belt === undefined || draft === undefined) throw new RangeError('no belt');
  const enterprise = place.factory.draft(draft);
  place.locate(enterprise, belt, null);
  place.enterprises.push(enterprise);
  giveMembers(enterprise, random, 64);
  Object.assign(enterprise, { membersProbationary: 4, membersFloating: 17, staff: 1260, sizeClass: 1, enteredOn: '2006-05-18' });
  return {
    enterprise,
    orgId: addOwnOrg(place, enterprise, random, { parent: root, approvedBy: root, foundedOn: '2015-06-26', type: 'BRANCH' }),
  };
}

const THEMES = ['技术', '流程', '市场', '绿色'] as const;

/** 33 cases over 32 enterprises: one has two. Three of the lists are split into sub-lists, which are not cases of their own. */
function addChallenges(place: PlaceBuilder, covered: readonly Covered[]): void {
  const random = place.random.fork('challenges');
  const hosts = random.sample([...new Set(covered.map(({ enterprise }) => enterprise))], 32);
  const second = hosts[0];
  if (second === undefined) throw new RangeError('no host');
  for (const [index, host] of [...hosts, second].entries()) {
    const challengeId = place.nextId('h', 3);
    const publishedOn = dateBetween(random, '2023-06-01', '2025-03-31');
    const common = { enterprise_id: host.id, published_on: publishedOn, taken_by_id: null };
    place.tables.add('challenge', {
      ...common,
      challenge_id: challengeId,
      theme: index === 32 ? '绿色' : random.pick(THEMES),
      parent_id: null,
      taken_by_kind: random.pick(['党员突击队', '党员突击队', '高校院所']),
      status: random.chance(0.8) ? '完成' : '进行中',
      is_case: true,
    });
    for (let part = 0; part < (index < 3 ? 3 : 0); part += 1) {
      place.tables.add('challenge', {
        ...common,
        challenge_id: place.nextId('h', 3),
        theme: '技术',
        parent_id: challengeId,
        taken_by_kind: '党员突击队',
        status: random.pick(['完成', '进行中']),
        is_case: false,
      });
    }
  }
}

export function generatePy(): GeneratedDataset {
  const place = new PlaceBuilder({
    id: 'py',
    asOf: AS_OF,
    earlier: ['2023-12-31', '2024-12-31'],
    firstSerial: 20_000,
    title: { zh: '示例区丙(参照公开报道)', en: 'Example District C (after published reports)' },
    subtitle: {
      zh: '4712家企业、「揭榜挂帅」案例33个;党组织数原文缺失,不作比照',
      en: '4,712 enterprises, 33 challenge cases; the published number of organizations is lost',
    },
    definition: standardScope('py-scope', '示例区丙口径:实体运营非公企业', 'District C scope: operating non-public enterprises'),
  });
  place.addDistrict('440113', '示例区丙', 'Example District C', '县', 'GB2260', [113.318, 22.9, 113.492, 23.083]);
  const parks = parkSpecs().map((spec) => place.addPark(spec));
  const territory = addTerritory(
    place,
    '示例区丙社会工作党工委',
    'DISTRICT',
    parks.map((park, index) => ({ park, committee: ['示例街道丙一党工委', '示例街道丙二党工委', '示例镇丙三党委'][index] ?? '' })),
  );
  const large = addLargeBranch(place, parks, territory.root);
  const others: Enterprise[] = [];
  for (const [index, park] of parks.entries()) {
    const draft = DRAFTS[index];
    if (draft !== undefined)
      others.push(...populate(place, park, (COUNTS[index] ?? 0) - (index === 2 ? 1 : 0), index === 2 ? 0.45 : 0.9, draft));
  }
  for (let n = 0; n < ELSEWHERE; n += 1) {
    // 园区外: on the district's list, but with no place that a map could show.
    const enterprise = place.factory.draft({ ...ENTERED, mix: { tech: 2, industry: 2, service: 6 }, staffScale: 0.7 });
    enterprise.districtCode = '440113';
    place.enterprises.push(enterprise);
    others.push(enterprise);
  }
  const covered = [
    large,
    ...organize(place, others, territory, {
      singleRate: 0.172,
      jointRate: 0.06,
      unknownRate: 0.05,
      foundedFrom: '2009-01-01',
      foundedTo: '2025-05-31',
      branchGrowth: 0.87,
    }),
  ];
  const coveredSet = new Set(covered.map(({ enterprise }) => enterprise));
  for (const enterprise of coveredSet) growStaff(enterprise, place.random.fork(`staff/${enterprise.id}`));
  retire(
    place,
    others.filter((enterprise) => !coveredSet.has(enterprise)),
    0.045,
  );
  addChallenges(place, covered);
  tagEnterprises(place, place.enterprises, 2024);
  addUnions(place, place.enterprises, 0.3, AS_OF);
  surveyAll(place, place.enterprises, '2025-01-06', '2025-06-20');
  addActivities(place, covered, '2024-07-01', AS_OF, 0.66);
  return place.finish();
}
