import type { TypedQuery } from '../model/typed-query.ts';
import { begunBySql, preparedDateSql, validAtSql } from './as-of-sql.ts';
import { latitudeSql, longitudeSql } from './geometry-sql.ts';
import { tableName, textList } from './sql.ts';

/** How lists write that an instructor has one enterprise alone. */
const ONE_TO_ONE_WORDS = ['一对一', 'ONE_TO_ONE', '1对1'];

/**
 * Instructors of the date, in the order of their ids: role, the dispatching organization by name, where they come from, else the middle
 * of where they go, how many enterprises they have today (`load`), and whether all of these are said to be one-to-one. Never a person.
 */
export function planInstructors(schema: string): TypedQuery {
  const table = (name: string): string => tableName(schema, name);
  const date = preparedDateSql(schema);
  const assigned = `SELECT a.instructor_id, CAST(count(DISTINCT a.enterprise_id) AS INTEGER) AS load, avg(f.mx) AS mx, avg(f.my) AS my,
      coalesce(bool_and(a.mode IN ${textList(ONE_TO_ONE_WORDS)}), FALSE) AS one_to_one
    FROM ${table('model_instructor_assignment')} a
    LEFT JOIN ${table('model_enterprise')} e ON e.enterprise_id = a.enterprise_id LEFT JOIN ${table('fact')} f ON f."row" = e."row"
    WHERE a.enterprise_id IS NOT NULL AND ${validAtSql('a.since', 'a.until', date)} GROUP BY 1`;
  return {
    name: 'plan-instructors',
    sql: `SELECT i.instructor_id, min(i.role) AS role, min(o.name_zh) AS dispatch_zh, min(o.name_en) AS dispatch_en,
        min(coalesce(o.lon, ${longitudeSql('c.mx')})) AS lon, min(CASE WHEN o.lon IS NULL THEN ${latitudeSql('c.my')} ELSE o.lat END) AS lat,
        min(coalesce(c.load, 0)) AS load, coalesce(bool_and(c.one_to_one), FALSE) AS one_to_one
      FROM ${table('model_instructor')} i
      LEFT JOIN ${table('org')} o ON o.org_id = i.dispatch_org_id
      LEFT JOIN (${assigned}) c ON c.instructor_id = i.instructor_id
      WHERE i.instructor_id IS NOT NULL AND ${begunBySql('i.assigned_on', date)}
      GROUP BY 1 ORDER BY 1`,
    columns: {
      instructor_id: 'text',
      role: 'text',
      dispatch_zh: 'text',
      dispatch_en: 'text',
      lon: 'double',
      lat: 'double',
      load: 'integer',
      one_to_one: 'boolean',
    },
  };
}

/** Organizations with a name and a place, by name: from where instructors can come. At most 300, organizations of a place before others. */
export function planDispatchers(schema: string): TypedQuery {
  return {
    name: 'plan-dispatchers',
    sql: `SELECT org_id, name_zh, name_en, lon, lat FROM ${tableName(schema, 'org')}
      WHERE name_zh IS NOT NULL AND lon IS NOT NULL AND lat IS NOT NULL ORDER BY is_enterprise_level, name_zh, org_id LIMIT 300`,
    columns: { org_id: 'text', name_zh: 'text', name_en: 'text', lon: 'double', lat: 'double' },
  };
}
