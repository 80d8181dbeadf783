import { type Catalog, hasColumn, hasTable } from '../../src/model/catalog.ts';
import { GAP_CLASSES } from '../../src/model/coverage.ts';
import type { DefinitionSet } from '../../src/model/definition-set.ts';
import type { TableName } from '../../src/model/tables.ts';
import type { TypedQuery } from '../../src/model/typed-query.ts';

/**
 * Enterprises by gap class a third time: one statement straight from the rules over the raw tables, with nothing of the product's own SQL. Codes
 * and the usual Chinese statuses only; for definitions that do not count coverage by area.
 */
export function referenceCounts(schema: string, catalog: Catalog, definition: DefinitionSet, asOf: string): TypedQuery {
  const column = (table: TableName, name: string, type: string): string =>
    hasColumn(catalog, table, name) ? `CAST("${name}" AS ${type}) AS "${name}"` : `CAST(NULL AS ${type}) AS "${name}"`;
  const source = (table: TableName, columns: Readonly<Record<string, string>>): string => {
    const list = Object.entries(columns).map(([name, type]) => column(table, name, type));
    return hasTable(catalog, table)
      ? `SELECT rowid AS raw, ${list.join(', ')} FROM "${schema}"."${table}"`
      : `SELECT 0 AS raw, ${Object.entries(columns)
          .map(([name, type]) => `CAST(NULL AS ${type}) AS "${name}"`)
          .join(', ')} WHERE FALSE`;
  };
  const date = `DATE '${asOf}'`;
  const held = (from: string, to: string): string => `coalesce(${from} <= ${date}, TRUE) AND coalesce(${to} > ${date}, TRUE)`;
  const has = (name: string): boolean => hasColumn(catalog, 'enterprise', name);
  const count = (name: string): string => `CASE WHEN ${name} >= 0 THEN ${name} END`;

  const operating = `CASE WHEN status IN ('注销', '吊销', '迁出') THEN FALSE WHEN is_operating IS NOT NULL THEN is_operating
    WHEN status IN ('存续', '在业') THEN TRUE WHEN status IN ('停业', '清算', '空壳') THEN FALSE END`;
  const nonPublic = `CASE WHEN ownership IN ('PRIVATE', 'HMT', 'FOREIGN') THEN TRUE WHEN ownership IN ('STATE', 'COLLECTIVE', 'MIXED') THEN FALSE END`;
  const scope = [
    definition.operating === 'all' || !(has('status') || has('is_operating')) ? 'TRUE' : operating,
    definition.ownership === 'all' || !has('ownership') ? 'TRUE' : nonPublic,
    definition.minFullMembers === null ? 'TRUE' : `full_members >= ${definition.minFullMembers}`,
    `CASE WHEN ${has('org_built') && !hasTable(catalog, 'org_cover') ? "org_built IS NULL AND coalesce(org_id, '') = '' AND NOT covered" : 'FALSE'} THEN NULL ELSE TRUE END`,
  ];
  const word = (
    name: string,
  ): string => `CASE WHEN ${name} IN ('SINGLE', 'DIRECT', '单独组建', '直接') THEN 'S' WHEN ${name} IN ('JOINT', '联合组建', '联合', '挂靠') THEN 'J'
      WHEN ${name} IN ('AREA', 'RADIATE', '区域统建', '行业统建', '辐射') THEN 'A' END`;
  const organizations = hasTable(catalog, 'party_org')
    ? `SELECT o.org_id, bool_or(${held('o.valid_from', 'o.valid_to')} AND coalesce(o.founded_on <= ${date}, TRUE) AND NOT coalesce(o.is_alliance_only, FALSE)
          AND coalesce(coalesce(a.founded, DATE '0001-01-01') > a.revoked OR a.revoked IS NULL, TRUE) AND NOT (a.revoked IS NOT NULL AND a.founded IS NULL)) AS stands,
        bool_or(coalesce(o.org_type IN ('PARTY_GROUP', 'CHAIN_COMMITTEE'), FALSE)) AS powerless,
        any_value(coalesce(${word('o.formation')}, CASE WHEN o.org_type IN ('JOINT_BRANCH', 'JOINT_COMMITTEE') THEN 'J' END)) AS word
      FROM party_org o LEFT JOIN (SELECT org_id, max(coalesce(approved_on, DATE '0001-01-01')) FILTER (WHERE kind = '撤销') AS revoked,
        max(coalesce(approved_on, DATE '0001-01-01')) FILTER (WHERE kind = '成立') AS founded FROM approval WHERE coalesce(approved_on <= ${date}, TRUE) GROUP BY 1) a ON a.org_id = o.org_id GROUP BY 1`
    : `SELECT DISTINCT org_id, TRUE AS stands, FALSE AS powerless, CAST(NULL AS VARCHAR) AS word FROM (SELECT org_id FROM org_cover UNION ALL SELECT org_id FROM enterprise) WHERE org_id <> ''`;
  const code = (name: (typeof GAP_CLASSES)[number]): number => GAP_CLASSES.indexOf(name);

  return {
    name: 'reference-counts',
    sql: `WITH enterprise AS (${source('enterprise', {
      enterprise_id: 'VARCHAR',
      ownership: 'VARCHAR',
      status: 'VARCHAR',
      is_operating: 'BOOLEAN',
      org_built: 'BOOLEAN',
      org_formation: 'VARCHAR',
      org_id: 'VARCHAR',
      building_id: 'VARCHAR',
      park_id: 'VARCHAR',
      members_total: 'INTEGER',
      members_full: 'INTEGER',
      members_probationary: 'INTEGER',
      applicants: 'INTEGER',
      valid_from: 'DATE',
      valid_to: 'DATE',
    })}), building AS (${source('building', { building_id: 'VARCHAR', park_id: 'VARCHAR' })}),
      party_org AS (${source('party_org', { org_id: 'VARCHAR', org_type: 'VARCHAR', formation: 'VARCHAR', founded_on: 'DATE', is_alliance_only: 'BOOLEAN', valid_from: 'DATE', valid_to: 'DATE' })}),
      org_cover AS (${source('org_cover', { org_id: 'VARCHAR', unit_kind: 'VARCHAR', unit_id: 'VARCHAR', kind: 'VARCHAR', since: 'DATE', until: 'DATE' })}),
      approval AS (${source('approval', { org_id: 'VARCHAR', approved_on: 'DATE', kind: 'VARCHAR' })}),
      org AS (${organizations}),
      rule AS (SELECT c.unit_kind, c.unit_id, coalesce(${word('c.kind')}, o.word) AS word FROM org_cover c JOIN org o ON o.org_id = c.org_id
        WHERE o.stands AND NOT o.powerless AND ${held('c.since', 'c.until')}),
      joined AS (SELECT e.*, coalesce(nullif(e.park_id, ''), b.park_id) AS park FROM enterprise e LEFT JOIN building b ON b.building_id = e.building_id WHERE ${held('e.valid_from', 'e.valid_to')}),
      judged AS (SELECT e.*,
          e.enterprise_id IN (SELECT unit_id FROM rule WHERE unit_kind = 'ENTERPRISE' AND coalesce(word, 'S') <> 'A')
          OR coalesce(e.building_id IN (SELECT unit_id FROM rule WHERE unit_kind = 'BUILDING' AND word = 'J'), FALSE)
          OR coalesce(e.park IN (SELECT unit_id FROM rule WHERE unit_kind = 'PARK' AND word = 'J'), FALSE)
          OR (coalesce(o.stands AND NOT o.powerless, TRUE) AND coalesce(e.org_built, o.org_id IS NOT NULL) AND coalesce(${word('e.org_formation')}, o.word, 'S') <> 'A') AS covered
        FROM joined e LEFT JOIN org o ON o.org_id = e.org_id),
      counted AS (SELECT *, ${count('coalesce(members_full, CASE WHEN members_total = 0 THEN 0 END)')} AS full_members,
          ${count('coalesce(members_probationary, CASE WHEN members_total = 0 THEN 0 ELSE members_total - members_full END)')} AS probationary FROM judged),
      scoped AS (SELECT *, ${scope.map((one) => `(${one})`).join(' AND ')} AS in_scope FROM counted),
      classed AS (SELECT CASE
          WHEN in_scope = FALSE THEN ${code('not-eligible')}
          WHEN covered THEN ${code('covered')}
          WHEN in_scope IS NULL OR full_members IS NULL THEN ${code('unknown')}
          WHEN full_members >= 3 THEN ${code('should-form')}
          WHEN full_members IN (1, 2) THEN ${code('joint-candidate')}
          WHEN probationary > 0 OR applicants > 0 THEN ${code('cultivate')}
          WHEN ${has('members_probationary') || has('members_total') ? 'probationary IS NULL' : 'FALSE'} THEN ${code('unknown')}
          ELSE ${code('no-member')} END AS gap_class FROM scoped)
      SELECT gap_class, CAST(count(*) AS INTEGER) AS enterprises FROM classed GROUP BY 1 ORDER BY 1`,
    columns: { gap_class: 'integer', enterprises: 'integer' },
  };
}
