import type { Catalog } from '../../src/model/catalog.ts';
import type { DefinitionSet } from '../../src/model/definition-set.ts';
import type { Filter } from '../../src/model/filter.ts';
import { NAMED_WEIGHTINGS } from '../../src/model/gap-priority.ts';
import { DEFAULT_THRESHOLDS } from '../../src/model/gap-thresholds.ts';
import { TERRITORY_LEVELS } from '../../src/model/plan-settings.ts';
import { TABLE_NAMES } from '../../src/model/tables.ts';
import type { TypedQuery } from '../../src/model/typed-query.ts';
import { UNION_QUEUES } from '../../src/model/union-queue.ts';
import { allianceDetails, allianceMembers, alliances } from '../../src/queries/alliances.ts';
import { bounds } from '../../src/queries/bounds.ts';
import { buildingDetails } from '../../src/queries/building-details.ts';
import { buildingOrganizations, buildingPageHead, buildingsToPage, buildingTenants } from '../../src/queries/building-page.ts';
import { byDimension, type Dimension } from '../../src/queries/by-dimension.ts';
import { baselineGaps, campaignGapsNow, freshGaps } from '../../src/queries/campaign.ts';
import { chainLinks, chainMembers, chains } from '../../src/queries/chains.ts';
import { coverageByCell, uncoveredDensity } from '../../src/queries/coverage-by-cell.ts';
import { draftCommittee } from '../../src/queries/draft-committee.ts';
import { enterpriseDetails, enterpriseOrganizations } from '../../src/queries/enterprise-details.ts';
import { enteredSince, entryGateCounts } from '../../src/queries/entry-gate.ts';
import { facets } from '../../src/queries/facets.ts';
import { gapMeasures } from '../../src/queries/gap-measures.ts';
import { compareWeightings, rankGapRows, rankGaps } from '../../src/queries/gap-ranking.ts';
import { headline } from '../../src/queries/headline.ts';
import { judgedEnterprise } from '../../src/queries/judged-enterprise.ts';
import { keyGaps } from '../../src/queries/key-gaps.ts';
import { keysOf, knownUnits, NAMED_TABLES, type NamedTable } from '../../src/queries/known-units.ts';
import { enterprisesToMatch, unionUnitsToMatch } from '../../src/queries/lists-to-match.ts';
import { organizationDetails, organizationEnterprises } from '../../src/queries/organization-details.ts';
import { organizations } from '../../src/queries/organizations.ts';
import { placeNames } from '../../src/queries/place-names.ts';
import {
  addressesToMatch,
  buildingsToMatch,
  placedByHand,
  placementCounts,
  unplacedEnterprises,
  unplacedUnits,
} from '../../src/queries/placement.ts';
import { allianceEnterprises, allianceLinks, allianceUnits, planAlliances, planChains } from '../../src/queries/plan-alliance.ts';
import { planBuildings, planOtherSites, planOutside } from '../../src/queries/plan-buildings.ts';
import { planEnterpriseCounts, planEnterprises } from '../../src/queries/plan-enterprises.ts';
import { planDispatchers, planInstructors } from '../../src/queries/plan-instructors.ts';
import { points } from '../../src/queries/points.ts';
import { gapClassCounts, gapRows, rankedGaps } from '../../src/queries/ranked-gaps.ts';
import { rates } from '../../src/queries/rates.ts';
import { responsibleOrganizations } from '../../src/queries/responsible-organizations.ts';
import { openUnits, returnedUnits } from '../../src/queries/same-units.ts';
import { selectedEnterprises } from '../../src/queries/selected-enterprises.ts';
import { rowsInBuildings, selectionSummary } from '../../src/queries/selection-summary.ts';
import { serviceSites } from '../../src/queries/service-sites.ts';
import { buildingShapes, districtShapes, parkShapes } from '../../src/queries/shapes.ts';
import { sheetRows } from '../../src/queries/sheet-rows.ts';
import { structure } from '../../src/queries/structure.ts';
import { TABLE_COLUMNS, type TableColumn, tableCount, tablePage } from '../../src/queries/table-page.ts';
import { type LookingPlace, lookingCount, lookingEnterprises, membersLooking } from '../../src/queries/two-way-search.ts';
import { uncoveredChanges } from '../../src/queries/uncovered-changes.ts';
import { type GapPlace, uncoveredPlaces } from '../../src/queries/uncovered-places.ts';
import { unionQueueCounts, unionQueuePage } from '../../src/queries/union-queues.ts';
import { WATERFALL_STEPS, waterfall } from '../../src/queries/waterfall.ts';
import { waterfallRowCount, waterfallRows } from '../../src/queries/waterfall-rows.ts';
import { wholeTableCount } from '../../src/queries/whole-table.ts';
import { caseUnits, gapUnits } from '../../src/queries/worklist.ts';

export const DIMENSIONS: readonly Dimension[] = ['district', 'park', 'building', 'community', 'industry', 'size'];

/** Every query the product can ask, once for each way it can be sorted or grouped. */
export function allQueries(schema: string, definition: DefinitionSet, filter: Filter, catalog: Catalog = {}): readonly TypedQuery[] {
  const page = { offset: 0, limit: 50 };
  const columns = Object.keys(TABLE_COLUMNS) as TableColumn[];
  return [
    headline(schema, definition, filter),
    waterfall(schema, definition, filter),
    ...DIMENSIONS.map((dimension) => byDimension(schema, definition, filter, dimension)),
    coverageByCell(schema, definition, filter, 14),
    uncoveredDensity(schema, definition, filter, 14),
    points(schema, definition, filter),
    bounds(schema, filter),
    districtShapes(schema, definition, filter),
    parkShapes(schema, definition, filter),
    buildingShapes(schema, definition, filter),
    organizations(schema, filter),
    enterprisesToMatch(schema),
    unionUnitsToMatch(schema),
    structure(schema, filter),
    rates(schema, definition, filter),
    ...columns.flatMap((column) => [
      tablePage(schema, definition, filter, { column, direction: 'ascending' }, page),
      tablePage(schema, definition, filter, { column, direction: 'descending' }, page),
    ]),
    tableCount(schema, definition, filter),
    rankedGaps(schema, definition, filter, 'gaps', page),
    rankedGaps(schema, definition, filter, 'unknown', page),
    rankedGaps(schema, definition, filter, 'gaps', { ...page, withPlaces: true }),
    tablePage(schema, definition, filter, { column: 'name_zh', direction: 'ascending' }, { ...page, withPlaces: true }),
    selectedEnterprises(schema, definition, [0, 1]),
    selectedEnterprises(schema, definition, []),
    ...TABLE_NAMES.flatMap((table) => wholeTableCount(schema, catalog, table) ?? []),
    gapClassCounts(schema, definition, filter),
    gapRows(schema, definition, filter, 'should-form'),
    ...(['park', 'building', 'district'] satisfies GapPlace[]).map((place) => uncoveredPlaces(schema, definition, filter, place)),
    ...WATERFALL_STEPS.flatMap((step) => [
      waterfallRows(schema, definition, filter, step, page),
      waterfallRowCount(schema, definition, filter, step),
    ]),
    waterfallRows(schema, definition, filter, 'listed', { ...page, withPlaces: true }),
    keyGaps(schema, definition, filter),
    judgedEnterprise(schema, definition, 0, DEFAULT_THRESHOLDS),
    responsibleOrganizations(schema, [0, 1]),
    responsibleOrganizations(schema, []),
    uncoveredChanges(schema, schema, definition, filter),
    facets(schema, filter),
    placeNames(schema, filter),
    enterpriseDetails(schema, definition, 0),
    enterpriseOrganizations(schema, 0),
    organizationDetails(schema, 0),
    organizationEnterprises(schema, 0, 50),
    buildingDetails(schema, definition, 0),
    planBuildings(schema, definition, filter),
    planOtherSites(schema),
    planOutside(schema, definition, filter),
    planEnterprises(schema, definition, filter, ['joint-candidate'], 100),
    planEnterpriseCounts(schema, definition, filter, ['joint-candidate', 'no-member']),
    planInstructors(schema),
    planDispatchers(schema),
    planChains(schema),
    planAlliances(schema),
    allianceLinks(schema, 'C1'),
    ...TERRITORY_LEVELS.flatMap((level) => [
      allianceEnterprises(schema, filter, { chain: 'C1' }, level),
      allianceEnterprises(schema, filter, { buildings: ['B1'] }, level),
      allianceUnits(schema, ['B1'], level),
    ]),
    buildingPageHead(schema, definition, 'B1'),
    buildingTenants(schema, definition, 0),
    buildingOrganizations(schema, 0),
    buildingsToPage(schema, definition, filter),
    sheetRows(schema, definition, filter, [0, 1]),
    sheetRows(schema, definition, filter, []),
    selectionSummary(schema, definition, { kind: 'enterprise', ids: [0, 1] }),
    selectionSummary(schema, definition, { kind: 'building', ids: [] }),
    selectionSummary(schema, definition, { kind: 'park', ids: [0] }),
    selectionSummary(schema, definition, { kind: 'district', ids: [0] }),
    rowsInBuildings(schema, [0, 1]),
    draftCommittee(schema, definition, [0, 1]),
    alliances(schema),
    allianceMembers(schema),
    allianceDetails(schema, 'A1'),
    chains(schema),
    chainLinks(schema),
    chainMembers(schema),
    serviceSites(schema),
    placementCounts(schema),
    unplacedUnits(schema, 100),
    unplacedEnterprises(schema),
    addressesToMatch(schema),
    buildingsToMatch(schema),
    placedByHand(schema),
    caseUnits(schema, definition),
    gapUnits(schema, definition, { filter, classes: ['should-form', 'unknown'] }),
    gapUnits(schema, definition, { rows: [0, 1] }),
    baselineGaps(schema, definition),
    campaignGapsNow(schema, definition),
    freshGaps(schema, definition, '2024-01-01'),
    ...gapQueries(schema, definition, filter),
    ...periodQueries(schema, catalog),
    ...(Object.keys(NAMED_TABLES) as NamedTable[]).flatMap((table) => knownUnits(schema, catalog, table) ?? []),
    ...TABLE_NAMES.flatMap((table) => keysOf(schema, catalog, table) ?? []),
  ];
}

/** Measures, two-way search, entry gate and unions; of the classes also under other thresholds. */
function gapQueries(schema: string, definition: DefinitionSet, filter: Filter): readonly TypedQuery[] {
  const page = { offset: 0, limit: 50 };
  const other = { ...DEFAULT_THRESHOLDS, obligingFull: 5, floatingCounted: 'within' } as const;
  const places: readonly LookingPlace[] = ['building', 'community', 'park', 'district', 'sector'];
  return [
    gapClassCounts(schema, definition, filter, other),
    rankedGaps(schema, definition, filter, 'gaps', page, other),
    gapMeasures(schema, definition, 0),
    gapMeasures(schema, definition, 0, { thresholds: other, perKind: 9, reachMeters: 300 }),
    lookingEnterprises(schema, definition, filter, page),
    lookingEnterprises(schema, definition, filter, page, other),
    lookingCount(schema, definition, filter),
    ...places.map((place) => membersLooking(schema, filter, place, 50)),
    enteredSince(schema, definition, filter, '2020-01-01', page),
    entryGateCounts(schema, definition, filter, '2020-01-01'),
    ...UNION_QUEUES.flatMap((queue) => [
      unionQueuePage(schema, filter, queue, null, page),
      unionQueuePage(schema, filter, queue, { listed: [0], unsure: [] }, page),
    ]),
    unionQueueCounts(schema, filter, null),
    unionQueueCounts(schema, filter, { listed: [], unsure: [0, 1] }),
  ];
}

/** Those over the tables of the ranking (gap-ranking-tables.ts), which are made only when it is asked for. */
export function rankingQueries(schema: string, filter: Filter): readonly TypedQuery[] {
  const page = { offset: 0, limit: 50 };
  const [first, second] = NAMED_WEIGHTINGS;
  const leftOut = { ...first, unknown: 'left-out' } as const;
  return [
    ...[...NAMED_WEIGHTINGS, leftOut].flatMap((weighting) => [
      rankGaps(schema, filter, weighting, 'gaps', page),
      rankGaps(schema, filter, weighting, 'unknown', { ...page, withPlaces: true }),
      rankGapRows(schema, filter, weighting, 'gaps', 50),
    ]),
    compareWeightings(schema, filter, first, second, 50),
    compareWeightings(schema, filter, leftOut, second, 50),
  ];
}

/** A list compared with itself. Those over two states and over merged tables are asked where the states are made (periods.test.ts, merge-rows.test.ts). */
function periodQueries(schema: string, catalog: Catalog): readonly TypedQuery[] {
  return (['enterprise', 'party_org'] as const).flatMap((table) => {
    const columns = catalog[table];
    if (columns === undefined) return [];
    const stored = { schema, table, columns };
    const units = { table, current: stored, next: stored, date: '2024-06-30' };
    return [openUnits(units, 'current'), openUnits(units, 'next'), ...[returnedUnits(units) ?? []].flat()];
  });
}
