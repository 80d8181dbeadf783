import { STANDARD_DEFINITION } from '../../src/model/definition-set.ts';
import { EMPTY_FILTER } from '../../src/model/filter.ts';
import type { TypedQuery } from '../../src/model/typed-query.ts';
import { byDimension } from '../../src/queries/by-dimension.ts';
import { coverageByCell } from '../../src/queries/coverage-by-cell.ts';
import { facets } from '../../src/queries/facets.ts';
import { headline } from '../../src/queries/headline.ts';
import { points } from '../../src/queries/points.ts';
import { rankedGaps } from '../../src/queries/ranked-gaps.ts';
import { tablePage } from '../../src/queries/table-page.ts';
import { waterfall } from '../../src/queries/waterfall.ts';

export const BENCH_SCHEMA = 'ds_bench';
export const BENCH_DATE = '2025-12-31';

interface BenchQuery extends TypedQuery {
  /** 'top' stands for the few best rows of all; its budget differs from that of sums over groups. */
  readonly kind: 'aggregate' | 'top' | 'rows';
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
    named(
      'top',
      'table page of 100',
      tablePage(schema, definition, EMPTY_FILTER, { column: 'row', direction: 'ascending' }, { offset: 0, limit: 100 }),
    ),
    named('rows', 'all points', points(schema, definition, EMPTY_FILTER)),
  ];
}
