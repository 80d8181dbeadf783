import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import type { DatasetManifest } from '../../src/model/dataset.ts';
import { STANDARD_DEFINITION } from '../../src/model/definition-set.ts';
import { EMPTY_FILTER } from '../../src/model/filter.ts';
import {
  CLUSTER_CELL_METERS,
  DEFAULT_WEIGHTING,
  FACTOR_SCALES,
  NAMED_WEIGHTINGS,
  priorityOf,
  scaledScore,
  tagScore,
  type Weighting,
} from '../../src/model/gap-priority.ts';
import { DISTANCE_CAP_METERS } from '../../src/queries/gap-places.ts';
import { factorScoresOf, factorValuesOf } from '../../src/queries/gap-priority-sql.ts';
import { compareWeightings, rankGapRows, rankGaps } from '../../src/queries/gap-ranking.ts';
import { gapRankingKey, gapRankingStatements } from '../../src/queries/gap-ranking-tables.ts';
import { rankedGaps } from '../../src/queries/ranked-gaps.ts';
import { tagsOf } from '../../src/state/enterprise-row.ts';
import { createNodeEngine } from '../support/node-engine.ts';
import { type AnswerRow, rowsOf } from './answers.ts';
import { bundledManifest, loadBundled } from './bundled.ts';
import { catalogOf, loadTables } from './fixture-tables.ts';

const SCHEMA = 'ds_ranking';
const ALL = { offset: 0, limit: 2000 };

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
afterAll(() => engine.close());

const EARTH = 40_075_016.685_578_49;
interface Point {
  readonly x: number;
  readonly y: number;
}

/** Web Mercator as shares of the world's width. */
function project(lon: number, lat: number): Point {
  const sin = Math.sin((lat * Math.PI) / 180);
  return { x: (lon + 180) / 360, y: 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI) };
}

function meters(a: Point, b: Point): number {
  return (Math.hypot(a.x - b.x, a.y - b.y) * EARTH) / Math.cosh((0.5 - a.y) * 2 * Math.PI);
}

/** The places of a statement that answers `lon` and `lat`, and of those with a `row` by it. */
async function placesOf(sql: string): Promise<{ readonly row: number; readonly at: Point }[]> {
  const rows = await rowsOf(engine, {
    name: 'places',
    sql: `SELECT * FROM (${sql}) WHERE lon IS NOT NULL`,
    columns: { row: 'integer', lon: 'double', lat: 'double' },
  });
  return rows.map(({ row, lon, lat }) => ({ row: Number(row), at: project(Number(lon), Number(lat)) }));
}

/** Where an enterprise is for a distance: its building, else itself. */
const OWN = `SELECT f."row", coalesce(b.lon, f.mx / 1073741824.0 * 360 - 180) AS lon, coalesce(b.lat, degrees(2 * atan(exp((0.5 - f.my / 1073741824.0) * 2 * pi())) - pi() / 2)) AS lat
  FROM ${SCHEMA}.fact f LEFT JOIN ${SCHEMA}.dim_building b ON b.ix = f.building_ix WHERE f.mx IS NOT NULL`;

async function load(id: string): Promise<{ readonly manifest: DatasetManifest; readonly catalog: Catalog }> {
  const manifest = bundledManifest(id);
  if (manifest === null) throw new Error(`no dataset ${id}`);
  const catalog = await loadBundled(engine, manifest, SCHEMA);
  await engine.execute(gapRankingStatements(SCHEMA, catalog, manifest.definition));
  return { manifest, catalog };
}

async function ranked(weighting: Weighting, page = ALL, filter = EMPTY_FILTER) {
  const query = rankGaps(SCHEMA, filter, weighting, 'gaps', page);
  const table = await engine.query(query);
  const rows = await rowsOf(engine, query);
  return rows.map((row, index) => ({ row, scores: factorScoresOf(table, index), values: factorValuesOf(table, index) }));
}
const ids = (rows: readonly { readonly row: AnswerRow }[]): unknown[] => rows.map(({ row }) => row.row);

describe.each(['gy', 'uq', 'bd', 'zjg'])('the ranking of %s', (id) => {
  it('scores every factor as the model does and orders by the score, ties by row, whatever the page', async () => {
    const { manifest } = await load(id);
    const listed = await rowsOf(engine, rankedGaps(SCHEMA, manifest.definition, EMPTY_FILTER, 'gaps', ALL));
    for (const weighting of [...NAMED_WEIGHTINGS, { ...DEFAULT_WEIGHTING, unknown: 'left-out' as const }]) {
      const rows = await ranked(weighting);
      expect(new Set(ids(rows))).toEqual(new Set(listed.map(({ row }) => row)));
      for (const { row, scores, values } of rows) {
        for (const [factor, scale] of Object.entries(FACTOR_SCALES)) {
          expect(scores[factor as keyof typeof FACTOR_SCALES] ?? -1).toBeCloseTo(
            scaledScore(values[factor as keyof typeof FACTOR_SCALES], scale) ?? -1,
            12,
          );
        }
        expect(scores.tags).toBe(tagScore(tagsOf(Number(row.tags))));
        const { score, knownWeight } = priorityOf(scores, weighting);
        expect(row.score ?? -1).toBeCloseTo(score ?? -1, 12);
        expect(row.known_weight).toBeCloseTo(knownWeight, 12);
      }
      const sorted = [...rows].sort((a, b) => Number(b.row.score) - Number(a.row.score) || Number(a.row.row) - Number(b.row.row));
      expect(ids(rows)).toEqual(ids(sorted));
      expect(rows.map(({ row }) => row.rank)).toEqual(rows.map((_, index) => index + 1));
      const second = await ranked(weighting, { offset: 3, limit: 4 });
      expect(ids(second)).toEqual(ids(rows).slice(3, 7));
      expect(second[0]?.row.rank).toBe(rows[3]?.row.rank);
      expect((await rowsOf(engine, rankGapRows(SCHEMA, EMPTY_FILTER, weighting, 'gaps', 5))).map(({ row }) => row)).toEqual(
        ids(rows).slice(0, 5),
      );
    }
  });

  it('measures the same distances and neighbours as going through all pairs', async () => {
    await load(id);
    const own = new Map((await placesOf(OWN)).map(({ row, at }) => [row, at]));
    const targets: Readonly<Record<string, readonly { readonly at: Point }[]>> = {
      organizationDistance: [
        ...(await placesOf(`SELECT o.* FROM (${OWN}) o JOIN ${SCHEMA}.fact f ON f."row" = o."row" AND f.rung >= 3`)),
        ...(await placesOf(`SELECT 0 AS "row", lon, lat FROM ${SCHEMA}.org WHERE coalesce(org_type, '') <> 'PARTY_GROUP'`)),
      ],
      siteDistance: await placesOf(
        `SELECT 0 AS "row", coalesce(s.lon, b.lon) AS lon, coalesce(s.lat, b.lat) AS lat FROM ${SCHEMA}.model_service_site s LEFT JOIN ${SCHEMA}.dim_building b ON b.id = s.building_id`,
      ),
    };
    const rows = await ranked(DEFAULT_WEIGHTING);
    const gaps = await placesOf(`SELECT o.* FROM (${OWN}) o JOIN ${SCHEMA}.gap_factor g ON g."row" = o."row" AND g.gap_class > 2`);
    expect(rows.length).toBeGreaterThan(8);
    for (const { row, values } of rows) {
      const at = own.get(Number(row.row));
      if (at === undefined) {
        expect([values.organizationDistance, values.siteDistance, values.cluster]).toEqual([null, null, null]);
        continue;
      }
      // Half a cell of rounded places where an enterprise names no building: 1.5 × 38 m at most, for either side.
      const slack = row.building_ix === null ? 60 : 35;
      for (const [factor, places] of Object.entries(targets)) {
        const value = values[factor as 'siteDistance'];
        if (places.length === 0) expect(value).toBeNull();
        else
          expect(
            Math.abs(Number(value) - Math.min(DISTANCE_CAP_METERS, ...places.map((place) => meters(at, place.at)))),
          ).toBeLessThanOrEqual(slack);
      }
      const within = (reach: number): number => gaps.filter((other) => other.row !== row.row && meters(at, other.at) <= reach).length;
      expect(Number(values.cluster)).toBeGreaterThanOrEqual(within(CLUSTER_CELL_METERS - slack));
      expect(Number(values.cluster)).toBeLessThanOrEqual(within(3.1 * CLUSTER_CELL_METERS + slack));
    }
  });

  it('compares two weightings by the ranks that each gives', async () => {
    await load(id);
    const [a, , b] = NAMED_WEIGHTINGS;
    const [left, right] = [await ranked(a), await ranked(b)];
    const rank = (rows: typeof left, row: unknown): number => ids(rows).indexOf(row) + 1;
    const compared = await rowsOf(engine, compareWeightings(SCHEMA, EMPTY_FILTER, a, b, 5));
    expect(new Set(compared.map(({ row }) => row))).toEqual(new Set([...ids(left).slice(0, 5), ...ids(right).slice(0, 5)]));
    for (const one of compared) {
      expect([one.rank_a, one.rank_b]).toEqual([rank(left, one.row), rank(right, one.row)]);
      expect(one.change).toBe(rank(left, one.row) - rank(right, one.row));
    }
  });

  it('keeps the order under a filter', async () => {
    await load(id);
    const [first] = await ranked(DEFAULT_WEIGHTING);
    const filter = {
      ...EMPTY_FILTER,
      parks: [
        null,
        String(
          (
            await rowsOf(engine, {
              name: 'park',
              sql: `SELECT id FROM ${SCHEMA}.dim_park WHERE ix = ${Number(first?.row.park_ix ?? 0)}`,
              columns: { id: 'text' },
            })
          )[0]?.id,
        ),
      ],
    };
    const parts = await ranked(DEFAULT_WEIGHTING, ALL, filter);
    const whole = ids((await ranked(DEFAULT_WEIGHTING)).filter(({ row }) => row.park_ix === null || row.park_ix === first?.row.park_ix));
    expect(ids(parts)).toEqual(whole);
  });
});

it('says what is not known: from a bare list, everything but the class and the age', async () => {
  const tables = {
    enterprise: [
      { enterprise_id: 'E1', name_zh: '示例甲', members_full: 3, entered_on: null, valid_from: '2024-01-01', valid_to: null },
      { enterprise_id: 'E2', name_zh: '示例乙', members_full: 1, entered_on: '2023-04-30', valid_from: '2024-01-01', valid_to: null },
      { enterprise_id: 'E3', name_zh: '示例丙', members_full: 1, entered_on: null, valid_from: '2024-04-01', valid_to: null },
      { enterprise_id: 'E3', name_zh: '示例丙', members_full: 1, entered_on: null, valid_from: '2024-03-01', valid_to: '2024-04-01' },
      { enterprise_id: 'E4', name_zh: '示例丁', members_full: 9, entered_on: '2024-05-30', valid_from: null, valid_to: null },
    ],
  };
  const catalog = catalogOf(tables);
  await loadTables(engine, SCHEMA, catalog, tables, '2024-04-30');
  await engine.execute(gapRankingStatements(SCHEMA, catalog, STANDARD_DEFINITION));
  const rows = await ranked(DEFAULT_WEIGHTING);
  const byId = new Map(rows.map((one) => [one.row.enterprise_id, one]));
  expect(byId.get('E1')?.scores).toMatchObject({
    class: 1,
    tags: null,
    staff: null,
    organizationDistance: null,
    siteDistance: null,
    instructorDistance: null,
    cluster: null,
  });
  // By its entry, else by the first list that named it; a date to come is no age below zero.
  expect(['E1', 'E2', 'E3', 'E4'].map((name) => byId.get(name)?.values.age)).toEqual([120, 366, 60, 0]);
  expect(Number(byId.get('E1')?.row.known_weight)).toBeLessThan(1);
  expect(ids(rows)[0]).toBe(byId.get('E4')?.row.row);
});

it('is made again for another definition or another reading of the members, not for other numbers', () => {
  expect(gapRankingKey(STANDARD_DEFINITION)).toBe(gapRankingKey({ ...STANDARD_DEFINITION, id: 'other', name: { zh: '甲', en: 'A' } }));
  expect(gapRankingKey(STANDARD_DEFINITION)).not.toBe(gapRankingKey({ ...STANDARD_DEFINITION, areaCounts: true }));
});

it('refuses a weighting that weighs nothing', () => {
  const nothing = Object.fromEntries(Object.keys(DEFAULT_WEIGHTING.weights).map((factor) => [factor, 0])) as Weighting['weights'];
  expect(() => rankGaps(SCHEMA, EMPTY_FILTER, { ...DEFAULT_WEIGHTING, weights: nothing }, 'gaps', ALL)).toThrow(RangeError);
});
