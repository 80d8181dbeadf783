import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { EMPTY_FILTER } from '../../src/model/filter.ts';
import { planEnterpriseCounts, planEnterprises } from '../../src/queries/plan-enterprises.ts';
import { planDispatchers, planInstructors } from '../../src/queries/plan-instructors.ts';
import { gapClassCounts } from '../../src/queries/ranked-gaps.ts';
import { enterpriseUnitsOf } from '../../src/state/plan-enterprises.ts';
import { instructorUnitsOf } from '../../src/state/plan-instructors.ts';
import { createNodeEngine } from '../support/node-engine.ts';
import { rowOf, rowsOf } from './answers.ts';
import { bundledManifest, loadBundled } from './bundled.ts';

const manifest = bundledManifest('uq');

describe.skipIf(manifest === null)('enterprises and instructors to plan with, of the example after the published case', () => {
  const SCHEMA = 'ds_uq';
  let engine: Engine;
  beforeAll(async () => {
    engine = await createNodeEngine();
    if (manifest !== null) await loadBundled(engine, manifest, SCHEMA);
  });
  afterAll(() => engine.close());

  it('are those of the class under the filter, each once, as the gaps count them', async () => {
    if (manifest === null) return;
    const filter = { ...EMPTY_FILTER, parks: ['uq-kml'] };
    const { definition } = manifest;
    const counts = await rowOf(engine, planEnterpriseCounts(SCHEMA, definition, filter, ['joint-candidate']));
    const { units, rowOf: rows } = enterpriseUnitsOf(
      await engine.query(planEnterprises(SCHEMA, definition, filter, ['joint-candidate'], 5000)),
    );
    expect(units).toHaveLength(Number(counts.found));
    expect(new Set(rows.values()).size).toBe(units.length);
    for (const unit of units) {
      expect(unit.membersFull).toBeGreaterThanOrEqual(1);
      expect(unit.membersFull).toBeLessThan(3);
      expect(unit.members).toBeGreaterThanOrEqual(unit.membersFull ?? 0);
      expect(unit).toMatchObject({ isCovered: false, gapClass: 'joint-candidate', park: { id: 'uq-kml' } });
      expect(unit.work === 'instructor').toBe(unit.current !== null && unit.work !== 'other');
    }
    const classes = await rowsOf(engine, gapClassCounts(SCHEMA, definition, filter));
    expect(classes.some((row) => Object.values(row).includes(units.length + Number(counts.hidden)))).toBe(true);
    expect((await engine.query(planEnterprises(SCHEMA, definition, filter, ['joint-candidate'], 3))).numRows).toBe(3);
  });

  it('instructors come with the enterprises they have today', async () => {
    if (manifest === null) return;
    const instructors = instructorUnitsOf(await engine.query(planInstructors(SCHEMA)));
    expect(instructors.length).toBeGreaterThan(0);
    expect(new Set(instructors.map(({ id }) => id)).size).toBe(instructors.length);
    const { units } = enterpriseUnitsOf(
      await engine.query(
        planEnterprises(SCHEMA, manifest.definition, EMPTY_FILTER, ['should-form', 'joint-candidate', 'cultivate', 'no-member'], 5000),
      ),
    );
    for (const { id, load } of instructors) expect(units.filter(({ current }) => current === id).length).toBeLessThanOrEqual(load);
    const from = await rowsOf(engine, planDispatchers(SCHEMA));
    expect(from.every(({ lon, lat, name_zh }) => lon !== null && lat !== null && name_zh !== null)).toBe(true);
  });
});
