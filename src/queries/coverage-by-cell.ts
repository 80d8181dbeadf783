import type { DefinitionSet } from '../model/definition-set.ts';
import type { Filter } from '../model/filter.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { filteredQuery, scopeSql } from './filter-sql.ts';
import { integerLiteral } from './sql.ts';

const WORLD_LEVEL = 30;

/**
 * Coverage in square Web Mercator cells of world / 2^level: `cx`, `cy` count cells from the north-west corner.
 * Only cells with a listed enterprise. Throws RangeError unless level is an integer from 0 to 30.
 */
export function coverageByCell(schema: string, definition: DefinitionSet, filter: Filter, level: number): TypedQuery {
  const shift = cellShift(level);
  return filteredQuery(schema, filter, {
    name: 'coverage-by-cell',
    sql: `SELECT mx >> ${shift} AS cx, my >> ${shift} AS cy,
      CAST(count(*) AS INTEGER) AS listed,
      ${flagged('eligible')} AS eligible,
      ${flagged('eligible AND covered')} AS covered,
      ${flagged('eligible AND NOT covered')} AS uncovered,
      ${flagged('eligible IS NULL')} AS unknown
      FROM ${scopeSql(schema, definition, filter)} WHERE mx IS NOT NULL GROUP BY ALL`,
    columns: {
      cx: 'integer',
      cy: 'integer',
      listed: 'integer',
      eligible: 'integer',
      covered: 'integer',
      uncovered: 'integer',
      unknown: 'integer',
    },
  });
}

/** Uncovered eligible enterprises in the same cells; only cells that have one. */
export function uncoveredDensity(schema: string, definition: DefinitionSet, filter: Filter, level: number): TypedQuery {
  const shift = cellShift(level);
  return filteredQuery(schema, filter, {
    name: 'uncovered-density',
    sql: `SELECT mx >> ${shift} AS cx, my >> ${shift} AS cy, CAST(count(*) AS INTEGER) AS uncovered
      FROM ${scopeSql(schema, definition, filter)} WHERE mx IS NOT NULL AND eligible AND NOT covered GROUP BY ALL`,
    columns: { cx: 'integer', cy: 'integer', uncovered: 'integer' },
  });
}

/** Rows where the condition is true. Adding up bytes takes half the time of counting under a FILTER, and a cell is asked for at every pan. */
function flagged(condition: string): string {
  return `CAST(coalesce(sum(CAST((${condition}) AS UTINYINT)), 0) AS INTEGER)`;
}

function cellShift(level: number): string {
  if (!Number.isInteger(level) || level < 0 || level > WORLD_LEVEL) throw new RangeError(`cell level ${level}`);
  return integerLiteral(WORLD_LEVEL - level);
}
