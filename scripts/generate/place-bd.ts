/** The example zone after Baoding: 364 unions with 37,400 members, for the match of a tax list against the union list (F189–F192). */
import { baodingLists } from './bd-lists.ts';
import { dateBetween } from './calendar.ts';
import { standardScope } from './definitions.ts';
import type { DraftOptions, Enterprise } from './enterprise.ts';
import { growStaff } from './enterprise.ts';
import { organize, retire } from './organize.ts';
import type { GeneratedDataset, Park } from './place-builder.ts';
import { PlaceBuilder } from './place-builder.ts';
import { addActivities, orgNameOf, populate, surveyAll, tagEnterprises } from './population.ts';
import { apportion } from './random.ts';
import { addTerritory } from './territory.ts';

const AS_OF = '2024-04-10';
const DRAFT: DraftOptions = {
  mix: { tech: 4, industry: 4, service: 4 },
  enteredFrom: '2006-01-01',
  enteredTo: '2023-12-31',
  staffScale: 1.5,
};
/** 340 of single enterprises, 22 joint ones of small neighbours, 2 joint ones of whole parks founded on the date of the publication. */
const SINGLE_UNIONS = 340;
const JOINT_UNIONS = 22;
const UNION_MEMBERS = 37_400;

function addParks(place: PlaceBuilder): Park[] {
  place.addDistrict('130671', '示例高新区壬', 'Example Zone I', '县', 'NBS_STAT', [115.421, 38.872, 115.519, 38.948]);
  const quarter = (name: string, en: string, u: number, v: number, along: boolean, count: number) => ({
    u,
    v,
    along,
    count,
    nameZh: `示例${name}`,
    nameEn: `Example ${en}`,
    axis: null,
    communityName: `示例社区壬${name}`,
    subdistrictName: '示例街道壬',
  });
  const common = { level: '国家级', type: '高新区', districtCode: '130671' };
  return [
    place.addPark({
      ...common,
      id: 'bd-p1',
      nameZh: '示例科技园(参照公开报道)',
      nameEn: 'Example Science Park',
      box: [115.437, 38.884, 115.473, 38.912],
      angleDegrees: 3,
      pitchMetres: 146,
      floors: [5, 26],
      buildingKind: '商务楼宇',
      clusters: [quarter('创业中心', 'Start-up Centre', -0.2, 0.25, true, 10), quarter('总部园', 'Headquarters', 0.3, -0.3, false, 9)],
    }),
    place.addPark({
      ...common,
      id: 'bd-p2',
      nameZh: '示例电谷(参照公开报道)',
      nameEn: 'Example Power Valley',
      box: [115.472, 38.908, 115.51, 38.938],
      angleDegrees: -12,
      pitchMetres: 165,
      floors: [3, 10],
      buildingKind: '标准厂房',
      clusters: [quarter('装备园', 'Equipment Park', 0, 0.1, true, 11)],
    }),
  ];
}

function addUnionRow(
  place: PlaceBuilder,
  nameZh: string,
  kind: string,
  units: readonly Enterprise[],
  members: number,
  foundedOn: string,
): void {
  place.tables.add('trade_union', {
    union_id: place.nextId('u', 3),
    name_zh: nameZh,
    kind,
    members,
    enterprise_ids: units.map(({ id }) => id),
    founded_on: foundedOn,
  });
}

/** Shares 37,400 members out over the unions by staff; no union has more members than its enterprises have staff. */
function addBaodingUnions(place: PlaceBuilder): void {
  const random = place.random.fork('unions');
  const operating = place.enterprises.filter(({ status }) => status === '存续' || status === '在业');
  const bySize = [...operating].sort((a, b) => b.staff - a.staff || (a.id < b.id ? -1 : 1));
  // Not simply the largest: about one enterprise in ten with 25 or more staff has no union yet.
  const single = bySize.filter((enterprise) => enterprise.staff >= 25 && random.chance(0.9)).slice(0, SINGLE_UNIONS);
  if (single.length < SINGLE_UNIONS) throw new RangeError(`${single.length} enterprises for single unions`);
  const taken = new Set(single);
  const small = random.shuffled(operating.filter((enterprise) => !taken.has(enterprise) && enterprise.staff >= 4 && enterprise.staff < 40));
  const groups: { name: string; units: Enterprise[]; foundedOn: string }[] = [];
  for (let number = 1; number <= JOINT_UNIONS; number += 1) {
    groups.push({
      name: `示例第${number}联合工会(合成)`,
      units: small.splice(0, random.int(3, 6)),
      foundedOn: dateBetween(random, '2018-01-01', '2024-03-31'),
    });
  }
  groups.push(
    { name: '示例科技园联合工会(合成)', units: small.splice(0, 16), foundedOn: AS_OF },
    { name: '示例双创社区联合工会(合成)', units: small.splice(0, 12), foundedOn: AS_OF },
  );
  const staffOf = (units: readonly Enterprise[]): number => units.reduce((sum, { staff }) => sum + staff, 0);
  const unions = [...single.map((enterprise) => [enterprise]), ...groups.map(({ units }) => units)];
  const members = apportion(
    UNION_MEMBERS,
    unions.map((units) => staffOf(units) * (units.length === 1 ? random.between(0.75, 1) : random.between(0.35, 0.6))),
  );
  for (const [index, units] of unions.entries()) {
    const total = members[index] ?? 0;
    const group = groups[index - single.length];
    const shares = apportion(
      total,
      units.map(({ staff }) => staff),
    );
    for (const [unit, enterprise] of units.entries()) {
      enterprise.unionMembers = shares[unit] ?? 0;
      if (enterprise.staff < enterprise.unionMembers) enterprise.staff = Math.round(enterprise.unionMembers * 1.1);
      growStaff(enterprise, random);
    }
    const first = units[0];
    if (first === undefined) throw new RangeError('empty union');
    const foundedOn = group?.foundedOn ?? dateBetween(random, first.enteredOn, '2024-03-31');
    addUnionRow(place, group?.name ?? orgNameOf(first, '工会'), group === undefined ? '单独' : '联合', units, total, foundedOn);
  }
  for (const enterprise of place.enterprises) {
    if (enterprise.unionMembers === null && random.chance(0.75)) enterprise.unionMembers = 0;
  }
}

export function generateBd(): GeneratedDataset {
  const place = new PlaceBuilder({
    id: 'bd',
    asOf: AS_OF,
    earlier: ['2022-12-31', '2023-12-31'],
    firstSerial: 38_000,
    title: { zh: '示例高新区壬(参照公开报道)', en: 'Example High-tech Zone I (after published reports)' },
    subtitle: {
      zh: '工会组织364个、会员37400人,供纳税名单与工会名单比对演示',
      en: '364 trade unions with 37,400 members, for the list-match demonstration',
    },
    definition: standardScope('bd-scope', '示例高新区壬口径:实体运营非公企业', 'Zone I scope: operating non-public enterprises'),
  });
  const parks = addParks(place);
  const territory = addTerritory(
    place,
    '示例高新区壬党工委',
    'DISTRICT',
    parks.map((park, index) => ({ park, committee: `示例园区壬${index + 1}综合党委` })),
  );
  const enterprises = parks.flatMap((park, index) => populate(place, park, index === 0 ? 560 : 340, index === 0 ? 0.85 : 0.6, DRAFT));
  const covered = organize(place, enterprises, territory, {
    singleRate: 0.2,
    jointRate: 0.11,
    unknownRate: 0.06,
    foundedFrom: '2009-01-01',
    foundedTo: '2024-03-31',
  });
  const coveredSet = new Set(covered.map(({ enterprise }) => enterprise));
  retire(
    place,
    enterprises.filter((enterprise) => !coveredSet.has(enterprise)),
    0.07,
  );
  addBaodingUnions(place);
  tagEnterprises(place, place.enterprises, 2023);
  surveyAll(place, place.enterprises, '2024-01-02', '2024-04-05');
  addActivities(place, covered, '2023-04-11', AS_OF, 0.7);
  const dataset = place.finish();
  return { ...dataset, lists: baodingLists(place.random.fork('lists'), dataset.tables) };
}
