import { type Catalog, hasTable } from '../model/catalog.ts';
import { PARTY_GROUP_TYPES } from '../model/code-aliases.ts';
import type { DefinitionSet } from '../model/definition-set.ts';
import { MERCATOR_UNITS } from '../model/fact.ts';
import { CLUSTER_CELL_METERS } from '../model/gap-priority.ts';
import { begunBySql, preparedDateSql, validAtSql } from './as-of-sql.ts';
import { coveredSql } from './definition-sql.ts';
import { mercatorXSql, mercatorYSql, placeableSql } from './geometry-sql.ts';
import { tableName, textList } from './sql.ts';

/** A distance of this many metres says «so far or farther». */
export const DISTANCE_CAP_METERS = 5000;

/** Sides of the cells in which the nearest is sought, one after the other for what the finer one did not find. */
const SEARCH_CELLS = [80, 320, 1280, DISTANCE_CAP_METERS];

export const TARGET_KINDS = ['organization', 'site', 'instructor'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** Places are told apart to 2^10 mercator units, some 38 m at the equator and 29 m at 40° north, where an enterprise names no building. */
const PLACE_SHIFT = 10;
const PLACE_ROWS = MERCATOR_UNITS >> PLACE_SHIFT;

/** The place of an enterprise for distances: its building's (the building's number), else its own, rounded (a negative number); NULL without one. */
export const PLACE_KEY_SQL = `CASE WHEN mx IS NULL THEN NULL WHEN building_ix IS NOT NULL THEN CAST(building_ix AS BIGINT)
    ELSE -1 - (CAST(mx >> ${PLACE_SHIFT} AS BIGINT) * ${PLACE_ROWS} + (my >> ${PLACE_SHIFT})) END`;

const EARTH_METERS = 40_075_016.685_578_49;

/** Metres a mercator unit at a mercator y: the projection stretches by 1 / cos(latitude). */
function metersPerUnitSql(my: string): string {
  const angle = `((0.5 - ${my} / ${MERCATOR_UNITS}.0) * 2 * pi())`;
  return `(${2 * (EARTH_METERS / MERCATOR_UNITS)} / (exp(${angle}) + exp(-${angle})))`;
}

/** Metres between two near places given in mercator units, by the scale at `my`; NULL where either is. Exact to a thousandth within 5 km. */
export function metersBetweenSql(a: { readonly mx: string; readonly my: string }, b: { readonly mx: string; readonly my: string }): string {
  const square = (difference: string): string => `pow(CAST(${difference} AS DOUBLE), 2)`;
  return `sqrt(${square(`${a.mx} - ${b.mx}`)} + ${square(`${a.my} - ${b.my}`)}) * ${metersPerUnitSql(a.my)}`;
}

const NEIGHBOURS = '(VALUES (-1), (0), (1)) dx(dx), (VALUES (-1), (0), (1)) dy(dy)';

/**
 * `gap_place` of the places that `keys` answers with their `gaps`: one row a place with an uncovered enterprise, `key`, `mx`, `my`, metres to the nearest `organization`, `site`
 * and `instructor` (NULL where the data has none of the kind, DISTANCE_CAP_METERS where none is nearer), and `gaps`, the gaps in the cell
 * and the eight around it, the place's own included. Cells are of at least their side in metres everywhere in the dataset.
 */
export function gapPlaceStatements(schema: string, catalog: Catalog, definition: DefinitionSet, keys: string): readonly string[] {
  const table = (name: string): string => tableName(schema, name);
  const found = (
    kind: TargetKind,
  ): string => `CAST(CASE WHEN EXISTS (SELECT 1 FROM ${table('gap_target')} WHERE kind = ${TARGET_KINDS.indexOf(kind)})
        THEN coalesce(round(max(n.meters) FILTER (WHERE n.kind = ${TARGET_KINDS.indexOf(kind)})), ${DISTANCE_CAP_METERS}) END AS INTEGER) AS ${kind}`;
  return [
    `CREATE OR REPLACE TABLE ${table('gap_spot')} AS SELECT *, ${metersPerUnitSql('my')} AS unit_m FROM (${spotsSql(schema, keys)})`,
    `CREATE OR REPLACE TABLE ${table('gap_target')} AS ${targetsSql(schema, catalog, definition)}`,
    `CREATE OR REPLACE TABLE ${table('gap_near')} (key BIGINT, kind UTINYINT, meters DOUBLE)`,
    ...SEARCH_CELLS.map((side) => nearestStatement(schema, side)),
    `CREATE OR REPLACE TABLE ${table('gap_place')} AS
      SELECT s.key, s.mx, s.my, any_value(c.gaps) AS gaps, ${TARGET_KINDS.map(found).join(', ')}
      FROM ${table('gap_spot')} s JOIN (${clusterSql(schema)}) c ON c.key = s.key LEFT JOIN ${table('gap_near')} n ON n.key = s.key
      GROUP BY s.key, s.mx, s.my`,
    ...['gap_spot', 'gap_target', 'gap_near'].map((name) => `DROP TABLE ${table(name)}`),
  ];
}

/** What a statement with `key` answers, with `mx` and `my` of each key. */
function spotsSql(schema: string, keys: string): string {
  const own = (shifted: string): string => `CAST((${shifted}) * ${1 << PLACE_SHIFT} + ${1 << (PLACE_SHIFT - 1)} AS INTEGER)`;
  return `SELECT k.*, CASE WHEN k.key >= 0 THEN ${mercatorXSql('b.lon')} ELSE ${own(`(-1 - k.key) // ${PLACE_ROWS}`)} END AS mx,
      CASE WHEN k.key >= 0 THEN ${mercatorYSql('b.lat')} ELSE ${own(`(-1 - k.key) % ${PLACE_ROWS}`)} END AS my
    FROM (${keys}) k LEFT JOIN ${tableName(schema, 'dim_building')} b ON b.ix = k.key`;
}

/** Units of a cell whose side is at least so many metres wherever the dataset lies. */
function cellSql(schema: string, meters: number): string {
  return `(SELECT CAST(ceil(${meters * 1.01} / min(unit_m)) AS INTEGER) FROM ${tableName(schema, 'gap_spot')})`;
}

function nearestStatement(schema: string, side: number): string {
  const near = tableName(schema, 'gap_near');
  const distance = 'sqrt(pow(CAST(p.mx - t.mx AS DOUBLE), 2) + pow(CAST(p.my - t.my AS DOUBLE), 2)) * p.unit_m';
  return `INSERT INTO ${near}
    WITH cell AS MATERIALIZED (SELECT ${cellSql(schema, side)} AS units),
      open AS (SELECT s.*, k.kind FROM ${tableName(schema, 'gap_spot')} s, (SELECT DISTINCT kind FROM ${tableName(schema, 'gap_target')}) k
        WHERE NOT EXISTS (SELECT 1 FROM ${near} n WHERE n.key = s.key AND n.kind = k.kind))
    SELECT key, kind, meters FROM (
      SELECT p.key, p.kind, min(${distance}) AS meters
      FROM (SELECT o.*, o.mx // units + dx AS cx, o.my // units + dy AS cy FROM open o, cell, ${NEIGHBOURS}) p
      JOIN (SELECT t.*, t.mx // units AS cx, t.my // units AS cy FROM ${tableName(schema, 'gap_target')} t, cell) t
        ON t.kind = p.kind AND t.cx = p.cx AND t.cy = p.cy
      GROUP BY 1, 2) WHERE meters <= ${side}`;
}

function clusterSql(schema: string): string {
  const spot = tableName(schema, 'gap_spot');
  return `WITH cell AS MATERIALIZED (SELECT ${cellSql(schema, CLUSTER_CELL_METERS)} AS units),
      cells AS (SELECT mx // units AS cx, my // units AS cy, sum(gaps) AS n FROM ${spot}, cell GROUP BY 1, 2)
    SELECT p.key, CAST(coalesce(sum(c.n), 0) AS INTEGER) AS gaps
    FROM (SELECT s.key, s.mx // units + dx AS cx, s.my // units + dy AS cy FROM ${spot} s, cell, ${NEIGHBOURS}) p
    LEFT JOIN cells c ON c.cx = p.cx AND c.cy = p.cy GROUP BY 1`;
}

/** `kind`, `mx`, `my`, each place once: organizations where they sit and where they cover; opened sites; instructors where they come from, else where they go. */
function targetsSql(schema: string, catalog: Catalog, definition: DefinitionSet): string {
  const table = (name: string): string => tableName(schema, name);
  const at = (kind: TargetKind, places: string): string =>
    `SELECT DISTINCT CAST(${TARGET_KINDS.indexOf(kind)} AS UTINYINT) AS kind, mx, my FROM (${places})`;
  const byDegrees = (source: string): string =>
    `SELECT ${mercatorXSql('lon')} AS mx, ${mercatorYSql('lat')} AS my FROM (${source}) WHERE ${placeableSql('lon', 'lat')}`;
  const covered = `SELECT DISTINCT ${PLACE_KEY_SQL} AS key FROM ${table('fact')} WHERE ${coveredSql(definition)} AND mx IS NOT NULL`;
  const parts = [
    at('organization', spotsSql(schema, covered)),
    at(
      'organization',
      byDegrees(`SELECT lon, lat FROM ${table('org')} WHERE org_type IS NULL OR org_type NOT IN ${textList(PARTY_GROUP_TYPES)}`),
    ),
  ];
  if (hasTable(catalog, 'service_site')) {
    const own = placeableSql('s.lon', 's.lat');
    const sites = `SELECT CASE WHEN ${own} THEN s.lon ELSE b.lon END AS lon, CASE WHEN ${own} THEN s.lat ELSE b.lat END AS lat
      FROM ${table('model_service_site')} s LEFT JOIN ${table('dim_building')} b ON b.id = s.building_id WHERE ${begunBySql('s.opened_on', preparedDateSql(schema))}`;
    parts.push(at('site', byDegrees(sites)));
  }
  if (hasTable(catalog, 'instructor') || hasTable(catalog, 'instructor_assignment'))
    parts.push(at('instructor', instructorPlacesSql(schema)));
  return `SELECT DISTINCT * FROM (${parts.join(' UNION ALL ')})`;
}

/** `mx`, `my` of every instructor's dispatching organization, and of the enterprises of those whose organization has no place. */
function instructorPlacesSql(schema: string): string {
  const table = (name: string): string => tableName(schema, name);
  const current = validAtSql('a.since', 'a.until', preparedDateSql(schema));
  return `SELECT ${mercatorXSql('o.lon')} AS mx, ${mercatorYSql('o.lat')} AS my FROM ${table('model_instructor')} i JOIN ${table('org')} o ON o.org_id = i.dispatch_org_id WHERE o.lon IS NOT NULL
    UNION ALL SELECT f.mx, f.my FROM ${table('model_instructor_assignment')} a
      JOIN ${table('model_enterprise')} e ON e.enterprise_id = a.enterprise_id JOIN ${table('fact')} f ON f."row" = e."row"
      LEFT JOIN ${table('model_instructor')} i ON i.instructor_id = a.instructor_id
      LEFT JOIN ${table('org')} o ON o.org_id = i.dispatch_org_id
      WHERE ${current} AND f.mx IS NOT NULL AND o.lon IS NULL`;
}
