import type { DefinitionSet } from '../model/definition-set.ts';
import type { Filter } from '../model/filter.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { enterprisesSql } from './definition-sql.ts';
import { filteredQuery, sumsScopeSql, tagMask } from './filter-sql.ts';

const hasTag = (...tags: string[]): string => `(tags & ${tagMask(tags)}) <> 0`;

/**
 * One row, hidden enterprises included: eligible enterprises above scale (规上) and those that are 专精特新 or «little giants», with how
 * many of each no organization covers. 0 of 0 where the data carry no tags.
 */
export function keyGaps(schema: string, definition: DefinitionSet, filter: Filter): TypedQuery {
  const above = hasTag('ABOVE_SCALE');
  const specialised = hasTag('SRDI', 'LITTLE_GIANT');
  return filteredQuery(schema, filter, {
    name: 'key-gaps',
    sql: `SELECT ${enterprisesSql(`eligible AND ${above}`)} AS above_scale, ${enterprisesSql(`eligible AND NOT covered AND ${above}`)} AS above_scale_gaps,
        ${enterprisesSql(`eligible AND ${specialised}`)} AS specialised, ${enterprisesSql(`eligible AND NOT covered AND ${specialised}`)} AS specialised_gaps
      FROM ${sumsScopeSql(schema, definition, filter)}`,
    columns: { above_scale: 'integer', above_scale_gaps: 'integer', specialised: 'integer', specialised_gaps: 'integer' },
  });
}
