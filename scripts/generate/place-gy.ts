/** The example zone after Guiyang: 147 organizations cover 147 of 158 enterprises in scope (F063–F073). */
import { addDays, dateBetween } from './calendar.ts';
import { standardScope } from './definitions.ts';
import type { DraftOptions, Enterprise } from './enterprise.ts';
import { forgetMembers, giveMembers } from './enterprise.ts';
import type { GyTerritory } from './gy-territory.ts';
import { addAxisCommittees, addGyParks, addGyTerritory } from './gy-territory.ts';
import { addAxisAlliances, addPairings, addSites, addWork } from './gy-work.ts';
import type { Covered } from './organize.ts';
import type { GeneratedDataset, Park } from './place-builder.ts';
import { PlaceBuilder } from './place-builder.ts';
import { addActivities, addOwnOrg, addUnions, populate, surveyAll, tagEnterprises } from './population.ts';

const AS_OF = '2022-07-04';
const EARLIER = ['2019-12-31', '2020-12-31', '2021-12-31'] as const;
/** Founded by each snapshot: 96, then 109, 128, 147. */
const FOUNDED_BY = [96, 109, 128, 147] as const;

/** In scope 50 / 35 / 15 %, the uncovered among them, and rows that the waterfall takes out. */
const SPLIT = [
  { inScope: 79, uncovered: 3, deregistered: 12, idle: 6, publicOwned: 12 },
  { inScope: 55, uncovered: 5, deregistered: 9, idle: 6, publicOwned: 7 },
  { inScope: 24, uncovered: 3, deregistered: 5, idle: 2, publicOwned: 3 },
] as const;
/** Full members of the 11 uncovered: 7 with none, 3 with one or two, 1 with three or more. */
const UNCOVERED_MEMBERS = [0, 2, 0, 4, 0, 1, 0, 0, 0, 2, 0] as const;

const DRAFTS: readonly DraftOptions[] = [
  { mix: { tech: 6, industry: 2, service: 3 }, enteredFrom: '2009-03-01', enteredTo: '2022-03-31', staffScale: 1 },
  { mix: { tech: 3, industry: 7, service: 2 }, enteredFrom: '2010-06-01', enteredTo: '2022-03-31', staffScale: 1.5 },
  { mix: { tech: 4, industry: 4, service: 3 }, enteredFrom: '2010-01-01', enteredTo: '2022-03-31', staffScale: 0.8 },
];

interface Scope {
  readonly covered: Enterprise[];
  readonly uncovered: Enterprise[];
}

/** The 158 in scope of the three parks; the uncovered gather in the quarters farther from the named axes. */
function addScope(place: PlaceBuilder, parks: readonly Park[]): Scope {
  const random = place.random.fork('scope');
  const covered: Enterprise[] = [];
  const uncovered: Enterprise[] = [];
  const members = random.shuffled(UNCOVERED_MEMBERS);
  for (const [index, park] of parks.entries()) {
    const split = SPLIT[index];
    const draft = DRAFTS[index];
    if (split === undefined || draft === undefined) throw new RangeError('park without split');
    const inside = populate(place, park, split.inScope, index === 1 ? 0.64 : 0.88, draft);
    const last = Math.max(...park.buildings.map((building) => building.cluster));
    const lastIds = new Set(park.buildings.filter((building) => building.cluster === last).map((building) => building.id));
    const ranked = inside
      .map((enterprise) => ({
        enterprise,
        rank: random.next() * (enterprise.buildingId === null || lastIds.has(enterprise.buildingId) ? 0.35 : 1),
      }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ enterprise }) => enterprise);
    uncovered.push(...ranked.slice(0, split.uncovered));
    covered.push(...inside.filter((enterprise) => !ranked.slice(0, split.uncovered).includes(enterprise)));
    for (const [count, status, ownership] of [
      [split.deregistered, ['注销', '注销', '迁出', '吊销'], ['PRIVATE']],
      [split.idle, ['停业', '空壳', '清算'], ['PRIVATE']],
      [split.publicOwned, ['存续', '在业'], ['STATE', 'STATE', 'MIXED', 'COLLECTIVE']],
    ] as const) {
      for (const outside of populate(place, park, count, 0.7, { ...draft, enteredTo: '2021-06-30' })) {
        outside.status = random.pick(status);
        outside.ownership = random.pick(ownership);
        // State-owned enterprises report elsewhere: their members are not known to the zone.
        if (outside.ownership !== 'PRIVATE') forgetMembers(outside);
      }
    }
  }
  for (const [index, enterprise] of uncovered.entries()) giveMembers(enterprise, random, members[index] ?? 0);
  return { covered, uncovered };
}

function addOrganizations(place: PlaceBuilder, scope: Scope, territory: GyTerritory, parks: readonly Park[]): Covered[] {
  const random = place.random.fork('organizations');
  const order = random.shuffled(scope.covered);
  const leads = new Map(parks.flatMap((park) => park.buildings.map((building) => [building.id, place.leadOrgOf(building)] as const)));
  const honours = new Map<number, string[]>();
  for (const [rank, index] of random
    .sample(
      Array.from({ length: 96 }, (_, n) => n),
      11,
    )
    .entries())
    honours.set(index, [rank < 6 ? '省级党建示范点' : '省级先进基层党组织']);
  const bounds = ['2012-03-01', ...EARLIER, '2022-06-20'];
  return order.map((enterprise, index) => {
    const period = FOUNDED_BY.findIndex((count) => index < count);
    const foundedOn = dateBetween(random, addDays(bounds[period] ?? AS_OF, 30), bounds[period + 1] ?? AS_OF);
    // The enterprise came before its organization.
    if (enterprise.enteredOn >= addDays(foundedOn, -60)) enterprise.enteredOn = addDays(foundedOn, -random.int(120, 900));
    const large = index === 3 ? 108 : index === 20 || index === 47 || index === 71 ? random.int(51, 78) : null;
    giveMembers(enterprise, random, large ?? 3 + random.geometric(0.17, 34));
    // Five organizations have not reported this half-year's counts.
    if (index >= 60 && index < 65) forgetMembers(enterprise);
    const parent =
      leads.get(enterprise.buildingId ?? '') ??
      territory.parkCommittees[parks.findIndex((park) => park.id === enterprise.parkId)] ??
      territory.root;
    const given = honours.get(index);
    return {
      enterprise,
      orgId: addOwnOrg(place, enterprise, random, {
        parent,
        approvedBy: territory.root,
        foundedOn,
        isNew: foundedOn > '2021-12-31',
        ...(given === undefined ? {} : { honours: given }),
      }),
    };
  });
}

export function generateGy(): GeneratedDataset {
  const place = new PlaceBuilder({
    id: 'gy',
    asOf: AS_OF,
    earlier: EARLIER,
    firstSerial: 0,
    title: { zh: '示例高新区甲(参照公开报道)', en: 'Example High-tech Zone A (after published reports)' },
    subtitle: {
      zh: '三个园区、7个楼宇党建联盟;147个企业党组织',
      en: 'Three parks, seven building alliances, 147 enterprise organizations',
    },
    definition: standardScope('gy-published-scope', '示例高新区甲口径:实体运营非公企业', 'Zone A scope: operating non-public enterprises'),
  });
  const parks = addGyParks(place);
  const territory = addGyTerritory(place, parks);
  addAxisCommittees(place, parks, territory);
  const scope = addScope(place, parks);
  const orgs = addOrganizations(place, scope, territory, parks);
  addWork(place, scope, orgs, territory);
  addPairings(place, orgs, territory);
  addAxisAlliances(place, parks, orgs, territory);
  addSites(place, parks, territory);
  for (const enterprise of scope.uncovered) if (enterprise.enteredOn > '2022-02-01') enterprise.enteredOn = '2021-11-15';
  const operating = place.enterprises.filter((enterprise) => enterprise.status === '存续' || enterprise.status === '在业');
  tagEnterprises(place, operating, 2021);
  addUnions(
    place,
    operating.filter((enterprise) => !scope.uncovered.includes(enterprise)),
    0.5,
    AS_OF,
  );
  surveyAll(place, [...scope.covered, ...scope.uncovered], '2022-05-05', '2022-06-30');
  addActivities(place, orgs, '2021-07-05', AS_OF, 0.82);
  return place.finish();
}
