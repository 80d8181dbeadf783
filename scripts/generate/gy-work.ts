/** Work around the organizations of the example zone after Guiyang: instructors, pairings, axis alliances, service sites. */
import { addAlliance, addMember, positionOf } from './alliance-writer.ts';
import { addDays, dateBetween } from './calendar.ts';
import type { Enterprise } from './enterprise.ts';
import { growStaff } from './enterprise.ts';
import type { GyTerritory } from './gy-territory.ts';
import { AXIS_NAMES } from './gy-territory.ts';
import { chineseNumeral } from './numerals.ts';
import type { Covered } from './organize.ts';
import type { Park, PlaceBuilder } from './place-builder.ts';
import { orgNameOf } from './population.ts';

/** Ten little giants with an own branch and an instructor; five of the uncovered are reached by liaisons, two by a park committee. */
export function addWork(
  place: PlaceBuilder,
  scope: { readonly uncovered: readonly Enterprise[] },
  orgs: readonly Covered[],
  territory: GyTerritory,
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

export function addPairings(place: PlaceBuilder, orgs: readonly { orgId: string }[], territory: GyTerritory): void {
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

export function addAxisAlliances(place: PlaceBuilder, parks: readonly Park[], orgs: readonly Covered[], territory: GyTerritory): void {
  const random = place.random.fork('alliances');
  let unnamed = 0;
  for (const [parkIndex, park] of parks.entries()) {
    for (const [cluster, axis] of (AXIS_NAMES[parkIndex] ?? []).entries()) {
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
      for (let held = addDays(foundedOn, 40); held < place.options.asOf; held = addDays(held, 91)) {
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

export function addSites(place: PlaceBuilder, parks: readonly Park[], territory: GyTerritory): void {
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
