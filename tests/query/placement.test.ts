import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { STANDARD_DEFINITION } from '../../src/model/definition-set.ts';
import { type Edits, NO_EDITS, PLACED_BY } from '../../src/model/edits.ts';
import { EMPTY_FILTER } from '../../src/model/filter.ts';
import { enterpriseDetails } from '../../src/queries/enterprise-details.ts';
import { headline } from '../../src/queries/headline.ts';
import { addressesToMatch, placedByHand, placementCounts, unplacedEnterprises, unplacedUnits } from '../../src/queries/placement.ts';
import { points } from '../../src/queries/points.ts';
import { prepareStatements } from '../../src/queries/prepare.ts';
import { serviceSites } from '../../src/queries/service-sites.ts';
import { createNodeEngine } from '../support/node-engine.ts';
import { rowOf, rowsOf } from './answers.ts';
import { catalogOf, rawStatements, type Tables } from './fixture-tables.ts';

const SCHEMA = 'ds_placing';
const DATE = '2024-04-30';

/** Building B1 is on the map, B2 and B3 are not; park P1 is, P2 is not. */
const TABLES: Tables = {
  park: [
    { park_id: 'P1', name_zh: '一园', lon: 106.6, lat: 26.6 },
    { park_id: 'P2', name_zh: '二园' },
  ],
  building: [
    { building_id: 'B1', name_zh: '甲楼', park_id: 'P1', lon: 106.61, lat: 26.61, address: '长岭路1号' },
    { building_id: 'B2', name_zh: '乙楼', park_id: 'P1', address: '长岭路2号' },
    { building_id: 'B3', name_zh: '丙楼' },
  ],
  service_site: [
    { site_id: 'S1', name_zh: '驿站', opened_on: '2020-01-01' },
    { site_id: 'S2', name_zh: '尚未启用', opened_on: '2030-01-01' },
    { site_id: 'S3', name_zh: '在甲楼', building_id: 'B1' },
  ],
  enterprise: [
    { enterprise_id: 'own', name_zh: '自带', lon: 106.7, lat: 26.7, building_id: 'B2' },
    { enterprise_id: 'in-b1', name_zh: '随楼', building_id: 'B1' },
    { enterprise_id: 'in-b2', name_zh: '待落楼一', building_id: 'B2', members_full: 3 },
    { enterprise_id: 'in-b2-later', name_zh: '待落楼二', building_id: 'B2', valid_from: '2024-05-01' },
    { enterprise_id: 'in-b3', name_zh: '待落楼三', building_id: 'B3' },
    { enterprise_id: 'in-b3-too', name_zh: '待落楼四', building_id: 'B3', members_full: 5 },
    { enterprise_id: 'park', name_zh: '只有园区', park_id: 'P1', address: '长岭路2号' },
    { enterprise_id: 'park-2', name_zh: '园区未落点', park_id: 'P2' },
    { enterprise_id: 'nothing', name_zh: '什么都没有', address: '甲楼3层' },
    { enterprise_id: 'hidden', name_zh: '不列出', suppressed: true },
  ],
};

const place = (unit: Edits['places'][number]['unit'], id: string, lon: number, lat: number) => ({
  unit,
  id,
  lon,
  lat,
  placedOn: '2026-11-21',
});

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
  await engine.execute(rawStatements(SCHEMA, catalogOf(TABLES), TABLES));
});
afterAll(() => engine.close());

const prepare = (edits: Edits, asOf = DATE) => engine.execute(prepareStatements(SCHEMA, catalogOf(TABLES), asOf, edits));
const counts = () => rowOf(engine, placementCounts(SCHEMA));
const queue = async () => (await rowsOf(engine, unplacedUnits(SCHEMA, 100))).map(({ unit, id, enterprises }) => [unit, id, enterprises]);

/** `placed_by` in words and the place of an enterprise, by its id. */
async function waysAndPlaces(): Promise<Record<string, readonly [string | null, number | null, number | null]>> {
  const rows = await rowsOf(engine, {
    name: 'ways',
    sql: `SELECT e.enterprise_id AS id, CAST(f.placed_by AS INTEGER) AS way, f.mx, f.my FROM ${SCHEMA}.fact f JOIN ${SCHEMA}.model_enterprise e USING ("row")`,
    columns: { id: 'text', way: 'integer', mx: 'integer', my: 'integer' },
  });
  return Object.fromEntries(
    rows.map(({ id, way, mx, my }) => [String(id), [way === null ? null : (PLACED_BY[Number(way)] ?? null), mx, my] as never]),
  );
}

describe('without edits', () => {
  it('says how each enterprise came to its point, and the counts add up', async () => {
    await prepare(NO_EDITS);
    const ways = await waysAndPlaces();
    expect(Object.fromEntries(Object.entries(ways).map(([id, [way]]) => [id, way]))).toEqual({
      own: 'own',
      'in-b1': 'building',
      'in-b2': null,
      'in-b3': null,
      'in-b3-too': null,
      park: null,
      'park-2': null,
      nothing: null,
      hidden: null,
    });
    // in-b2 has its building's park to show, though no point.
    expect(await counts()).toEqual({
      total: 9,
      by_own: 1,
      by_building: 1,
      by_address: 0,
      by_hand: 0,
      park_only: 2,
      unplaced: 5,
      hidden: 1,
    });
  });

  it('queues by how many enterprises each unit would place, and leaves out what may not be listed', async () => {
    await prepare(NO_EDITS);
    expect(await queue()).toEqual([
      ['BUILDING', 'B3', 2],
      ['PARK', 'P2', 1],
      ['BUILDING', 'B2', 1],
      ['ENTERPRISE', 'nothing', 1],
      ['ENTERPRISE', 'park-2', 1],
      ['SITE', 'S1', 0],
    ]);
    const listed = await rowsOf(engine, unplacedEnterprises(SCHEMA));
    expect(listed.map((row) => [row.enterprise_id, row.park_on_map])).toEqual([
      ['in-b2', true],
      ['in-b3', false],
      ['in-b3-too', false],
      ['park', true],
      ['park-2', false],
      ['nothing', false],
    ]);
    expect((await rowsOf(engine, addressesToMatch(SCHEMA))).map((row) => row.enterprise_id)).toEqual(['park', 'nothing']);
  });
});

describe('with edits', () => {
  const edits: Edits = {
    places: [
      place('BUILDING', 'B2', 106.65, 26.65),
      place('ENTERPRISE', 'own', 106.5, 26.5),
      place('SITE', 'S1', 106.51, 26.51),
      place('PARK', 'P2', 106.52, 26.52),
    ],
    links: [{ enterpriseId: 'nothing', buildingId: 'B1', confidence: 0.95, method: 'NAME' }],
  };

  it('a place set by hand wins over the list, a building takes its enterprises along, unknown stays unknown', async () => {
    await prepare(edits);
    const ways = await waysAndPlaces();
    expect(ways.own?.[0]).toBe('hand');
    expect(ways['in-b2']?.[0]).toBe('building');
    expect(ways.nothing?.[0]).toBe('address');
    expect(ways.nothing?.slice(1)).toEqual(ways['in-b1']?.slice(1));
    expect(ways['in-b3']).toEqual([null, null, null]);
    expect(ways.park).toEqual([null, null, null]);
    const own = await rowOf(engine, enterpriseDetails(SCHEMA, STANDARD_DEFINITION, 0));
    expect(own.lon).toBeCloseTo(106.5, 5);
    expect(own.lat).toBeCloseTo(26.5, 5);
    expect(own.placed_by).toBe(PLACED_BY.indexOf('hand'));
    const sites = await rowsOf(engine, serviceSites(SCHEMA));
    expect(sites.map(({ site_id, lon }) => [site_id, lon])).toEqual([
      ['S1', 106.51],
      ['S3', 106.61],
    ]);
    expect(await counts()).toEqual({
      total: 9,
      by_own: 0,
      by_building: 2,
      by_address: 1,
      by_hand: 1,
      park_only: 2,
      unplaced: 3,
      hidden: 1,
    });
    expect(await queue()).toEqual([['BUILDING', 'B3', 2]]);
    expect(await rowsOf(engine, placedByHand(SCHEMA))).toEqual([
      { unit: 'BUILDING', n: 1, enterprises: 1 },
      { unit: 'ENTERPRISE', n: 1, enterprises: 0 },
      { unit: 'PARK', n: 1, enterprises: 0 },
      { unit: 'SITE', n: 1, enterprises: 0 },
    ]);
    // No point is made up from a park.
    expect((await rowsOf(engine, points(SCHEMA, STANDARD_DEFINITION, EMPTY_FILTER))).length).toBe(4);
  });

  it('holds at every date, and takes along what is there at that date', async () => {
    await prepare(edits, '2024-05-01');
    const ways = await waysAndPlaces();
    expect(ways['in-b2-later']?.[0]).toBe('building');
    expect(ways['in-b2-later']?.slice(1)).toEqual(ways['in-b2']?.slice(1));
    await prepare(edits);
    expect((await waysAndPlaces())['in-b2-later']).toBeUndefined();
  });

  it('is undone by preparing without it', async () => {
    await prepare(edits);
    await prepare(NO_EDITS);
    expect(await counts()).toMatchObject({ by_own: 1, by_hand: 0, by_address: 0, unplaced: 5 });
  });

  it('changes no figure but for places, and no number of groups', async () => {
    const groups = () =>
      rowOf(engine, { name: 'groups', sql: `SELECT CAST(count(*) AS INTEGER) AS n FROM ${SCHEMA}.group_sums`, columns: { n: 'integer' } });
    await prepare(NO_EDITS);
    const [before, groupsBefore] = [await rowOf(engine, headline(SCHEMA, STANDARD_DEFINITION, EMPTY_FILTER)), await groups()];
    await prepare({ ...edits, links: [] });
    const after = await rowOf(engine, headline(SCHEMA, STANDARD_DEFINITION, EMPTY_FILTER));
    for (const name of ['listed', 'eligible', 'covered', 'uncovered', 'members_full']) expect(after[name], name).toBe(before[name]);
    expect((await groups()).n).toBe(groupsBefore.n);
  });
});

describe('a list alone', () => {
  it('stores nothing for the way to a point, and takes places by hand and buildings by address all the same', async () => {
    const alone: Tables = {
      enterprise: [
        { enterprise_id: 'a', name_zh: '甲' },
        { enterprise_id: "b'", name_zh: '乙' },
      ],
    };
    await engine.execute(rawStatements('ds_alone', catalogOf(alone), alone));
    await engine.execute(prepareStatements('ds_alone', catalogOf(alone), DATE));
    const columns = await rowsOf(engine, {
      name: 'columns',
      sql: "SELECT column_name AS name FROM duckdb_columns() WHERE schema_name = 'ds_alone' AND table_name = 'fact_stored'",
      columns: { name: 'text' },
    });
    expect(columns.map(({ name }) => name)).not.toContain('placed_by');
    await engine.execute(
      prepareStatements('ds_alone', catalogOf(alone), DATE, { places: [place('ENTERPRISE', "b'", 106, 26)], links: [] }),
    );
    expect(await rowOf(engine, placementCounts('ds_alone'))).toMatchObject({ total: 2, by_hand: 1, unplaced: 1 });
  });
});
