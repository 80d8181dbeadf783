import type { Catalog } from '../../src/model/catalog.ts';
import { STANDARD_DEFINITION } from '../../src/model/definition-set.ts';
import { EMPTY_FILTER } from '../../src/model/filter.ts';
import { NAMED_WEIGHTINGS } from '../../src/model/gap-priority.ts';
import type { TypedQuery } from '../../src/model/typed-query.ts';
import { byDimension } from '../../src/queries/by-dimension.ts';
import { coverageByCell } from '../../src/queries/coverage-by-cell.ts';
import { facets } from '../../src/queries/facets.ts';
import { gapMeasures } from '../../src/queries/gap-measures.ts';
import { compareWeightings, rankGaps } from '../../src/queries/gap-ranking.ts';
import { gapRankingStatements } from '../../src/queries/gap-ranking-tables.ts';
import { headline } from '../../src/queries/headline.ts';
import { points } from '../../src/queries/points.ts';
import { gapClassCounts, rankedGaps } from '../../src/queries/ranked-gaps.ts';
import { tablePage } from '../../src/queries/table-page.ts';
import { waterfall } from '../../src/queries/waterfall.ts';

export const BENCH_SCHEMA = 'ds_bench';
export const BENCH_DATE = '2025-12-31';

interface BenchQuery extends TypedQuery {
  /** 'top' stands for the few best rows of all; its budget differs from that of sums over groups. */
  readonly kind: 'aggregate' | 'top' | 'rows';
}

/** The tables of the gap ranking, made when that screen is first opened. */
export function benchRankingStatements(catalog: Catalog): readonly string[] {
  return gapRankingStatements(BENCH_SCHEMA, catalog, STANDARD_DEFINITION);
}

/** What the screen asks for when a dataset opens or a filter changes, as the app itself words it. */
export function benchQueries(): BenchQuery[] {
  const schema = BENCH_SCHEMA;
  const definition = STANDARD_DEFINITION;
  const filtered = { ...EMPTY_FILTER, industries: ['C', 'I'], sizes: [3, 4] };
  const named = (kind: BenchQuery['kind'], name: string, query: TypedQuery): BenchQuery => ({ ...query, name, kind });
  return [
    named('aggregate', 'headline', headline(schema, definition, EMPTY_FILTER)),
    named('aggregate', 'headline, filtered', headline(schema, definition, filtered)),
    named('aggregate', 'waterfall', waterfall(schema, definition, EMPTY_FILTER)),
    named('aggregate', 'facets', facets(schema, EMPTY_FILTER)),
    named('aggregate', 'by district', byDimension(schema, definition, EMPTY_FILTER, 'district')),
    named('aggregate', 'by park', byDimension(schema, definition, EMPTY_FILTER, 'park')),
    named('aggregate', 'by industry, filtered', byDimension(schema, definition, filtered, 'industry')),
    named('aggregate', 'cells, level 12', coverageByCell(schema, definition, EMPTY_FILTER, 12)),
    named('aggregate', 'cells, level 16', coverageByCell(schema, definition, EMPTY_FILTER, 16)),
    named('top', 'first 100 gaps', rankedGaps(schema, definition, EMPTY_FILTER, 'gaps', { offset: 0, limit: 100 })),
    named('aggregate', 'gap classes', gapClassCounts(schema, definition, EMPTY_FILTER)),
    ...NAMED_WEIGHTINGS.map((weighting) =>
      named('top', `first 100 gaps by ${weighting.id}`, rankGaps(schema, EMPTY_FILTER, weighting, 'gaps', { offset: 0, limit: 100 })),
    ),
    named(
      'top',
      'first 100 gaps by build-first, filtered',
      rankGaps(schema, filtered, NAMED_WEIGHTINGS[0], 'gaps', { offset: 0, limit: 100 }),
    ),
    named('top', 'two weightings side by side', compareWeightings(schema, EMPTY_FILTER, NAMED_WEIGHTINGS[0], NAMED_WEIGHTINGS[1], 50)),
    named('top', 'measures for one gap', gapMeasures(schema, definition, 0)),
    named(
      'top',
      'table page of 100',
      tablePage(schema, definition, EMPTY_FILTER, { column: 'row', direction: 'ascending' }, { offset: 0, limit: 100 }),
    ),
    named('rows', 'all points', points(schema, definition, EMPTY_FILTER)),
  ];
}
