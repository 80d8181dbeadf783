import { STANDARD_DEFINITION } from '../model/definition-set.ts';
import type { Filter } from '../model/filter.ts';
import { DEFAULT_THRESHOLDS, type GapThresholds } from '../model/gap-thresholds.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { UNION_BASES, UNION_QUEUES, type UnionBasis, type UnionQueue } from '../model/union-queue.ts';
import { filteredQuery, scopeSql } from './filter-sql.ts';
import { gapClassSql } from './gap-class-sql.ts';
import { unionUnitsSql } from './gap-decision-columns.ts';
import { integerList, integerLiteral, tableName } from './sql.ts';
import { enterpriseRowsSql, TABLE_COLUMNS, type TablePage } from './table-page.ts';

/** Rows of the enterprises that a match found on the compared list; null where none was compared: then all are listed. */
export interface UnionList {
  readonly listed: readonly number[];
  readonly unsure: readonly number[];
}

const queueCode = (queue: UnionQueue): number => UNION_QUEUES.indexOf(queue);
const basisCode = (basis: UnionBasis): number => UNION_BASES.indexOf(basis);

/** `unionBasisOf` and `unionQueueOf` of the model over the enterprises under the filter that may be shown: `queue`, `basis` are indexes, `queue` NULL for none. */
function queuedSql(schema: string, filter: Filter, list: UnionList | null, thresholds: GapThresholds): string {
  const table = (name: string): string => tableName(schema, name);
  const united = `SELECT e."row" FROM ${table('model_enterprise')} e WHERE e.enterprise_id IN (${unionUnitsSql(schema)})`;
  const hasUnion = `CASE WHEN EXISTS (SELECT 1 FROM ${table('model_trade_union')}) THEN "row" IN (${united}) END`;
  const basis = `CASE WHEN union_members >= ${integerLiteral(thresholds.unionMembers)} THEN ${basisCode('law')} WHEN staff IS NULL THEN ${basisCode('unknown')}
      WHEN staff >= ${integerLiteral(thresholds.unionScreenStaff)} THEN ${basisCode('screen')} ELSE ${basisCode('below')} END`;
  const isLarge = `basis IN (${basisCode('law')}, ${basisCode('screen')})`;
  const isUnsure = list === null ? 'FALSE' : `"row" IN ${integerList(list.unsure)}`;
  const isListed = list === null ? 'TRUE' : `"row" IN ${integerList(list.listed)}`;
  return `SELECT *, CASE WHEN has_union OR operating IS FALSE THEN NULL
      WHEN ${isUnsure} THEN ${queueCode('unsure')}
      WHEN has_union IS NULL THEN CASE WHEN ${isLarge} THEN ${queueCode('unsure')} END
      WHEN NOT (${isListed}) THEN CASE WHEN ${isLarge} THEN ${queueCode('unlisted-large')} END
      WHEN basis = ${basisCode('unknown')} THEN ${queueCode('unsure')} ELSE ${queueCode('listed-without')} END AS queue
    FROM (SELECT *, ${hasUnion} AS has_union, ${basis} AS basis, ${gapClassSql(thresholds)} AS gap_class FROM ${scopeSql(schema, STANDARD_DEFINITION, filter)} WHERE NOT suppressed)`;
}

/**
 * One page of a queue, those whom the law obliges first, then by the screen, then by union members and staff: TABLE_COLUMNS, `union_members`, `basis` (index
 * of UNION_BASES), `has_union` (NULL where no list of unions was loaded), `may_have_chair` (enough staff for a full-time chair, 工会法 第十四条). `gap_class` is that of the usual definition.
 */
export function unionQueuePage(
  schema: string,
  filter: Filter,
  queue: UnionQueue,
  list: UnionList | null,
  page: TablePage,
  thresholds: GapThresholds = DEFAULT_THRESHOLDS,
): TypedQuery {
  if (page.offset < 0 || page.limit < 0) throw new RangeError('negative page');
  const rows = `SELECT *, row_number() OVER () AS position FROM (SELECT fact_row, "row", gap_class, basis, has_union FROM (${queuedSql(schema, filter, list, thresholds)})
    WHERE queue = ${queueCode(queue)} ORDER BY basis, union_members DESC NULLS LAST, staff DESC NULLS LAST, "row" LIMIT ${integerLiteral(page.limit)} OFFSET ${integerLiteral(page.offset)})`;
  return filteredQuery(schema, filter, {
    name: 'union-queue-page',
    sql: enterpriseRowsSql(
      schema,
      rows,
      `, p.union_members, page.basis, page.has_union, p.staff >= ${integerLiteral(thresholds.unionChairStaff)} AS may_have_chair`,
    ),
    columns: { ...TABLE_COLUMNS, union_members: 'integer', basis: 'integer', has_union: 'boolean', may_have_chair: 'boolean' },
  });
}

/** `queue`, `basis` (indexes of UNION_QUEUES, UNION_BASES), `enterprises`, `staff` where known; of those that may be shown. */
export function unionQueueCounts(
  schema: string,
  filter: Filter,
  list: UnionList | null,
  thresholds: GapThresholds = DEFAULT_THRESHOLDS,
): TypedQuery {
  return filteredQuery(schema, filter, {
    name: 'union-queue-counts',
    sql: `SELECT queue, basis, CAST(count(*) AS INTEGER) AS enterprises, CAST(sum(staff) AS DOUBLE) AS staff FROM (${queuedSql(schema, filter, list, thresholds)})
      WHERE queue IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2`,
    columns: { queue: 'integer', basis: 'integer', enterprises: 'integer', staff: 'double' },
  });
}
