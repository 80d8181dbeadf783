/** Ground of the example zone after Guiyang: three parks with their axes, and the organizations above enterprises. */
import type { Box } from './geometry.ts';
import { chineseNumeral } from './numerals.ts';
import type { Park, PlaceBuilder } from './place-builder.ts';

export function addGyParks(place: PlaceBuilder): Park[] {
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

export interface GyTerritory {
  readonly root: string;
  /** Committee of each park, in order. */
  readonly parkCommittees: readonly string[];
  readonly organs: readonly { id: string; nameZh: string }[];
}

export function addGyTerritory(place: PlaceBuilder, parks: readonly Park[]): GyTerritory {
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

export const AXIS_NAMES = [
  ['示例轴线一', '示例轴线二', null],
  ['示例轴线四', null],
  ['示例轴线三', null],
] as const;

/** Each named axis has a committee of its buildings; the other quarters have none yet. */
export function addAxisCommittees(place: PlaceBuilder, parks: readonly Park[], territory: GyTerritory): void {
  for (const [parkIndex, park] of parks.entries()) {
    for (const [cluster, axis] of (AXIS_NAMES[parkIndex] ?? []).entries()) {
      const buildings = park.buildings.filter((building) => building.cluster === cluster);
      const first = buildings[0];
      if (axis === null || first === undefined) continue;
      const committee = place.addOrg({
        nameZh: `${axis}楼宇综合党委`,
        type: 'BUILDING_COMMITTEE',
        level: 'BUILDING',
        parent: territory.parkCommittees[parkIndex] ?? territory.root,
        foundedOn: '2019-05-10',
        approvedBy: territory.root,
        more: {
          park_id: park.id,
          building_id: first.id,
          lon: first.shape.lon,
          lat: first.shape.lat,
          committee_size: 5,
          concurrent_secretary: true,
        },
      });
      for (const building of buildings) place.leadBuilding(building, committee);
    }
  }
}
