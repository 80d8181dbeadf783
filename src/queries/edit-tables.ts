import type { Edits } from '../model/edits.ts';
import { PLACED_BY, type PlacedBy, type PlacedUnit } from '../model/edits.ts';
import { dateLiteral, tableName, textLiteral } from './sql.ts';

/** Rows a statement: a parser's memory grows with its text. */
const ROWS = 2000;

/**
 * `edit_place` (`unit_kind`, `unit_id`, `lon`, `lat`, `placed_on`) and `edit_building_of` (`enterprise_id`, `building_id`, `confidence`,
 * `method`): what a person edited, as tables, so that other statements can join it. Always there, empty where nothing was edited.
 */
export function editStatements(schema: string, edits: Edits): readonly string[] {
  const place = tableName(schema, 'edit_place');
  const link = tableName(schema, 'edit_building_of');
  const places = edits.places.map(
    ({ unit, id, lon, lat, placedOn }) =>
      `(${textLiteral(unit)}, ${textLiteral(id)}, ${numberLiteral(lon)}, ${numberLiteral(lat)}, ${dateLiteral(placedOn)})`,
  );
  const links = edits.links.map(
    ({ enterpriseId, buildingId, confidence, method }) =>
      `(${textLiteral(enterpriseId)}, ${textLiteral(buildingId)}, ${numberLiteral(confidence)}, ${textLiteral(method)})`,
  );
  return [
    `CREATE OR REPLACE TABLE ${place} (unit_kind VARCHAR, unit_id VARCHAR, lon DOUBLE, lat DOUBLE, placed_on DATE)`,
    ...inserts(place, places),
    `CREATE OR REPLACE TABLE ${link} (enterprise_id VARCHAR, building_id VARCHAR, confidence DOUBLE, method VARCHAR)`,
    ...inserts(link, links),
  ];
}

/** The places of one kind of unit, `unit_id`, `lon`, `lat`, once a unit. */
export function placesSql(schema: string, unit: PlacedUnit): string {
  return `(SELECT unit_id, any_value(lon) AS lon, any_value(lat) AS lat FROM ${tableName(schema, 'edit_place')} WHERE unit_kind = ${textLiteral(unit)} GROUP BY unit_id)`;
}

/** Accepted buildings of enterprises, `enterprise_id`, `building_id`, once an enterprise. */
export function linksSql(schema: string): string {
  return `(SELECT enterprise_id, any_value(building_id) AS building_id FROM ${tableName(schema, 'edit_building_of')} GROUP BY enterprise_id)`;
}

export function placedUnits(edits: Edits, unit: PlacedUnit): boolean {
  return edits.places.some((place) => place.unit === unit);
}

export function placedByCode(way: PlacedBy): number {
  return PLACED_BY.indexOf(way);
}

function inserts(table: string, rows: readonly string[]): string[] {
  const statements: string[] = [];
  for (let first = 0; first < rows.length; first += ROWS) {
    statements.push(`INSERT INTO ${table} VALUES ${rows.slice(first, first + ROWS).join(', ')}`);
  }
  return statements;
}

function numberLiteral(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError('not a finite number');
  return `CAST(${value} AS DOUBLE)`;
}
