import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { type DefinitionSet, STANDARD_DEFINITION } from '../../src/model/definition-set.ts';
import { INDUSTRY_SECTIONS } from '../../src/model/fact.ts';
import { EMPTY_FILTER } from '../../src/model/filter.ts';
import { byDimension } from '../../src/queries/by-dimension.ts';
import { headline } from '../../src/queries/headline.ts';
import { organizations } from '../../src/queries/organizations.ts';
import { points } from '../../src/queries/points.ts';
import { assumptions } from '../../src/queries/prepare.ts';
import { rates } from '../../src/queries/rates.ts';
import { tableCount, tablePage } from '../../src/queries/table-page.ts';
import { waterfall } from '../../src/queries/waterfall.ts';
import { createNodeEngine } from '../support/node-engine.ts';
import { type AnswerRow, rowOf, rowsOf } from './answers.ts';
import { catalogOf, loadTables, type Tables } from './fixture-tables.ts';

const SCHEMA = 'ds_case';
const WITH_AREA: DefinitionSet = { ...STANDARD_DEFINITION, id: 'with-area', areaCounts: true };

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
afterAll(() => engine.close());

const firms = (count: number): { enterprise_id: string; name_zh: string }[] =>
  Array.from({ length: count }, (_, i) => ({ enterprise_id: `E${i}`, name_zh: `示例企业${i}` }));

async function load(tables: Tables, asOf = '2024-01-01'): Promise<void> {
  await loadTables(engine, SCHEMA, catalogOf(tables), tables, asOf);
}

async function ask(tables: Tables, definition = STANDARD_DEFINITION, asOf = '2024-01-01'): Promise<AnswerRow> {
  await load(tables, asOf);
  return rowOf(engine, headline(SCHEMA, definition, EMPTY_FILTER));
}

async function rateOf(metric: string, definition = STANDARD_DEFINITION): Promise<AnswerRow | undefined> {
  return (await rowsOf(engine, rates(SCHEMA, definition, EMPTY_FILTER))).find((row) => row.metric === metric);
}

describe('coverage', () => {
  it('counts a joint branch of four firms as one organization and four covered enterprises', async () => {
    const explicit = await ask({
      enterprise: firms(5),
      party_org: [{ org_id: 'O1', org_type: 'JOINT_BRANCH', org_level: 'ENTERPRISE', founded_on: '2020-01-01' }],
      org_cover: [0, 1, 2, 3].map((i) => ({ org_id: 'O1', unit_kind: 'ENTERPRISE', unit_id: `E${i}`, kind: 'JOINT' })),
    });
    expect(explicit).toMatchObject({ listed: 5, eligible: 5, covered: 4, joint: 4, single: 0, uncovered: 1, organizations: 1 });

    const fromOneFile = await ask({ enterprise: firms(5).map((row, i) => ({ ...row, org_id: i < 4 ? 'O1' : null })) });
    expect(fromOneFile).toMatchObject({ covered: 4, joint: 4, single: 0, uncovered: 1, organizations: 1 });
  });

  it('takes 挂靠 and Chinese words for what they mean', async () => {
    const answer = await ask({
      enterprise: firms(3).map((row, i) => ({
        ...row,
        ownership: '民营',
        status: '存续',
        org_built: i < 2,
        org_formation: ['单独组建', '挂靠', null][i] ?? null,
      })),
    });
    expect(answer).toMatchObject({ eligible: 3, single: 1, joint: 1, uncovered: 1 });
  });

  it('covers nobody by an alliance alone', async () => {
    const answer = await ask({
      enterprise: firms(3).map((row) => ({ ...row, org_id: 'A1', org_built: true })),
      party_org: [{ org_id: 'A1', org_type: 'COMPOSITE_COMMITTEE', is_alliance_only: true, founded_on: '2020-01-01' }],
      org_cover: [0, 1, 2].map((i) => ({ org_id: 'A1', unit_kind: 'ENTERPRISE', unit_id: `E${i}`, kind: 'DIRECT' })),
      alliance: [{ alliance_id: 'L1', name_zh: '示例联盟' }],
      alliance_member: [0, 1, 2].map((i) => ({ alliance_id: 'L1', member_kind: 'ENTERPRISE', member_id: `E${i}` })),
    });
    expect(answer).toMatchObject({ covered: 0, area: 0, work: 0, blank: 3, organizations: 0 });
  });

  it('gives a member of a Party group, a chain committee or a revoked organization no organization', async () => {
    const answer = await ask({
      enterprise: firms(3),
      party_org: [
        { org_id: 'G', org_type: 'PARTY_GROUP', founded_on: '2020-01-01' },
        { org_id: 'C', org_type: 'CHAIN_COMMITTEE', founded_on: '2020-01-01' },
        { org_id: 'R', org_type: 'BRANCH', founded_on: '2020-01-01' },
      ],
      approval: [
        { approval_id: '1', org_id: 'R', kind: '成立', approved_on: '2020-01-01' },
        { approval_id: '2', org_id: 'R', kind: '撤销', approved_on: '2023-01-01' },
      ],
      org_cover: ['G', 'C', 'R'].map((org_id, i) => ({ org_id, unit_kind: 'ENTERPRISE', unit_id: `E${i}`, kind: 'DIRECT' })),
    });
    expect(answer).toMatchObject({ covered: 0, area: 1, blank: 2 });
  });

  it('counts area coverage only where the definition says so, and only of an approved organization with its row', async () => {
    const tables: Tables = {
      building: [{ building_id: 'B1', name_zh: '示例楼' }],
      enterprise: firms(4).map((row, i) => ({ ...row, building_id: i < 3 ? 'B1' : null, org_formation: 'AREA', org_built: true })),
      party_org: [{ org_id: 'O1', org_type: 'BUILDING_COMMITTEE', org_level: 'BUILDING', founded_on: '2020-01-01' }],
      org_cover: [{ org_id: 'O1', unit_kind: 'BUILDING', unit_id: 'B1', kind: 'DIRECT' }],
    };
    expect(await ask(tables)).toMatchObject({ covered: 0, area: 3, blank: 1, uncovered: 4, organizations: 0 });
    expect(await ask(tables, WITH_AREA)).toMatchObject({ covered: 3, area: 3, uncovered: 1 });
    const { org_cover: _, ...withoutRow } = tables;
    expect(await ask(withoutRow, WITH_AREA)).toMatchObject({ covered: 0, area: 0 });
    expect(await ask({ ...tables, party_org: [{ org_id: 'O1', org_type: 'BUILDING_COMMITTEE' }] }, WITH_AREA)).toMatchObject({
      covered: 0,
      area: 0,
    });
  });

  it('covers by the park that the enterprise names, not by another that its building stands in', async () => {
    const answer = await ask({
      park: [{ park_id: 'P1' }, { park_id: 'P2' }],
      building: [{ building_id: 'B1', park_id: 'P1' }],
      enterprise: firms(3).map((row, i) => ({ ...row, building_id: 'B1', park_id: [null, 'P1', 'P2'][i] ?? null })),
      party_org: [{ org_id: 'O1', org_type: 'COMPOSITE_COMMITTEE', founded_on: '2020-01-01' }],
      org_cover: [{ org_id: 'O1', unit_kind: 'PARK', unit_id: 'P1', kind: 'RADIATE' }],
    });
    expect(answer).toMatchObject({ area: 2, blank: 1 });
  });

  it('tells 工作覆盖 from an organization, as of the date', async () => {
    const tables: Tables = {
      enterprise: firms(3),
      instructor_assignment: [{ instructor_id: 'I1', enterprise_id: 'E0', since: '2022-01-01', until: '2023-01-01' }],
      trade_union: [{ union_id: 'U1', enterprise_ids: ['E1', 'E2'], founded_on: '2022-06-01' }],
    };
    expect(await ask(tables, STANDARD_DEFINITION, '2021-12-31')).toMatchObject({ work: 0, blank: 3 });
    expect(await ask(tables, STANDARD_DEFINITION, '2022-12-31')).toMatchObject({ work: 3, blank: 0, covered: 0 });
    expect(await ask(tables, STANDARD_DEFINITION, '2023-01-01')).toMatchObject({ work: 2, blank: 1 });
    expect(await rateOf('WORK_COVERAGE')).toMatchObject({ numerator: 2, denominator: 3 });
  });

  it('follows founding, ending and validity along the dates; an end day no longer counts', async () => {
    const tables: Tables = {
      enterprise: [
        { enterprise_id: 'E0', name_zh: '甲', org_id: 'O1', valid_from: '2019-01-01', valid_to: '2023-07-01' },
        { enterprise_id: 'E1', name_zh: '乙', org_id: 'O2', valid_from: '2022-01-01', valid_to: null },
      ],
      party_org: [
        { org_id: 'O1', org_type: 'BRANCH', founded_on: '2020-05-01', valid_to: null },
        { org_id: 'O2', org_type: 'BRANCH', founded_on: '2021-01-01', valid_to: '2023-01-01' },
      ],
    };
    expect(await ask(tables, STANDARD_DEFINITION, '2020-04-30')).toMatchObject({ listed: 1, covered: 0, organizations: 0 });
    expect(await ask(tables, STANDARD_DEFINITION, '2020-05-01')).toMatchObject({ listed: 1, covered: 1, organizations: 1 });
    expect(await ask(tables, STANDARD_DEFINITION, '2022-12-31')).toMatchObject({ listed: 2, covered: 2, organizations: 2 });
    expect(await ask(tables, STANDARD_DEFINITION, '2023-01-01')).toMatchObject({ listed: 2, covered: 1, organizations: 1 });
    expect(await ask(tables, STANDARD_DEFINITION, '2023-07-01')).toMatchObject({ listed: 1, covered: 0 });
  });

  it('keeps an organization that covers no listed enterprise', async () => {
    await load({ enterprise: firms(1), party_org: [{ org_id: 'O1', org_type: 'BRANCH', org_level: 'ENTERPRISE' }] });
    expect(await rowsOf(engine, organizations(SCHEMA, EMPTY_FILTER))).toMatchObject([
      { org_id: 'O1', covers: 0, is_enterprise_level: true },
    ]);
    expect(await rowOf(engine, headline(SCHEMA, STANDARD_DEFINITION, EMPTY_FILTER))).toMatchObject({ organizations: 1, covered: 0 });
  });
});

describe('unknown and absent', () => {
  it('counts NULL apart, a certain exclusion first', async () => {
    const tables: Tables = {
      enterprise: [
        { enterprise_id: 'E0', name_zh: '甲', ownership: 'PRIVATE', status: '存续', members_full: 3 },
        { enterprise_id: 'E1', name_zh: '乙', ownership: null, status: '存续', members_full: 3 },
        { enterprise_id: 'E2', name_zh: '丙', ownership: 'PRIVATE', status: null, members_full: 3 },
        { enterprise_id: 'E3', name_zh: '丁', ownership: 'STATE', status: null, members_full: 3 },
        { enterprise_id: 'E4', name_zh: '戊', ownership: 'PRIVATE', status: '存续', members_full: null },
        { enterprise_id: 'E5', name_zh: '己', ownership: 'PRIVATE', status: '注销', members_full: null },
      ],
    };
    expect(await ask(tables)).toMatchObject({ listed: 6, eligible: 2, unknown: 2, uncovered: 2, members_full: 12, members_unknown: 2 });
    expect(await ask(tables, { ...STANDARD_DEFINITION, minFullMembers: 3 })).toMatchObject({ eligible: 1, unknown: 3 });
    const steps = await rowsOf(engine, waterfall(SCHEMA, STANDARD_DEFINITION, EMPTY_FILTER));
    expect(Object.fromEntries(steps.map((step) => [step.step, step.enterprises]))).toEqual({
      listed: 6,
      deregistered: 1,
      'not-operating': 0,
      'operating-unknown': 1,
      'other-ownership': 1,
      'ownership-unknown': 1,
      'few-members': 0,
      'members-unknown': 0,
      'coverage-unknown': 0,
      eligible: 2,
      'with-three-members': 1,
      covered: 0,
    });
  });

  it('does not call an enterprise uncovered that did not answer whether it has an organization', async () => {
    const tables: Tables = { enterprise: firms(3).map((row, i) => ({ ...row, org_built: [true, false, null][i] ?? null })) };
    expect(await ask(tables)).toMatchObject({ eligible: 2, covered: 1, uncovered: 1, unknown: 1 });
  });

  it('assumes what the file has no column for, and says so', async () => {
    expect(await ask({ enterprise: firms(2) })).toMatchObject({ eligible: 2, unknown: 0, members_full: null, organizations: null });
    expect(assumptions({ enterprise: ['enterprise_id', 'name_zh'] })).toEqual([
      'ownership-absent',
      'status-absent',
      'members-absent',
      'probationary-absent',
      'coverage-absent',
      'organizations-absent',
      'work-absent',
      'place-absent',
    ]);
    for (const metric of await rowsOf(engine, rates(SCHEMA, STANDARD_DEFINITION, EMPTY_FILTER))) {
      expect(metric, String(metric.metric)).toMatchObject({ numerator: null, denominator: null, unknown: null });
    }
  });
});

describe('rates', () => {
  it('each carry their own numerator and denominator', async () => {
    await load({
      building: [
        { building_id: 'B1', name_zh: '一', lead_org_id: 'BC' },
        { building_id: 'B2', name_zh: '二', lead_org_id: null },
        { building_id: 'B3', name_zh: '三', lead_org_id: 'gone' },
      ],
      enterprise: [
        { enterprise_id: 'E0', name_zh: '甲', building_id: 'B1', members_full: 5, members_probationary: 1, relation_here: 4 },
        { enterprise_id: 'E1', name_zh: '乙', building_id: 'B1', members_full: 2, members_probationary: 0, relation_here: 2 },
        { enterprise_id: 'E2', name_zh: '丙', building_id: 'B2', members_full: 3, members_probationary: 0, relation_here: 0 },
        { enterprise_id: 'E3', name_zh: '丁', building_id: 'B2', members_full: null, members_probationary: null, relation_here: null },
      ],
      party_org: [
        { org_id: 'O1', org_type: 'BRANCH', org_level: 'ENTERPRISE', founded_on: '2020-01-01' },
        { org_id: 'O2', org_type: 'JOINT_BRANCH', org_level: 'ENTERPRISE', founded_on: '2020-01-01' },
        { org_id: 'BC', org_type: 'BUILDING_COMMITTEE', org_level: 'BUILDING', founded_on: '2020-01-01' },
      ],
      org_cover: [
        { org_id: 'O1', unit_kind: 'ENTERPRISE', unit_id: 'E0', kind: 'DIRECT' },
        { org_id: 'O2', unit_kind: 'ENTERPRISE', unit_id: 'E1', kind: 'JOINT' },
      ],
      instructor_assignment: [{ instructor_id: 'I', enterprise_id: 'E2', since: '2023-01-01' }],
      activity: [
        { activity_id: '1', org_id: 'O1', held_on: '2023-12-31' },
        { activity_id: '2', org_id: 'O2', held_on: '2022-12-31' },
      ],
    });
    const answers = await rowsOf(engine, rates(SCHEMA, STANDARD_DEFINITION, EMPTY_FILTER));
    expect(Object.fromEntries(answers.map((row) => [row.metric, [row.numerator, row.denominator, row.unknown]]))).toEqual({
      ORG_COVERAGE: [2, 4, 0],
      SINGLE_RATE: [1, 4, 0],
      SHOULD_BUILD_RATE: [1, 2, 1],
      WORK_COVERAGE: [3, 4, 0],
      BUILDING_COVERAGE: [1, 3, 0],
      MEMBER_ATTACHED: [6, 11, 1],
      RECENT_ACTIVITY: [1, 2, 0],
    });
  });
});

describe('industry', () => {
  it.each([
    ['C3731', 'C'],
    ['C', 'C'],
    ['c37', 'C'],
    ['3731', 'C'],
    ['0111', 'A'],
    ['06', 'B'],
    ['43', 'C'],
    ['44', 'D'],
    ['6513', 'I'],
    ['97', 'T'],
    ['T9700', 'T'],
    ['98', null],
    ['00', null],
    ['U01', null],
    ['5', null],
    ['37310', null],
    ['制造业', null],
    ['', null],
    [null, null],
  ])('code %j is of section %j', async (industry_code, section) => {
    await load({ enterprise: [{ enterprise_id: 'E0', name_zh: '甲', industry_code }] });
    expect(await rowsOf(engine, byDimension(SCHEMA, STANDARD_DEFINITION, EMPTY_FILTER, 'industry'))).toMatchObject([
      { id: section, listed: 1 },
    ]);
  });

  it('divides the 97 divisions as GB/T 4754 does', async () => {
    await load({
      enterprise: Array.from({ length: 97 }, (_, i) => ({
        enterprise_id: `E${i}`,
        name_zh: '甲',
        industry_code: `${String(i + 1).padStart(2, '0')}10`,
      })),
    });
    const sections = await rowsOf(engine, byDimension(SCHEMA, STANDARD_DEFINITION, EMPTY_FILTER, 'industry'));
    expect(sections.map((row) => [row.id, row.listed])).toEqual(
      INDUSTRY_SECTIONS.map(([letter, first, last]) => [letter, last - first + 1]),
    );
  });
});

describe('hidden enterprises and places', () => {
  it('are in the sums, never in points or lists', async () => {
    await load({
      enterprise: [
        { enterprise_id: 'E0', name_zh: '甲', suppressed: true, lon: 106.6, lat: 26.6 },
        { enterprise_id: 'E1', name_zh: '乙', suppressed: false, lon: 106.6, lat: 26.6 },
        { enterprise_id: 'E2', name_zh: '丙', suppressed: null, lon: 206.6, lat: 26.6 },
      ],
    });
    expect(await rowOf(engine, headline(SCHEMA, STANDARD_DEFINITION, EMPTY_FILTER))).toMatchObject({
      listed: 3,
      suppressed: 1,
      unplaced: 1,
    });
    expect((await rowsOf(engine, points(SCHEMA, STANDARD_DEFINITION, EMPTY_FILTER))).map((row) => row.row)).toEqual([1]);
    const page = tablePage(
      SCHEMA,
      STANDARD_DEFINITION,
      EMPTY_FILTER,
      { column: 'name_zh', direction: 'ascending' },
      { offset: 0, limit: 10 },
    );
    expect((await rowsOf(engine, page)).map((row) => row.name_zh)).toEqual(['丙', '乙']);
    expect(await rowOf(engine, tableCount(SCHEMA, STANDARD_DEFINITION, EMPTY_FILTER))).toMatchObject({ listed: 3, shown: 2 });
  });

  it('fall to their building, their park, then the registered district; outside parks is a group of its own', async () => {
    await load({
      district: [{ district_code: '520115', name_zh: '示例区' }],
      park: [{ park_id: 'P1', name_zh: '示例园', district_code: '520115' }],
      building: [{ building_id: 'B1', name_zh: '示例楼', park_id: 'P1', lon: 106.6, lat: 26.6 }],
      enterprise: [
        { enterprise_id: 'E0', name_zh: '甲', building_id: 'B1', register_district_code: '520103' },
        { enterprise_id: 'E1', name_zh: '乙', building_id: null, register_district_code: '520103' },
        { enterprise_id: 'E2', name_zh: '丙', building_id: null, register_district_code: null },
      ],
    });
    const group = async (dimension: 'district' | 'park'): Promise<unknown> =>
      (await rowsOf(engine, byDimension(SCHEMA, STANDARD_DEFINITION, EMPTY_FILTER, dimension))).map((row) => [row.id, row.listed]);
    expect(await group('district')).toEqual([
      ['520103', 1],
      ['520115', 1],
      [null, 1],
    ]);
    expect(await group('park')).toEqual([
      ['P1', 1],
      [null, 2],
    ]);
    const placed = await rowsOf(engine, points(SCHEMA, STANDARD_DEFINITION, EMPTY_FILTER));
    expect(placed.map((row) => row.row)).toEqual([0]);
    // The published formula: x = (lon + 180) / 360, y = (1 − ln(tan φ + sec φ) / π) / 2, in units of 2^-30 of the world.
    const phi = (26.6 * Math.PI) / 180;
    expect(placed[0]?.mx).toBe(Math.floor(((106.6 + 180) / 360) * 2 ** 30));
    expect(Math.abs(Number(placed[0]?.my) - ((1 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / Math.PI) / 2) * 2 ** 30)).toBeLessThan(
      1.01,
    );
  });
});
