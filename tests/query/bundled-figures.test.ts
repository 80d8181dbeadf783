import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { ALL_TENANTS_DEFINITION, STANDARD_DEFINITION } from '../../src/model/definition-set.ts';
import { EMPTY_FILTER } from '../../src/model/filter.ts';
import { byDimension } from '../../src/queries/by-dimension.ts';
import { headline } from '../../src/queries/headline.ts';
import { organizations } from '../../src/queries/organizations.ts';
import { rates } from '../../src/queries/rates.ts';
import { createNodeEngine } from '../support/node-engine.ts';
import { rowOf, rowsOf } from './answers.ts';
import { bundledManifest, loadBundled } from './bundled.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
afterAll(() => engine.close());

const gy = bundledManifest('gy');
const uq = bundledManifest('uq');

describe.skipIf(gy === null)('the example zone after Guiyang', () => {
  it('reads 147 organizations and 147 / 158', async () => {
    if (gy === null) return;
    await loadBundled(engine, gy, 'ds_gy');
    const answer = await rowOf(engine, headline('ds_gy', gy.definition, EMPTY_FILTER));
    expect(answer).toMatchObject({ covered: 147, eligible: 158, uncovered: 11, organizations: 147 });
    expect(Math.round((100 * Number(answer.covered)) / Number(answer.eligible))).toBe(93);
    const [coverage] = await rowsOf(engine, rates('ds_gy', gy.definition, EMPTY_FILTER));
    expect(coverage).toEqual({ metric: 'ORG_COVERAGE', numerator: 147, denominator: 158, unknown: 0 });
    const parks = await rowsOf(engine, byDimension('ds_gy', gy.definition, EMPTY_FILTER, 'park'));
    expect(parks.reduce((sum, park) => sum + Number(park.organizations), 0)).toBe(147);
  });

  it('had fewer than 100 organizations at its first date', async () => {
    if (gy === null) return;
    await loadBundled(engine, gy, 'ds_gy', gy.snapshots[0]);
    const answer = await rowOf(engine, headline('ds_gy', gy.definition, EMPTY_FILTER));
    expect(Number(answer.organizations)).toBeGreaterThan(0);
    expect(Number(answer.organizations)).toBeLessThan(100);
  });
});

describe.skipIf(uq === null)('the example community after Kunming Road', () => {
  it('reads 12 buildings, 3 building committees, 777 tenants, 37 organizations, 58 / 777', async () => {
    if (uq === null) return;
    await loadBundled(engine, uq, 'ds_uq');
    const community = { ...EMPTY_FILTER, parks: ['uq-kml'] };
    const answer = await rowOf(engine, headline('ds_uq', uq.definition, community));
    expect(answer).toMatchObject({ listed: 777, eligible: 777, covered: 58, organizations: 37 });
    const buildings = await rowsOf(engine, byDimension('ds_uq', uq.definition, community, 'building'));
    expect(buildings.length).toBe(12);
    const committees = (await rowsOf(engine, organizations('ds_uq', community))).filter((row) => row.org_type === 'BUILDING_COMMITTEE');
    expect(committees.length).toBe(3);
  });

  it('stands beside the zone only under one definition', async () => {
    if (gy === null || uq === null) return;
    await loadBundled(engine, gy, 'ds_gy');
    await loadBundled(engine, uq, 'ds_uq');
    expect(gy.definition.id).not.toBe(uq.definition.id);
    for (const definition of [STANDARD_DEFINITION, ALL_TENANTS_DEFINITION]) {
      const zone = await rowOf(engine, headline('ds_gy', definition, EMPTY_FILTER));
      const community = await rowOf(engine, headline('ds_uq', definition, EMPTY_FILTER));
      expect(Number(zone.covered)).toBe(147);
      expect(Number(community.covered)).toBe(58);
      expect(Number(zone.eligible)).toBeLessThanOrEqual(Number(zone.listed));
      expect(Number(community.eligible)).toBeLessThanOrEqual(777);
    }
  });
});
