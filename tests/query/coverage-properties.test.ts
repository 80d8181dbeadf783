import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { type GapClass, gapClassOf } from '../../src/model/coverage.ts';
import { type DefinitionSet, STANDARD_DEFINITION } from '../../src/model/definition-set.ts';
import { EMPTY_FILTER, type Filter } from '../../src/model/filter.ts';
import { classifyGap, prospectsOf } from '../../src/model/gap-class.ts';
import { byDimension } from '../../src/queries/by-dimension.ts';
import { coverageByCell, uncoveredDensity } from '../../src/queries/coverage-by-cell.ts';
import { facets } from '../../src/queries/facets.ts';
import { scopeSql } from '../../src/queries/filter-sql.ts';
import { GAP_CLASS_SQL } from '../../src/queries/gap-class-sql.ts';
import { headline } from '../../src/queries/headline.ts';
import { points } from '../../src/queries/points.ts';
import { groupStatements, sumsStatements } from '../../src/queries/prepare-sums.ts';
import { gapClassCounts, rankedGaps } from '../../src/queries/ranked-gaps.ts';
import { rates } from '../../src/queries/rates.ts';
import { structure } from '../../src/queries/structure.ts';
import { tableCount } from '../../src/queries/table-page.ts';
import { waterfall } from '../../src/queries/waterfall.ts';
import { createNodeEngine } from '../support/node-engine.ts';
import { DIMENSIONS } from './all-queries.ts';
import { rowOf, rowsOf, sumOf } from './answers.ts';
import { loadTables } from './fixture-tables.ts';
import { randomDataset } from './random-tables.ts';
import { type ReferenceUnit, referenceUnits } from './reference.ts';

const SCHEMA = 'ds_random';
const RUNS = { numRuns: 40 };

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
  minFullMembers: fc.constantFrom(null, 1, 3),
  areaCounts: fc.boolean(),
});

const filter: fc.Arbitrary<Filter> = fc.record({
  districts: fc.subarray<string | null>(['520103', '520115', null], { maxLength: 2 }),
  parks: fc.subarray<string | null>(['P0', 'P1', null], { maxLength: 2 }),
  buildings: fc.subarray<string | null>(['B0', 'B1', null], { maxLength: 2 }),
  industries: fc.subarray<string | null>(['C', 'I', 'M', null], { maxLength: 2 }),
  sizes: fc.subarray<number | null>([1, 2, 3, null], { maxLength: 3 }),
  tags: fc.constant([]),
  rungs: fc.subarray(['none', 'work', 'area', 'joint', 'single'] as const, { maxLength: 4 }),
  text: fc.constantFrom('', '', '示例', '%', "'"),
});

/** Three-valued AND: one certain exclusion decides. */
function and(...values: readonly (boolean | null)[]): boolean | null {
  if (values.includes(false)) return false;
  return values.includes(null) ? null : true;
}

function referenceEligible(unit: ReferenceUnit, definition: DefinitionSet): boolean | null {
  const enough =
    definition.minFullMembers === null ? true : unit.membersFull === null ? null : unit.membersFull >= definition.minFullMembers;
  return and(
    definition.operating === 'all' ? true : unit.operating,
    definition.ownership === 'all' ? true : unit.nonPublic,
    enough,
    unit.coverUnknown ? null : true,
  );
}

function referenceGap(unit: ReferenceUnit, definition: DefinitionSet): GapClass {
  return classifyGap({
    eligible: referenceEligible(unit, definition),
    covered: unit.rung >= (definition.areaCounts ? 2 : 3),
    membersFull: unit.membersFull,
    prospects: unit.probationaryListed ? prospectsOf(unit.probationary, unit.applicants) : (unit.applicants ?? 0) > 0,
  });
}

it('gives every enterprise the rung, the scope and the gap class that the definitions say', async () => {
  await fc.assert(
    fc.asyncProperty(randomDataset, definitionSet, async ({ tables, catalog, asOf }, definition) => {
      await loadTables(engine, SCHEMA, catalog, tables, asOf);
      const answered = await rowsOf(engine, {
        name: 'units',
        sql: `SELECT "row", CAST(rung AS INTEGER) AS rung, eligible, covered, "work", ${GAP_CLASS_SQL} AS gap_class, s.park, s.district, s.building
          FROM ${scopeSql(SCHEMA, definition, EMPTY_FILTER)} f, (SELECT 1) one
          LEFT JOIN LATERAL (SELECT
            (SELECT id FROM ${SCHEMA}.dim_park WHERE ix = f.park_ix) AS park,
            (SELECT code FROM ${SCHEMA}.dim_district WHERE ix = f.district_ix) AS district,
            (SELECT id FROM ${SCHEMA}.dim_building WHERE ix = f.building_ix) AS building) s ON TRUE ORDER BY 1`,
        columns: {
          row: 'integer',
          rung: 'integer',
          eligible: 'boolean',
          covered: 'boolean',
          work: 'boolean',
          gap_class: 'integer',
          park: 'text',
          district: 'text',
          building: 'text',
        },
      });
      const expected = referenceUnits(tables, new Set(catalog.enterprise), asOf).map((unit) => ({
        row: unit.row,
        rung: unit.rung,
        eligible: referenceEligible(unit, definition),
        covered: unit.rung >= (definition.areaCounts ? 2 : 3),
        work: unit.work,
        gap_class: referenceGap(unit, definition),
        park: unit.park,
        district: unit.district,
        building: unit.building,
      }));
      expect(answered.map((row) => ({ ...row, gap_class: gapClassOf(Number(row.gap_class)) }))).toEqual(expected);
    }),
    RUNS,
  );
});

it('adds up: groups, cells, waterfall and gap classes to the headline, under any filter', async () => {
  await fc.assert(
    fc.asyncProperty(randomDataset, definitionSet, filter, async ({ tables, catalog, asOf }, definition, chosen) => {
      await loadTables(engine, SCHEMA, catalog, tables, asOf);
      const total = await rowOf(engine, headline(SCHEMA, definition, chosen));
      const count = (name: string): number => Number(total[name]);
      expect(count('covered') + count('uncovered')).toBe(count('eligible'));
      expect(count('single') + count('joint') + count('area') + count('work') + count('blank')).toBe(count('eligible'));
      expect(count('eligible') + count('unknown')).toBeLessThanOrEqual(count('listed'));

      for (const dimension of DIMENSIONS) {
        const groups = await rowsOf(engine, byDimension(SCHEMA, definition, chosen, dimension));
        for (const name of ['listed', 'eligible', 'covered', 'uncovered', 'unknown', 'single', 'members_full']) {
          const sum = groups.reduce((so, group) => so + Number(group[name] ?? 0), 0);
          expect(sum, `${dimension} ${name}`).toBe(Number(total[name] ?? 0));
        }
        if (dimension !== 'industry' && dimension !== 'size') {
          const organizations = groups.reduce((so, group) => so + Number(group.organizations ?? 0), 0);
          expect(organizations, `${dimension} organizations`).toBe(Number(total.organizations ?? 0));
        }
        expect(groups.filter((group) => group.ix === null).length).toBeLessThanOrEqual(1);
      }

      const cells = coverageByCell(SCHEMA, definition, chosen, 12);
      expect((await sumOf(engine, cells, 'listed')) + count('unplaced')).toBe(count('listed'));
      for (const part of ['eligible', 'covered', 'uncovered', 'unknown']) {
        expect(await sumOf(engine, cells, part), part).toBeLessThanOrEqual(count(part));
        expect(await sumOf(engine, cells, part), part).toBeGreaterThanOrEqual(count(part) - count('unplaced'));
      }
      expect(await sumOf(engine, uncoveredDensity(SCHEMA, definition, chosen, 12), 'uncovered')).toBe(
        await sumOf(engine, cells, 'uncovered'),
      );
      const { numRows } = await engine.query(points(SCHEMA, definition, chosen));
      expect(numRows).toBeLessThanOrEqual(count('listed') - Math.max(count('unplaced'), count('suppressed')));

      const steps = new Map(
        (await rowsOf(engine, waterfall(SCHEMA, definition, chosen))).map((step) => [step.step, Number(step.enterprises)]),
      );
      const step = (...names: readonly string[]): number => names.reduce((sum, name) => sum + (steps.get(name) ?? Number.NaN), 0);
      expect(step('operating-unknown', 'ownership-unknown', 'members-unknown', 'coverage-unknown')).toBe(count('unknown'));
      expect(step('listed') - step('deregistered', 'not-operating', 'other-ownership', 'few-members') - count('unknown')).toBe(
        step('eligible'),
      );
      expect(step('eligible')).toBe(count('eligible'));
      expect(step('covered')).toBe(count('covered'));

      const classes = await rowsOf(engine, gapClassCounts(SCHEMA, definition, chosen));
      expect(classes.reduce((sum, row) => sum + Number(row.enterprises), 0)).toBe(count('listed'));
      const ranked = await rowsOf(engine, rankedGaps(SCHEMA, definition, chosen, 'gaps', { offset: 0, limit: 100 }));
      const shownGaps = classes.filter((row) => Number(row.gap_class) >= 3).reduce((sum, row) => sum + Number(row.shown), 0);
      expect(ranked.length).toBe(shownGaps);
      expect(ranked.map((row) => Number(row.gap_class))).toEqual(ranked.map((row) => Number(row.gap_class)).sort((a, b) => a - b));
      expect(Number((await rowOf(engine, tableCount(SCHEMA, definition, chosen))).listed)).toBe(count('listed'));
    }),
    RUNS,
  );
});

it('answers sums over groups as it does over single enterprises', async () => {
  await fc.assert(
    fc.asyncProperty(randomDataset, definitionSet, filter, async ({ tables, catalog, asOf }, definition, chosen) => {
      await loadTables(engine, SCHEMA, catalog, tables, asOf);
      const coarse: Filter = { ...chosen, buildings: [], text: '' };
      const ask = async (): Promise<unknown> => {
        const queries = [
          headline(SCHEMA, definition, coarse),
          waterfall(SCHEMA, definition, coarse),
          rates(SCHEMA, definition, coarse),
          facets(SCHEMA, coarse),
          structure(SCHEMA, coarse),
          gapClassCounts(SCHEMA, definition, coarse),
          tableCount(SCHEMA, definition, coarse),
          ...DIMENSIONS.map((dimension) => byDimension(SCHEMA, definition, coarse, dimension)),
        ];
        const answers: unknown[] = [];
        for (const query of queries) answers.push([query.name, await rowsOf(engine, query)]);
        return answers;
      };
      const byGroup = await ask();
      await engine.execute([
        `CREATE OR REPLACE VIEW ${SCHEMA}.group_sums AS SELECT *, "row" IN (SELECT "row" FROM ${SCHEMA}.active) AS active FROM ${SCHEMA}.enterprise_sums`,
      ]);
      const one = await ask();
      expect(byGroup).toEqual(one);
      await engine.execute(sumsStatements(SCHEMA, catalog, 'later'));
      expect(await ask()).toEqual(one);
      await engine.execute(groupStatements(SCHEMA, catalog));
      expect(await ask()).toEqual(one);
    }),
    RUNS,
  );
});

it('never counts more under a narrower filter', async () => {
  await fc.assert(
    fc.asyncProperty(randomDataset, filter, filter, async ({ tables, catalog, asOf }, wide, other) => {
      await loadTables(engine, SCHEMA, catalog, tables, asOf);
      const both: Filter = {
        districts: wide.districts.length > 0 ? wide.districts : other.districts,
        parks: wide.parks.length > 0 ? wide.parks : other.parks,
        buildings: wide.buildings.length > 0 ? wide.buildings : other.buildings,
        industries: wide.industries.length > 0 ? wide.industries : other.industries,
        sizes: wide.sizes.length > 0 ? wide.sizes : other.sizes,
        tags: [],
        rungs: wide.rungs.length > 0 ? wide.rungs : other.rungs,
        text: wide.text !== '' ? wide.text : other.text,
      };
      const before = await rowOf(engine, headline(SCHEMA, STANDARD_DEFINITION, wide));
      const after = await rowOf(engine, headline(SCHEMA, STANDARD_DEFINITION, both));
      for (const name of ['listed', 'eligible', 'covered', 'uncovered', 'unknown', 'organizations']) {
        expect(Number(after[name] ?? 0), name).toBeLessThanOrEqual(Number(before[name] ?? 0));
      }
    }),
    RUNS,
  );
});
