import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowsOfRows } from '../../../src/app/exports/export-rows.ts';
import { hullOf, type PlanShape, planTable } from '../../../src/exports/plan-places.ts';
import { planView } from '../../../src/exports/plan-view.ts';
import { writeExport } from '../../../src/exports/write-export.ts';
import { decodeGeo } from '../../../src/intake/decode/decode-geo.ts';
import type { Scenario } from '../../../src/model/plan-scenario.ts';
import { planDocument, SCENARIOS } from './plan-scenarios.ts';
import { NOTES, PARQUET_WASM } from './support.ts';

async function fileOf(scenario: Scenario, shape: PlanShape, format: 'geojson' | 'geoparquet'): Promise<Blob> {
  const view = planView(planDocument(scenario), { level: 'working', withNames: true, isInternal: true }, 'zh-CN');
  const { columns, place, rows } = planTable(view, shape);
  return writeExport(format, { title: 'x', columns, place, notes: NOTES }, rowsOfRows(columns, rows, PARQUET_WASM));
}

interface Feature {
  readonly geometry: { readonly type: string; readonly coordinates: readonly (readonly (readonly [number, number])[])[] } | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

async function featuresOf(scenario: Scenario, shape: PlanShape): Promise<readonly Feature[]> {
  const { features } = JSON.parse(await (await fileOf(scenario, shape, 'geojson')).text()) as { readonly features: readonly Feature[] };
  return features;
}

describe('a plan for a map', () => {
  test('groups by the outline of their places, or by a point where they have none', async () => {
    const [first, second] = await featuresOf(SCENARIOS.committees, 'outlines');
    expect(first?.geometry?.type).toBe('Polygon');
    expect(first?.properties).toMatchObject({ group_name: '示例路甲段楼宇综合党委', units: 3, uncovered: 141, members_full: 36 });
    expect(first?.properties.proposal).toBe('建议方案,须按程序报上级党组织批准');
    expect(second?.geometry).toEqual({ type: 'Point', coordinates: [expect.closeTo(106.6245, 6), expect.closeTo(26.6105, 6)] });
  });

  test('units with their group, and those that are in none', async () => {
    const features = await featuresOf(SCENARIOS['joint-branches'], 'units');
    expect(features.map(({ properties }) => [properties.group_no, properties.state, properties.is_seat])).toEqual([
      [1, null, false],
      [1, null, true],
      [1, null, false],
      [null, '未列入', false],
      [null, '未列入', false],
      [null, '人工排除', false],
    ]);
    expect(features.every(({ geometry }) => geometry?.type === 'Point')).toBe(true);
  });

  test('GeoParquet comes back with the same rows and places', async () => {
    const file = new File([await fileOf(SCENARIOS.committees, 'outlines', 'geoparquet')], 'x.parquet');
    expect(file.size).toBeGreaterThan(0);
    const text = new TextDecoder('latin1').decode(await file.arrayBuffer());
    expect(text.slice(0, 4)).toBe('PAR1');
    expect(text).toContain('"geometry_types":["Point","Polygon"]');
  });

  test('GeoJSON is read by the import', async () => {
    const blob = await fileOf(SCENARIOS.committees, 'units', 'geojson');
    const { sheets } = await decodeGeo(new Uint8Array(await blob.arrayBuffer()), 'geojson', 'x.geojson', {});
    expect(sheets[0]?.rowCount).toBe(7);
  });
});

test('a hull holds all points, turns left throughout, and is closed; without an area there is none', () => {
  const point = fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 20 }));
  const cross = (a: readonly number[], b: readonly number[], c: readonly number[]): number =>
    ((b[0] ?? 0) - (a[0] ?? 0)) * ((c[1] ?? 0) - (a[1] ?? 0)) - ((b[1] ?? 0) - (a[1] ?? 0)) * ((c[0] ?? 0) - (a[0] ?? 0));
  fc.assert(
    fc.property(fc.array(point, { maxLength: 12 }), (points) => {
      const ring = hullOf(points);
      const isFlat = points.every((c) => points.every((b) => cross(points[0] ?? c, b, c) === 0));
      expect(ring === null).toBe(isFlat);
      if (ring === null) return;
      expect(ring.at(0)).toEqual(ring.at(-1));
      ring.slice(1).forEach((corner, at) => {
        const before = ring[at] ?? corner;
        for (const inner of points) expect(cross(before, corner, inner)).toBeGreaterThanOrEqual(0);
      });
    }),
  );
});
