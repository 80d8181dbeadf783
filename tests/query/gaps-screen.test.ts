import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import { numberAt } from '../../src/model/column-table.ts';
import type { DatasetManifest } from '../../src/model/dataset.ts';
import { EMPTY_FILTER } from '../../src/model/filter.ts';
import { decideGap } from '../../src/model/gap-decision.ts';
import { DEFAULT_WEIGHTING } from '../../src/model/gap-priority.ts';
import { DEFAULT_THRESHOLDS } from '../../src/model/gap-thresholds.ts';
import { decisionUnitOf } from '../../src/queries/gap-decision-columns.ts';
import { factorScoresOf } from '../../src/queries/gap-priority-sql.ts';
import { rankGaps } from '../../src/queries/gap-ranking.ts';
import { gapRankingStatements } from '../../src/queries/gap-ranking-tables.ts';
import { judgedEnterprise, judgedFactors } from '../../src/queries/judged-enterprise.ts';
import { keyGaps } from '../../src/queries/key-gaps.ts';
import { gapClassCounts } from '../../src/queries/ranked-gaps.ts';
import { responsibleOrganizations } from '../../src/queries/responsible-organizations.ts';
import { tableName } from '../../src/queries/sql.ts';
import { earlierStatements, uncoveredChanges } from '../../src/queries/uncovered-changes.ts';
import { uncoveredPlaces } from '../../src/queries/uncovered-places.ts';
import { WATERFALL_STEPS, waterfall } from '../../src/queries/waterfall.ts';
import { waterfallRowCount, waterfallRows } from '../../src/queries/waterfall-rows.ts';
import { createNodeEngine } from '../support/node-engine.ts';
import { rowOf, rowsOf } from './answers.ts';
import { bundledManifest, loadBundled } from './bundled.ts';

const IDS = ['gy', 'uq', 'bd'];
const manifests = IDS.map(bundledManifest).filter((manifest) => manifest !== null);

let engine: Engine;
const catalogs = new Map<string, Catalog>();
beforeAll(async () => {
  engine = await createNodeEngine();
  for (const manifest of manifests) catalogs.set(manifest.id, await loadBundled(engine, manifest, schemaOf(manifest)));
});
afterAll(() => engine.close());

function schemaOf({ id }: DatasetManifest): string {
  return `ds_${id}`;
}

describe.each(manifests.map((manifest) => [manifest.id, manifest] as const))('the first screen of gaps: %s', (id, manifest) => {
  const schema = schemaOf(manifest);
  const { definition } = manifest;
  const filter = { ...EMPTY_FILTER, parks: manifest.startParks ?? [] };

  it('spreads the uncovered over places of each kind, most first, none twice', async () => {
    const steps = await rowsOf(engine, waterfall(schema, definition, filter));
    const count = (step: string) => Number(steps.find((row) => row.step === step)?.enterprises);
    const uncovered = count('eligible') - count('covered');
    expect(uncovered).toBeGreaterThan(0);
    if (id === 'gy') expect([count('eligible'), count('covered'), uncovered]).toEqual([158, 147, 11]);
    for (const kind of ['park', 'building', 'district'] as const) {
      const places = await rowsOf(engine, uncoveredPlaces(schema, definition, filter, kind));
      const gaps = places.map((place) => Number(place.uncovered));
      expect(gaps.reduce((sum, n) => sum + n, 0)).toBe(uncovered);
      expect(gaps).toEqual([...gaps].sort((a, b) => b - a));
      expect(new Set(places.map((place) => place.id)).size).toBe(places.length);
      for (const place of places) expect(Number(place.eligible) - Number(place.covered)).toBe(place.uncovered);
    }
  });

  it('lists exactly the enterprises that each bar counts', async () => {
    const steps = await rowsOf(engine, waterfall(schema, definition, filter));
    const hidden = await rowOf(engine, {
      name: 'hidden',
      sql: `SELECT CAST(count(*) AS INTEGER) AS n FROM ${tableName(schema, 'fact')} WHERE suppressed`,
      columns: { n: 'integer' },
    });
    const taken = new Set<number>();
    for (const step of WATERFALL_STEPS) {
      const { shown } = await rowOf(engine, waterfallRowCount(schema, definition, filter, step));
      const rows = await rowsOf(engine, waterfallRows(schema, definition, filter, step, { offset: 0, limit: 10_000 }));
      expect(rows).toHaveLength(Number(shown));
      const counted = Number(steps.find((row) => row.step === step)?.enterprises);
      expect(Number(shown)).toBeLessThanOrEqual(counted);
      expect(Number(shown)).toBeGreaterThanOrEqual(counted - Number(hidden.n));
      if (step === 'listed' || step === 'with-three-members' || step === 'covered') continue;
      // The steps that take off, and what stands, share nobody.
      for (const { row } of rows) {
        expect(taken.has(Number(row))).toBe(false);
        taken.add(Number(row));
      }
      if (step === 'deregistered') for (const { status } of rows) expect(['注销', '吊销', '迁出']).toContain(status);
      if (step === 'other-ownership') for (const { ownership } of rows) expect(['STATE', 'COLLECTIVE', 'MIXED']).toContain(ownership);
    }
  });

  it('counts key enterprises as the tags of the list say', async () => {
    const answer = await rowOf(engine, keyGaps(schema, definition, EMPTY_FILTER));
    const byHand = await rowOf(engine, {
      name: 'key-by-hand',
      sql: `SELECT CAST(count(DISTINCT t.enterprise_id) AS INTEGER) AS n FROM ${tableName(schema, 'enterprise_tag')} t
        WHERE t.tag = 'ABOVE_SCALE' AND (t."year" IS NULL OR t."year" <= ${manifest.asOf.slice(0, 4)}) AND t.enterprise_id IN (
          SELECT e.enterprise_id FROM ${tableName(schema, 'model_enterprise')} e JOIN ${tableName(schema, 'fact')} f ON f."row" = e."row"
          WHERE (${definition.operating === 'operating' ? 'f.operating' : 'TRUE'}) AND (${definition.ownership === 'non-public' ? 'f.non_public' : 'TRUE'}))`,
      columns: { n: 'integer' },
    });
    expect(answer.above_scale).toBe(byHand.n);
    expect(Number(answer.above_scale_gaps)).toBeLessThanOrEqual(Number(answer.above_scale));
  });

  it('says what became of the gaps since the period before: what came and what went add up', async () => {
    const before = manifest.snapshots.filter((date) => date < manifest.asOf).at(-1);
    if (before === undefined) throw new Error('one period only');
    await engine.execute(earlierStatements('gaps_earlier', schema, catalogs.get(id) ?? {}, before));
    const answer = await rowOf(engine, uncoveredChanges(schema, 'gaps_earlier', definition, EMPTY_FILTER));
    const n = (name: string) => Number(answer[name]);
    expect(n('before') + n('entered') + n('lost')).toBe(n('now') + n('closed') + n('gone'));
    const earlier = await rowsOf(engine, gapClassCounts('gaps_earlier', definition, EMPTY_FILTER));
    expect(earlier.length).toBeGreaterThan(0);
    const steps = await rowsOf(engine, waterfall('gaps_earlier', definition, EMPTY_FILTER));
    const count = (step: string) => Number(steps.find((row) => row.step === step)?.enterprises);
    expect(n('before')).toBe(count('eligible') - count('covered'));
    // Against itself nothing came and nothing went.
    const same = await rowOf(engine, uncoveredChanges(schema, schema, definition, filter));
    expect([same.entered, same.lost, same.closed, same.gone]).toEqual([0, 0, 0, 0]);
  });
});

describe('who answers for an enterprise', () => {
  it('is the organization of its building, else that of its park', async () => {
    const schema = 'ds_gy';
    const rows = await rowsOf(engine, {
      name: 'places',
      sql: `SELECT f."row", b.lead_org_id, k.id AS park FROM ${tableName(schema, 'fact')} f
        LEFT JOIN ${tableName(schema, 'dim_building')} b ON b.ix = f.building_ix LEFT JOIN ${tableName(schema, 'dim_park')} k ON k.ix = f.park_ix`,
      columns: { row: 'integer', lead_org_id: 'text', park: 'text' },
    });
    const answers = await rowsOf(
      engine,
      responsibleOrganizations(
        schema,
        rows.map(({ row }) => Number(row)),
      ),
    );
    expect(new Set(answers.map(({ level }) => level))).toEqual(new Set(['building', 'park']));
    expect(new Set(answers.map(({ row }) => row)).size).toBe(answers.length);
    const levels = new Map(answers.map(({ row, level }) => [row, level]));
    for (const { row, lead_org_id, park } of rows) {
      expect(levels.get(row ?? null)).toBe(lead_org_id === null ? (park === null ? undefined : 'park') : 'building');
    }
  });
});

describe('one enterprise as the details judge it', () => {
  it('has the class, the counts and the factors that the ranking has of it; covered ones have no factors', async () => {
    const schema = 'ds_gy';
    const manifest = manifests.find(({ id }) => id === 'gy');
    if (manifest === undefined) throw new Error('no example');
    await engine.execute(gapRankingStatements(schema, catalogs.get('gy') ?? {}, manifest.definition));
    const ranked = await engine.query(rankGaps(schema, EMPTY_FILTER, DEFAULT_WEIGHTING, 'gaps', { offset: 0, limit: 50 }));
    expect(ranked.numRows).toBe(11);
    for (let index = 0; index < ranked.numRows; index += 1) {
      const row = numberAt(ranked, 'row', index) ?? -1;
      const judged = await engine.query(judgedEnterprise(schema, manifest.definition, row, DEFAULT_THRESHOLDS));
      expect(judged.numRows).toBe(1);
      expect(decideGap(decisionUnitOf(judged, 0, manifest.asOf))).toEqual(decideGap(decisionUnitOf(ranked, index, manifest.asOf)));
      const factors = await engine.query(judgedFactors(schema, row));
      expect(factorScoresOf(factors, 0)).toEqual(factorScoresOf(ranked, index));
    }
    const covered = await rowsOf(engine, waterfallRows(schema, manifest.definition, EMPTY_FILTER, 'covered', { offset: 0, limit: 1 }));
    expect((await engine.query(judgedFactors(schema, Number(covered[0]?.row)))).numRows).toBe(0);
  });
});
