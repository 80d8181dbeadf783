import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { EMPTY_FILTER } from '../../src/model/filter.ts';
import { draftCommittee } from '../../src/queries/draft-committee.ts';
import { planBuildings, planOtherSites, planOutside } from '../../src/queries/plan-buildings.ts';
import { createNodeEngine } from '../support/node-engine.ts';
import { rowOf, rowsOf } from './answers.ts';
import { bundledManifest, loadBundled } from './bundled.ts';

const SCHEMA = 'ds_uq';
const manifest = bundledManifest('uq');

describe.skipIf(manifest === null)('buildings to plan with, of the example after the published case', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createNodeEngine();
    if (manifest !== null) await loadBundled(engine, manifest, SCHEMA);
  });
  afterAll(() => engine.close());

  it('are the twelve of the community, with 777 tenants and 37 organizations in all', async () => {
    if (manifest === null) return;
    const filter = { ...EMPTY_FILTER, parks: ['uq-kml'] };
    const rows = await rowsOf(engine, planBuildings(SCHEMA, manifest.definition, filter));
    const sum = (key: string): number => rows.reduce((total, row) => total + Number(row[key]), 0);
    expect(rows).toHaveLength(12);
    expect(sum('listed')).toBe(777);
    expect(sum('organizations')).toBe(37);
    expect(rows.flatMap((row) => String(row.base ?? '').split('\n')).filter((name) => name !== '')).toHaveLength(37);
    expect(rows.filter((row) => row.sites !== null).map((row) => row.id)).toEqual(['uq-b001', 'uq-b006', 'uq-b010']);
    expect(new Set(rows.map((row) => row.lead_org_zh)).size).toBe(3);
    expect(await rowOf(engine, planOutside(SCHEMA, manifest.definition, filter))).toEqual({ eligible: 0, uncovered: 0 });
    expect(await rowsOf(engine, planOtherSites(SCHEMA))).toEqual([]);
    // The same figures as the draft's, which counts its buildings by another statement.
    const draft = await rowsOf(
      engine,
      draftCommittee(
        SCHEMA,
        manifest.definition,
        rows.map((row) => Number(row.ix)),
      ),
    );
    for (const row of rows) {
      const same = draft.find((entry) => entry.ix === row.ix);
      for (const key of ['listed', 'eligible', 'covered', 'uncovered', 'members_full', 'organizations']) expect(row[key]).toBe(same?.[key]);
    }
  });

  it('without enterprises under a filter of enterprises are left out', async () => {
    if (manifest === null) return;
    const all = await rowsOf(engine, planBuildings(SCHEMA, manifest.definition, EMPTY_FILTER));
    const some = await rowsOf(engine, planBuildings(SCHEMA, manifest.definition, { ...EMPTY_FILTER, sizes: [2] }));
    expect(all).toHaveLength(16);
    expect(some.length).toBeLessThan(16);
    expect(some.every((row) => Number(row.listed) > 0)).toBe(true);
  });
});
