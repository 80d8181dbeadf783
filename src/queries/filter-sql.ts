import { RUNG_CODE } from '../model/coverage.ts';
import type { DefinitionSet } from '../model/definition-set.ts';
import { INDUSTRY_SECTIONS, TAGS } from '../model/fact.ts';
import type { Filter } from '../model/filter.ts';
import { OBLIGING_MEMBERS } from '../model/gap-class.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { coveredSql, eligibleSql } from './definition-sql.ts';
import { allOf, containsText, integerList, tableName, textList } from './sql.ts';

/** Conditions of a filter over the columns of `fact`, AND-ed. `TRUE` for the empty filter. */
export function filterSql(schema: string, filter: Filter): string {
  return allOf([...placeConditions(schema, filter), ...ownConditions(filter)]);
}

/**
 * The place part alone, over any relation with `district_ix`, `park_ix` and `building_ix`:
 * for organizations and buildings, which have a place but no industry or size.
 */
export function placeFilterSql(schema: string, filter: Filter): string {
  return allOf(placeConditions(schema, filter));
}

/** Whether the filter asks something that only an enterprise has (industry, size, tag, rung, text). */
export function restrictsEnterprises(filter: Filter): boolean {
  return filter.industries.length + filter.sizes.length + filter.tags.length + filter.rungs.length > 0 || filter.text !== '';
}

/** `fact` under the filter with `eligible` (NULL unknown) and `covered` of the definition, to be put after FROM. */
export function scopeSql(schema: string, definition: DefinitionSet, filter: Filter): string {
  return scopeOf(tableName(schema, 'fact'), schema, definition, filter);
}

function scopeOf(source: string, schema: string, definition: DefinitionSet, filter: Filter): string {
  return `(SELECT *, ${eligibleSql(definition)} AS eligible, ${coveredSql(definition)} AS covered FROM ${source} WHERE ${filterSql(schema, filter)})`;
}

/**
 * The relation of prepare-sums.ts that answers the filter and the definition fastest, before any condition. `by` names what else the
 * statement asks: 'enterprise' where it groups or picks by row or building.
 */
export function sumsTable(schema: string, filter: Filter, definition: DefinitionSet | null, by: 'group' | 'enterprise' = 'group'): string {
  return tableName(schema, by === 'group' && answersByGroup(filter, definition) ? 'group_sums' : 'enterprise_sums');
}

export function answersByGroup(filter: Filter, definition: DefinitionSet | null): boolean {
  return filter.buildings.length === 0 && filter.text === '' && (definition?.minFullMembers ?? 0) <= OBLIGING_MEMBERS;
}

/** {@link sumsTable} under the filter with `eligible` (NULL unknown) and `covered` of the definition, to be put after FROM. */
export function sumsScopeSql(schema: string, definition: DefinitionSet, filter: Filter, by: 'group' | 'enterprise' = 'group'): string {
  return scopeOf(sumsTable(schema, filter, definition, by), schema, definition, filter);
}

const TEXT_HITS = 'text_hits';

/**
 * The query with its text search in front, made once however often the statement filters. Every statement with
 * {@link filterSql}, {@link scopeSql} or {@link sumsScopeSql} in it passes through here.
 */
export function filteredQuery(schema: string, filter: Filter, query: TypedQuery): TypedQuery {
  if (filter.text === '') return query;
  const matches = `${containsText('name_zh', filter.text)} OR coalesce(${containsText('uscc', filter.text)}, FALSE)`;
  const hits = `WITH ${TEXT_HITS} AS MATERIALIZED (SELECT "row" FROM ${tableName(schema, 'model_enterprise')} WHERE ${matches})`;
  return { ...query, sql: query.sql.startsWith('WITH ') ? `${hits}, ${query.sql.slice('WITH '.length)}` : `${hits} ${query.sql}` };
}

function placeConditions(schema: string, filter: Filter): string[] {
  const conditions: string[] = [];
  const byId = (column: string, dim: string, key: string, ids: readonly (string | null)[]): void => {
    if (ids.length === 0) return;
    const known = ids.filter((id) => id !== null);
    conditions.push(orNull(column, `(SELECT ix FROM ${tableName(schema, dim)} WHERE ${key} IN ${textList(known)})`, ids));
  };
  byId('district_ix', 'dim_district', 'code', filter.districts);
  byId('park_ix', 'dim_park', 'id', filter.parks);
  byId('building_ix', 'dim_building', 'id', filter.buildings);
  return conditions;
}

function ownConditions(filter: Filter): string[] {
  const conditions: string[] = [];
  if (filter.industries.length > 0) {
    // An unknown letter is code -1, which no row carries: the filter then matches nothing instead of everything.
    const codes = filter.industries
      .filter((letter) => letter !== null)
      .map((letter) => INDUSTRY_SECTIONS.findIndex(([name]) => name === letter));
    conditions.push(orNull('industry', integerList(codes), filter.industries));
  }
  if (filter.sizes.length > 0) {
    const sizes = filter.sizes.filter((size) => size !== null);
    conditions.push(orNull('size_class', integerList(sizes), filter.sizes));
  }
  if (filter.tags.length > 0) conditions.push(`(tags & ${tagMask(filter.tags)}) <> 0`);
  if (filter.rungs.length > 0) conditions.push(`rung IN ${integerList(filter.rungs.map((rung) => RUNG_CODE[rung]))}`);
  if (filter.text !== '') {
    conditions.push(`"row" IN (SELECT "row" FROM ${TEXT_HITS})`);
  }
  return conditions;
}

/** A mask without IN (NULL): that would make the condition NULL where `IS NULL` alone should decide. */
function orNull(column: string, list: string, values: readonly (string | number | null)[]): string {
  const known = values.some((value) => value !== null) ? [`${column} IN ${list}`] : [];
  const unknown = values.includes(null) ? [`${column} IS NULL`] : [];
  return [...known, ...unknown].join(' OR ');
}

export function tagMask(tags: readonly string[]): number {
  return tags.reduce((mask, tag) => {
    const bit = (TAGS as readonly string[]).indexOf(tag);
    return bit < 0 ? mask : mask | (1 << bit);
  }, 0);
}
