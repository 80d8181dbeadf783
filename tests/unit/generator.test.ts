import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, describe, expect, it } from 'vitest';
import { checkData } from '../../scripts/generate/check-data.ts';
import { tableHash } from '../../scripts/generate/content-hash.ts';
import { readTable } from '../../scripts/generate/dataset-files.ts';
import { DATASETS } from '../../scripts/generate/datasets.ts';
import type { Position } from '../../scripts/generate/geometry.ts';
import { contains } from '../../scripts/generate/geometry.ts';
import { writeLargeFile } from '../../scripts/generate/large-file.ts';
import { arrowOfParquet } from '../../scripts/generate/parquet-file.ts';
import type { ReadDataset, ReadRow } from '../../scripts/generate/table-reader.ts';
import { readDataset } from '../../scripts/generate/table-reader.ts';
import type { DatasetIndex } from '../../src/model/dataset.ts';
import { TABLE_NAMES, tableDefinition } from '../../src/model/tables.ts';
import { checkUscc, isSyntheticUscc } from '../../src/model/uscc.ts';

const ROOT = join(import.meta.dirname, '..', '..', 'data');
const IDS = DATASETS.map(({ id }) => id);
const datasets = new Map(IDS.map((id) => [id, readDataset(ROOT, id)]));

function dataset(id: string): ReadDataset {
  const found = datasets.get(id);
  if (found === undefined) throw new Error(id);
  return found;
}

function ringOf(row: ReadRow): Position[] {
  const geometry = JSON.parse(String(row.geom)) as { type: string; coordinates: Position[][] };
  expect(geometry.type).toBe('Polygon');
  const ring = geometry.coordinates[0] ?? [];
  expect(ring[0]).toEqual(ring[ring.length - 1]);
  return ring.slice(0, -1);
}

const rings = (id: string, table: 'district' | 'park' | 'building', key: string): Map<unknown, Position[]> =>
  new Map(
    dataset(id)
      .rows(table)
      .map((row) => [row[key], ringOf(row)]),
  );

/** Whether one ring has no corner inside the other; enough for rectangles of like size. */
function apart(a: readonly Position[], b: readonly Position[]): boolean {
  return !a.some(([x, y]) => contains(b, x, y)) && !b.some(([x, y]) => contains(a, x, y));
}

describe('committed data', { timeout: 120_000 }, () => {
  it('offers the places in their order, the example after Guiyang first', () => {
    const index = JSON.parse(readFileSync(join(ROOT, 'index.json'), 'utf8')) as DatasetIndex;
    expect(index.datasets.map(({ id }) => id)).toEqual(['gy', 'uq', 'py', 'yt', 'hd', 'zjg', 'jj', 'rd', 'bd', 'js']);
    expect(index.datasets).toEqual(IDS.map((id) => dataset(id).manifest));
    expect(new Set(index.datasets.map(({ definition }) => definition.id)).size).toBe(IDS.length);
  });

  it('stays within 25 MB', () => {
    const bytes = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
      .map((path) => statSync(join(ROOT, path)))
      .filter((entry) => entry.isFile());
    expect(bytes.reduce((total, entry) => total + entry.size, 0)).toBeLessThan(25e6);
  });

  it.each(IDS)(
    '%s is what the generator makes, compared by content',
    (id) => {
      expect(checkData(ROOT, id)).toEqual([]);
    },
    60_000,
  );

  it('is told apart by one changed cell', () => {
    const file = dataset('gy').manifest.files.find(({ table }) => table === 'park');
    if (file === undefined) throw new Error('no parks');
    const columns = readTable(ROOT, file);
    const changed = columns.map((column, index) => (index === 1 ? { ...column, values: ['其他', ...column.values.slice(1)] } : column));
    expect(tableHash(changed)).not.toBe(tableHash(columns));
  });

  it.each(IDS)('%s has only columns of the data model, unique keys and row counts as stated', (id) => {
    for (const { table, rows } of dataset(id).manifest.files) {
      expect(TABLE_NAMES).toContain(table);
      const definition = tableDefinition(table);
      const read = dataset(id).rows(table);
      expect(read).toHaveLength(rows);
      for (const name of Object.keys(read[0] ?? {})) expect(definition.columns).toHaveProperty(name);
      for (const [name, column] of Object.entries(definition.columns)) if (column.required) expect(read[0]).toHaveProperty(name);
      expect(new Set(read.map((row) => definition.key.map((name) => row[name]).join('|'))).size).toBe(rows);
    }
  });

  it.each(IDS)('%s refers only to rows that exist', (id) => {
    const { rows } = dataset(id);
    const keys = {
      enterprise: new Set(rows('enterprise').map((row) => row.enterprise_id)),
      org: new Set(rows('party_org').map((row) => row.org_id)),
      building: new Set(rows('building').map((row) => row.building_id)),
      park: new Set(rows('park').map((row) => row.park_id)),
      district: new Set(rows('district').map((row) => row.district_code)),
      alliance: new Set(rows('alliance').map((row) => row.alliance_id)),
      chain: new Set(rows('chain').map((row) => row.chain_id)),
      instructor: new Set(rows('instructor').map((row) => row.instructor_id)),
    };
    const refer = (table: Parameters<ReadDataset['rows']>[0], column: string, to: keyof typeof keys): void => {
      const missing = rows(table).filter((row) => row[column] !== null && row[column] !== undefined && !keys[to].has(row[column]));
      expect(missing.length, `${table}.${column}`).toBe(0);
    };
    refer('enterprise', 'building_id', 'building');
    refer('enterprise', 'park_id', 'park');
    refer('enterprise', 'register_district_code', 'district');
    refer('building', 'park_id', 'park');
    refer('building', 'lead_org_id', 'org');
    refer('park', 'district_code', 'district');
    refer('party_org', 'parent_org_id', 'org');
    refer('party_org', 'building_id', 'building');
    refer('org_cover', 'org_id', 'org');
    refer('org_cover', 'unit_id', 'enterprise');
    refer('approval', 'org_id', 'org');
    refer('approval', 'by_org_id', 'org');
    refer('org_link', 'other_org_id', 'org');
    refer('enterprise_tag', 'enterprise_id', 'enterprise');
    refer('alliance_member', 'alliance_id', 'alliance');
    refer('alliance', 'chain_id', 'chain');
    refer('alliance', 'lead_org_id', 'org');
    refer('chain_member', 'enterprise_id', 'enterprise');
    refer('chain_link', 'from_enterprise_id', 'enterprise');
    refer('chain_link', 'to_enterprise_id', 'enterprise');
    refer('instructor_assignment', 'instructor_id', 'instructor');
    refer('instructor_assignment', 'enterprise_id', 'enterprise');
    refer('activity', 'enterprise_id', 'enterprise');
    refer('challenge', 'enterprise_id', 'enterprise');
    refer('service_site', 'building_id', 'building');
    for (const union of rows('trade_union'))
      for (const member of union.enterprise_ids as readonly string[]) expect(keys.enterprise.has(member)).toBe(true);
    for (const link of rows('chain_link')) expect(link.from_enterprise_id).not.toBe(link.to_enterprise_id);
  });

  it.each(IDS)('%s dates nothing after its own date, and no organization before its enterprise', (id) => {
    const { rows, manifest } = dataset(id);
    const entered = new Map(rows('enterprise').map((row) => [row.enterprise_id, String(row.valid_from)]));
    const early = rows('org_cover').filter((row) => String(row.since) < (entered.get(row.unit_id as string) ?? ''));
    expect(early.length).toBe(0);
    for (const [table, column] of [
      ['enterprise', 'entered_on'],
      ['enterprise', 'party_survey_on'],
      ['party_org', 'founded_on'],
      ['org_cover', 'since'],
      ['activity', 'held_on'],
      ['meeting', 'held_on'],
      ['alliance_member', 'joined_on'],
      ['trade_union', 'founded_on'],
    ] as const) {
      expect(rows(table).filter((row) => typeof row[column] === 'string' && row[column] > manifest.asOf).length, `${table}.${column}`).toBe(
        0,
      );
    }
    expect([...manifest.snapshots].sort()).toEqual(manifest.snapshots);
    expect(manifest.snapshots[manifest.snapshots.length - 1]).toBe(manifest.asOf);
    expect(rows('snapshot').map((row) => row.as_of)).toEqual(manifest.snapshots);
  });

  it.each(IDS)('%s has member counts that add up', (id) => {
    const n = (value: unknown): number => Number(value ?? 0);
    const broken = dataset(id)
      .rows('enterprise')
      .filter((row) => {
        if (row.members_full === null) return row.members_total !== null || row.relation_here !== null;
        const total = n(row.members_full) + n(row.members_probationary);
        if (row.members_total !== total || n(row.relation_here) + n(row.relation_in_zone) + n(row.relation_outside) !== total) return true;
        return n(row.staff_count) < total || n(row.union_members) > n(row.staff_count);
      });
    expect(broken.map((row) => row.enterprise_id)).toEqual([]);
    const covers = new Map<unknown, number>();
    const full = new Map(
      dataset(id)
        .rows('enterprise')
        .map((row) => [row.enterprise_id, row.members_full]),
    );
    for (const row of dataset(id).rows('org_cover'))
      if (row.kind === '联合') covers.set(row.org_id, (covers.get(row.org_id) ?? 0) + Number(full.get(row.unit_id as string)));
    const weak = [...covers.values()].filter((count) => count < 3);
    expect(weak.length, 'joint branches with fewer than three full members').toBe(0);
  });
});

describe('synthetic and impersonal', { timeout: 120_000 }, () => {
  it('gives every enterprise a valid code that no register can have, unique over all places, and an example name', () => {
    const codes = new Set<string>();
    let enterprises = 0;
    for (const id of IDS) {
      for (const row of dataset(id).rows('enterprise')) {
        const code = String(row.uscc);
        codes.add(code);
        enterprises += 1;
        if (!isSyntheticUscc(code) || !checkUscc(code).valid || checkUscc(code).findings.length !== 1) throw new Error(code);
        if (!/^示例.+\(合成\)$/u.test(String(row.name_zh)) || row.is_synthetic !== true) throw new Error(String(row.name_zh));
      }
    }
    expect(codes.size).toBe(enterprises);
  });

  it('names no real place', () => {
    const real =
      /贵阳|乌鲁木齐|番禺|烟台|海淀|中关村|张家港|靖江|如东|保定|江苏|南京|苏州|无锡|德福|高科一号|启林|昆明路|创新广场|天融信|浩洋/u;
    for (const id of IDS) {
      expect(JSON.stringify(dataset(id).manifest)).not.toMatch(real);
      for (const { table } of dataset(id).manifest.files) {
        for (const row of dataset(id).rows(table)) {
          for (const value of Object.values(row))
            if (typeof value === 'string' && real.test(value)) throw new Error(`${id}.${table}: ${value}`);
        }
      }
    }
  });

  it('is drawn from the seeded generator only', () => {
    const folder = join(import.meta.dirname, '..', '..', 'scripts', 'generate');
    for (const file of readdirSync(folder))
      expect(readFileSync(join(folder, file), 'utf8'), file).not.toMatch(/Math\.random|Date\.now|localeCompare|new Date\(\)/u);
  });
});

describe('shapes', { timeout: 120_000 }, () => {
  it.each(IDS)('%s keeps parks in their district, buildings in their park and apart, enterprises in their building or park', (id) => {
    const districts = rings(id, 'district', 'district_code');
    const parks = rings(id, 'park', 'park_id');
    const buildings = rings(id, 'building', 'building_id');
    for (const park of dataset(id).rows('park')) {
      const outline = districts.get(park.district_code) ?? [];
      for (const [lon, lat] of parks.get(park.park_id) ?? []) expect(contains(outline, lon, lat), String(park.park_id)).toBe(true);
    }
    const byPark = new Map<unknown, Position[][]>();
    for (const building of dataset(id).rows('building')) {
      const ring = buildings.get(building.building_id) ?? [];
      for (const [lon, lat] of ring) expect(contains(parks.get(building.park_id) ?? [], lon, lat), String(building.building_id)).toBe(true);
      const neighbours = byPark.get(building.park_id) ?? [];
      expect(
        neighbours.every((other) => apart(ring, other)),
        String(building.building_id),
      ).toBe(true);
      byPark.set(building.park_id, [...neighbours, ring]);
      expect(Number(building.floors)).toBeGreaterThanOrEqual(3);
      expect(Number(building.floors)).toBeLessThanOrEqual(40);
    }
    let outside = 0;
    let unplaced = 0;
    for (const row of dataset(id).rows('enterprise')) {
      if (row.lon === null || row.lat === null) {
        unplaced += 1;
        continue;
      }
      const ring = buildings.get(row.building_id) ?? parks.get(row.park_id) ?? [];
      if (!contains(ring, Number(row.lon), Number(row.lat))) outside += 1;
    }
    expect(outside).toBe(0);
    expect(unplaced).toBe(id === 'py' ? 312 : 0);
    const [west, south, east, north] = dataset(id).manifest.bounds;
    for (const ring of [...districts.values(), ...parks.values()]) {
      for (const [lon, lat] of ring) expect(lon >= west && lon <= east && lat >= south && lat <= north).toBe(true);
    }
  });
});

describe('files of any size', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-generator-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = async (name: string, enterprises: number, seed: number, format: 'parquet' | 'arrow'): Promise<Uint8Array> => {
    const out = join(folder, name);
    await writeLargeFile({ enterprises, seed, format, out });
    const bytes = readFileSync(out);
    return format === 'parquet' ? arrowOfParquet(bytes) : bytes;
  };

  it('writes the same rows to Parquet and Arrow over several row groups, and the same bytes for the same seed', async () => {
    const rows = 130_000;
    const parquet = tableFromIPC(await write('a.parquet', rows, 7, 'parquet'));
    const arrow = tableFromIPC(await write('a.arrow', rows, 7, 'arrow'));
    expect([parquet.numRows, arrow.numRows, arrow.batches.length]).toEqual([rows, rows, 2]);
    expect(parquet.schema.fields.map(({ name }) => name)).toEqual(arrow.schema.fields.map(({ name }) => name));
    for (const name of parquet.schema.fields.map((field) => field.name)) {
      expect(tableDefinition('enterprise').columns).toHaveProperty(name);
      for (const row of [0, 1, 63, 64, 122_879, 122_880, rows - 1])
        expect(parquet.getChild(name)?.get(row), name).toEqual(arrow.getChild(name)?.get(row));
    }
    await write('b.parquet', rows, 7, 'parquet');
    expect(readFileSync(join(folder, 'a.parquet')).equals(readFileSync(join(folder, 'b.parquet')))).toBe(true);
    await write('c.parquet', rows, 8, 'parquet');
    expect(readFileSync(join(folder, 'a.parquet')).equals(readFileSync(join(folder, 'c.parquet')))).toBe(false);
  }, 120_000);

  it('writes as many rows as asked, from one', async () => {
    for (const rows of [1, 12, 1000]) expect(tableFromIPC(await write(`${rows}.parquet`, rows, 1, 'parquet')).numRows).toBe(rows);
  });
});
