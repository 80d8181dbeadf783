import { type ColumnTable, numberAt, textAt } from '../model/column-table.ts';
import type { DefinitionSet } from '../model/definition-set.ts';
import type { GapReach } from '../model/gap-decision.ts';
import { DEFAULT_THRESHOLDS, type GapThresholds } from '../model/gap-thresholds.ts';
import type { QueryColumnType, TypedQuery } from '../model/typed-query.ts';
import { instructorsSql, jointBranchesSql, peersSql, regionalSql, selfSql, unionsSql } from './gap-candidates-sql.ts';
import { latitudeSql, longitudeSql } from './geometry-sql.ts';
import { integerLiteral } from './sql.ts';

/** joint-branch: can take it · peer: could form one with it · regional: organization of its building, community or area · instructor · union. */
export const CANDIDATE_KINDS = ['joint-branch', 'peer', 'regional', 'instructor', 'union'] as const;
export type CandidateKind = (typeof CANDIDATE_KINDS)[number];

const CANDIDATE_COLUMNS = {
  kind: 'text',
  place: 'integer',
  ref_row: 'integer',
  org_ix: 'integer',
  id: 'text',
  name_zh: 'text',
  role: 'text',
  distance_m: 'integer',
  in_reach: 'boolean',
  same_building: 'boolean',
  same_park: 'boolean',
  same_sector: 'boolean',
  units: 'integer',
  members_full: 'integer',
  members: 'integer',
  load: 'integer',
  takes: 'boolean',
  full_sum: 'integer',
  lon: 'double',
  lat: 'double',
} as const satisfies Record<string, QueryColumnType>;

export interface MeasureOptions {
  readonly thresholds?: GapThresholds;
  /** Candidates of each kind; at least as many as a joint branch has units besides. */
  readonly perKind?: number;
  /** Metres within which units count as neighbouring (地域相邻); one building always does. */
  readonly reachMeters?: number;
}

const REACH_METERS = 1000;
const PER_KIND = 5;

/**
 * What could be done about one uncovered enterprise: the nearest of each CANDIDATE_KINDS, `place` from 1. In one building first, then by distance in
 * steps of 100 m with the same sector (GB/T 4754 section) before another, then those without a place.
 *
 * `distance_m` metres or NULL where either has no place · `in_reach` same building, or within the reach · `same_…` NULL where either side is unknown · `ref_row`
 * a peer's enterprise row · `org_ix` the organization, an instructor's dispatching one · `role` type code as in the list · `units` covered so far ·
 * `members_full`, `members` so far, of a peer its own · `load` enterprises of an instructor now · `takes` within the usual limits, NULL where members are unknown ·
 * `full_sum` full members of the enterprise and the peers down to this one. Nothing where the enterprise is hidden or not there at the date.
 */
export function gapMeasures(schema: string, definition: DefinitionSet, row: number, options: MeasureOptions = {}): TypedQuery {
  const { thresholds = DEFAULT_THRESHOLDS, perKind = PER_KIND, reachMeters = REACH_METERS } = options;
  const sources = [
    jointBranchesSql(schema, thresholds),
    peersSql(schema, definition, thresholds),
    regionalSql(schema),
    instructorsSql(schema),
    unionsSql(schema),
  ];
  const order =
    'coalesce(same_building, FALSE) DESC, distance_m // 100 NULLS LAST, coalesce(same_sector, FALSE) DESC, distance_m NULLS LAST, id';
  const nearest = sources
    .map((source) => `(SELECT * FROM (${source}) ORDER BY ${order} LIMIT ${integerLiteral(perKind)})`)
    .join(' UNION ALL ');
  const kindOrder = CANDIDATE_KINDS.map((kind, index) => `WHEN '${kind}' THEN ${index}`).join(' ');
  return {
    name: 'gap-measures',
    sql: `WITH self AS MATERIALIZED (${selfSql(schema, row, thresholds)}),
        placed AS (SELECT *, CAST(row_number() OVER (PARTITION BY kind ORDER BY ${order}) AS INTEGER) AS place FROM (${nearest}))
      SELECT p.kind, p.place, p.ref_row, p.org_ix, p.id, p.name_zh, p.role, p.distance_m,
        CASE WHEN p.same_building THEN TRUE ELSE p.distance_m <= ${integerLiteral(reachMeters)} END AS in_reach, p.same_building, p.same_park, p.same_sector,
        p.units, p.members_full, p.members, p.load, p.takes,
        CASE WHEN p.kind = 'peer' THEN CAST(s.full_members + sum(p.members_full) OVER (PARTITION BY p.kind ORDER BY p.place) AS INTEGER) END AS full_sum,
        ${longitudeSql('p.mx')} AS lon, ${latitudeSql('p.my')} AS lat
      FROM placed p, self s ORDER BY CASE p.kind ${kindOrder} END, p.place`,
    columns: CANDIDATE_COLUMNS,
  };
}

/** What an answer of {@link gapMeasures} says for the decision: units in reach up to the usual number, and whether a joint branch can take it. */
export function gapReachOf(table: ColumnTable, ownFull: number, thresholds: GapThresholds = DEFAULT_THRESHOLDS): GapReach {
  let fullMembers = ownFull;
  let units = 1;
  let jointBranch = false;
  for (let row = 0; row < table.numRows; row++) {
    if (numberAt(table, 'in_reach', row) !== 1) continue;
    const kind = textAt(table, 'kind', row);
    if (kind === 'joint-branch' && numberAt(table, 'takes', row) === 1) jointBranch = true;
    if (kind !== 'peer' || units >= thresholds.jointMaxUnits) continue;
    units += 1;
    fullMembers += numberAt(table, 'members_full', row) ?? 0;
  }
  return { fullMembers, jointBranch };
}
