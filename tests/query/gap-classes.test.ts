import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import initParquet, { readParquet } from 'parquet-wasm/esm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import { gapClassOf } from '../../src/model/coverage.ts';
import type { DatasetIndex, DatasetManifest } from '../../src/model/dataset.ts';
import { type DefinitionSet, SHOULD_BUILD_DEFINITION, STANDARD_DEFINITION } from '../../src/model/definition-set.ts';
import { EMPTY_FILTER } from '../../src/model/filter.ts';
import { type DecisionUnit, decideGap, isBranchOfficeName } from '../../src/model/gap-decision.ts';
import { GAP_RULES } from '../../src/model/gap-rules.ts';
import type { GapThresholds } from '../../src/model/gap-thresholds.ts';
import type { TableName } from '../../src/model/tables.ts';
import { scopeSql } from '../../src/queries/filter-sql.ts';
import { gapClassSql } from '../../src/queries/gap-class-sql.ts';
import { decisionUnitOf } from '../../src/queries/gap-decision-columns.ts';
import { prepareStatements } from '../../src/queries/prepare.ts';
import { gapClassCounts, gapRows, rankedGaps } from '../../src/queries/ranked-gaps.ts';
import { rates } from '../../src/queries/rates.ts';
import { createNodeEngine } from '../support/node-engine.ts';
import { parquetWasm } from '../support/node-parquet.ts';
import { rowsOf } from './answers.ts';
import { bundledManifest, loadBundled } from './bundled.ts';
import { loadTables, type Row, type Tables } from './fixture-tables.ts';
import { referenceCounts } from './gap-reference-sql.ts';
import { type RandomDataset, randomDataset } from './random-tables.ts';

const SCHEMA = 'ds_gaps';
const DATA = join(import.meta.dirname, '../../data');
const RUNS = { numRuns: 25, endOnFailure: true };

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
afterAll(() => engine.close());

const definitionSet: fc.Arbitrary<DefinitionSet> = fc.record({
  id: fc.constant('random'),
  name: fc.constant({ zh: '', en: '' }),
  ownership: fc.constantFrom('non-public' as const, 'all' as const),
  operating: fc.constantFrom('operating' as const, 'all' as const),
  minFullMembers: fc.constantFrom(null, null, 1, 3),
  areaCounts: fc.constant(false),
});

const small = (min: number, max: number) => fc.integer({ min, max });
const thresholdSet: fc.Arbitrary<GapThresholds> = fc.record({
  obligingFull: small(1, 5),
  branchCommitteeFull: small(1, 5),
  branchMaxMembers: small(1, 6),
  generalBranchMembers: small(1, 6),
  committeeMembers: small(4, 8),
  jointMaxUnits: small(2, 5),
  jointMinFull: small(1, 4),
  unionMembers: small(1, 3),
  unionScreenStaff: small(1, 3),
  unionChairStaff: small(1, 9),
  staffShouldHaveMembers: fc.constantFrom(null, 2),
  staffShouldHaveOrganization: fc.constantFrom(null, 3),
  surveyMonths: fc.constantFrom(null, 12),
  floatingCounted: fc.constantFrom('apart' as const, 'within' as const),
});

const few = fc.constantFrom(null, -1, 0, 1, 2, 3, 4);
const extra = fc.record({
  name_zh: fc.constantFrom('示例甲', '示例乙贵阳分公司'),
  members_floating: few,
  members_unattached: few,
  union_members: few,
  staff_count: few,
  members_full: few,
  party_survey_on: fc.constantFrom(null, '2019-05-01', '2021-11-30'),
});

/** A random dataset whose enterprises also carry what the decision asks beside the class. */
const decided: fc.Arbitrary<RandomDataset> = fc
  .tuple(randomDataset, fc.array(extra, { minLength: 12, maxLength: 12 }))
  .map(([dataset, extras]) => ({
    ...dataset,
    tables: { ...dataset.tables, enterprise: (dataset.tables.enterprise ?? []).map((row, index) => ({ ...row, ...extras[index] })) },
    catalog: { ...dataset.catalog, enterprise: [...new Set([...(dataset.catalog.enterprise ?? []), ...Object.keys(extras[0] ?? {})])] },
  }));

const number = (row: Row, name: string): number | null => (typeof row[name] === 'number' ? row[name] : null);
const text = (row: Row, name: string): string | null => (typeof row[name] === 'string' ? row[name] : null);

/** The raw row, with what the scope says of it. */
function unitOf(
  row: Row,
  tables: Tables,
  catalog: Catalog,
  asOf: string,
  scope: { eligible: boolean | null; covered: boolean; work: boolean },
): DecisionUnit {
  const unions = tables.trade_union ?? [];
  const named = unions.some(
    (union) =>
      (text(union, 'founded_on') ?? '') <= asOf &&
      Array.isArray(union.enterprise_ids) &&
      union.enterprise_ids.includes(text(row, 'enterprise_id')),
  );
  return {
    eligible: scope.eligible,
    covered: scope.covered,
    full: number(row, 'members_full'),
    probationary: number(row, 'members_probationary'),
    floating: number(row, 'members_floating'),
    total: number(row, 'members_total'),
    applicants: number(row, 'applicants'),
    unattached: number(row, 'members_unattached'),
    unionMembers: number(row, 'union_members'),
    staff: number(row, 'staff_count'),
    hasUnion: unions.length === 0 ? null : named,
    hasWork: scope.work,
    branchOffice: isBranchOfficeName(text(row, 'name_zh') ?? ''),
    probationaryListed: (catalog.enterprise ?? []).some((name) => name === 'members_probationary' || name === 'members_total'),
    surveyedOn: text(row, 'party_survey_on'),
    asOf,
    reach: null,
  };
}

it('gives every enterprise the class of the decision table, under any thresholds, and every listed gap the same decision', async () => {
  await fc.assert(
    fc.asyncProperty(decided, definitionSet, thresholdSet, async ({ tables, catalog, asOf }, definition, thresholds) => {
      await loadTables(engine, SCHEMA, catalog, tables, asOf);
      const classes = await rowsOf(engine, {
        name: 'classes',
        sql: `SELECT "row", eligible, covered, "work", ${gapClassSql(thresholds)} AS gap_class FROM ${scopeSql(SCHEMA, definition, EMPTY_FILTER)} ORDER BY 1`,
        columns: { row: 'integer', eligible: 'boolean', covered: 'boolean', work: 'boolean', gap_class: 'integer' },
      });
      const decide = (at: (typeof classes)[number] | undefined) => {
        if (at === undefined) throw new RangeError('no such row');
        const row = tables.enterprise?.[Number(at.row)] ?? {};
        const scope = { eligible: at.eligible as boolean | null, covered: at.covered === true, work: at.work === true };
        return decideGap(unitOf(row, tables, catalog, asOf, scope), thresholds);
      };
      for (const at of classes)
        expect(gapClassOf(Number(at.gap_class)), JSON.stringify(tables.enterprise?.[Number(at.row)])).toBe(decide(at).gapClass);

      for (const list of ['gaps', 'unknown'] as const) {
        const query = rankedGaps(SCHEMA, definition, EMPTY_FILTER, list, { offset: 0, limit: 50 }, thresholds);
        const answer = await engine.query(query);
        const rows = await rowsOf(engine, query);
        for (const [index, row] of rows.entries()) {
          expect(decideGap(decisionUnitOf(answer, index, asOf), thresholds)).toEqual(decide(classes.find((one) => one.row === row.row)));
        }
      }
      const counted = new Map<number, number>();
      for (const at of classes) counted.set(Number(at.gap_class), (counted.get(Number(at.gap_class)) ?? 0) + 1);
      const counts = await rowsOf(engine, gapClassCounts(SCHEMA, definition, EMPTY_FILTER, thresholds));
      expect(counts.map((row) => [row.gap_class, row.enterprises])).toEqual([...counted].sort((a, b) => a[0] - b[0]));
    }),
    RUNS,
  );
});

it('counts by class what a statement straight from the rules counts over the raw tables', async () => {
  await fc.assert(
    fc.asyncProperty(randomDataset, definitionSet, async ({ tables, catalog, asOf }, definition) => {
      await loadTables(engine, SCHEMA, catalog, tables, asOf);
      expect(await counts(definition)).toEqual(await rowsOf(engine, referenceCounts(SCHEMA, catalog, definition, asOf)));
    }),
    { numRuns: 40, endOnFailure: true },
  );
});

async function counts(definition: DefinitionSet): Promise<unknown> {
  const rows = await rowsOf(engine, gapClassCounts(SCHEMA, definition, EMPTY_FILTER));
  return rows.map(({ gap_class, enterprises }) => ({ gap_class, enterprises }));
}

/** All files of a bundled dataset, those in Parquet too. */
async function loadAll(manifest: DatasetManifest): Promise<Catalog> {
  if (manifest.files.every(({ path }) => path.endsWith('.arrow'))) return loadBundled(engine, manifest, SCHEMA);
  await initParquet({ module_or_path: parquetWasm });
  await engine.execute([`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE`, `CREATE SCHEMA ${SCHEMA}`]);
  const catalog: Partial<Record<TableName, readonly string[]>> = {};
  for (const { path, table } of manifest.files) {
    const bytes = new Uint8Array(readFileSync(join(DATA, path)));
    await engine.insertArrow(path.endsWith('.parquet') ? readParquet(bytes).intoIPCStream() : bytes, {
      schema: SCHEMA,
      table,
      create: true,
    });
    const columns = await rowsOf(engine, {
      name: 'columns',
      sql: `SELECT column_name FROM information_schema.columns WHERE table_schema = '${SCHEMA}' AND table_name = '${table}'`,
      columns: { column_name: 'text' },
    });
    catalog[table] = columns.map(({ column_name }) => String(column_name));
  }
  await engine.execute(prepareStatements(SCHEMA, catalog, manifest.asOf));
  return catalog;
}

const { datasets } = JSON.parse(readFileSync(join(DATA, 'index.json'), 'utf8')) as DatasetIndex;

describe.each(datasets.map((manifest) => [manifest.id, manifest] as const))('the bundled dataset %s', (_, manifest) => {
  it('counts by class what a statement straight from the rules counts', async () => {
    const catalog = await loadAll(manifest);
    for (const definition of [manifest.definition, STANDARD_DEFINITION, SHOULD_BUILD_DEFINITION]) {
      if (definition.areaCounts) continue;
      expect(await counts(definition)).toEqual(await rowsOf(engine, referenceCounts(SCHEMA, catalog, definition, manifest.asOf)));
    }
  });
});

it('finds in the example after Guiyang 11 uncovered of 158, one that must form, three that can join, each with its rule and measure', async () => {
  const gy = bundledManifest('gy');
  if (gy === null) throw new Error('no example');
  await loadBundled(engine, gy, SCHEMA);
  const classes = new Map(
    (await rowsOf(engine, gapClassCounts(SCHEMA, gy.definition, EMPTY_FILTER))).map((row) => [
      gapClassOf(Number(row.gap_class)),
      Number(row.enterprises),
    ]),
  );
  expect(classes.get('covered')).toBe(147);
  const gaps = (['should-form', 'joint-candidate', 'cultivate', 'no-member'] as const).map((name) => classes.get(name) ?? 0);
  expect(gaps.slice(0, 2)).toEqual([1, 3]);
  expect(gaps.reduce((sum, n) => sum + n, 0)).toBe(11);
  expect((gaps[2] ?? 0) + (gaps[3] ?? 0)).toBe(7);

  const query = rankedGaps(SCHEMA, gy.definition, EMPTY_FILTER, 'gaps', { offset: 0, limit: 50 });
  const answer = await engine.query(query);
  const decisions = Array.from({ length: answer.numRows }, (_, index) => decideGap(decisionUnitOf(answer, index, gy.asOf)));
  expect(decisions.map(({ measure, rules }) => `${measure} ${rules[0]}`)).toEqual([
    'formBranch T1',
    ...Array.from({ length: 3 }, () => 'jointBranch T3'),
    ...decisions.slice(4).map(({ gapClass }) => (gapClass === 'cultivate' ? 'cultivate T2' : 'workCoverage T17')),
  ]);
  for (const { rules } of decisions) for (const rule of rules) expect(GAP_RULES[rule].read).not.toBe('not-found');
  expect((await rowsOf(engine, gapRows(SCHEMA, gy.definition, EMPTY_FILTER, 'joint-candidate'))).length).toBe(3);
});

it('tells the should-build rate of the community of 777 tenants from its plain rate', async () => {
  const uq = bundledManifest('uq');
  if (uq === null) throw new Error('no example');
  await loadBundled(engine, uq, SCHEMA);
  const community = { ...EMPTY_FILTER, parks: ['uq-kml'] };
  const found = new Map((await rowsOf(engine, rates(SCHEMA, uq.definition, community))).map((row) => [row.metric, row]));
  const plain = found.get('ORG_COVERAGE');
  const shouldBuild = found.get('SHOULD_BUILD_RATE');
  expect(plain).toMatchObject({ numerator: 58, denominator: 777 });
  const classes = new Map(
    (await rowsOf(engine, gapClassCounts(SCHEMA, uq.definition, community))).map((row) => [
      gapClassOf(Number(row.gap_class)),
      Number(row.enterprises),
    ]),
  );
  // Who must form and has not is exactly what keeps the should-build rate from being whole.
  expect(Number(shouldBuild?.denominator) - Number(shouldBuild?.numerator)).toBe(classes.get('should-form') ?? 0);
  const share = (rate: typeof plain): number => Number(rate?.numerator) / Number(rate?.denominator);
  expect(share(shouldBuild)).toBeGreaterThan(5 * share(plain));
});
