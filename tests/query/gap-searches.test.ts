import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { STANDARD_DEFINITION } from '../../src/model/definition-set.ts';
import { EMPTY_FILTER } from '../../src/model/filter.ts';
import { decideGap } from '../../src/model/gap-decision.ts';
import { DEFAULT_THRESHOLDS } from '../../src/model/gap-thresholds.ts';
import { UNION_BASES, UNION_QUEUES, type UnionQueue, unionBasisOf, unionQueueOf } from '../../src/model/union-queue.ts';
import { enteredSince, entryGateCounts } from '../../src/queries/entry-gate.ts';
import { decisionUnitOf } from '../../src/queries/gap-decision-columns.ts';
import { gapMeasures, gapReachOf } from '../../src/queries/gap-measures.ts';
import { rankedGaps } from '../../src/queries/ranked-gaps.ts';
import { lookingCount, lookingEnterprises, membersLooking } from '../../src/queries/two-way-search.ts';
import { unionQueueCounts, unionQueuePage } from '../../src/queries/union-queues.ts';
import { createNodeEngine } from '../support/node-engine.ts';
import { rowOf, rowsOf } from './answers.ts';
import { catalogOf, loadTables, type Row, type Tables } from './fixture-tables.ts';

const SCHEMA = 'ds_searches';
const PAGE = { offset: 0, limit: 50 };

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
afterAll(() => engine.close());

/** Two buildings 500 m apart in one park, a third 5 km off in another. Longitude 0.01° is some 994 m at 26.65° north. */
const firm = (id: string, building: string, full: number | null, more: Row = {}): Row => ({
  enterprise_id: id,
  name_zh: `示例${id}`,
  uscc: null,
  building_id: building,
  industry_code: 'I65',
  members_full: full,
  members_probationary: 0,
  members_unattached: 0,
  staff_count: 10,
  union_members: null,
  status: '存续',
  org_id: null,
  entered_on: null,
  party_survey_on: null,
  suppressed: false,
  ...more,
});
const TABLES: Tables = {
  park: [{ park_id: 'P1' }, { park_id: 'P2' }],
  building: [
    { building_id: 'B1', park_id: 'P1', community_name: '示例社区', lon: 106.6, lat: 26.65 },
    { building_id: 'B2', park_id: 'P1', community_name: '示例社区', lon: 106.605, lat: 26.65 },
    { building_id: 'B3', park_id: 'P2', community_name: '示例社区二', lon: 106.65, lat: 26.65 },
  ],
  enterprise: [
    firm('ask', 'B1', 1, { uscc: 'U1', members_unattached: 1 }),
    firm('same', 'B1', 2, { uscc: 'U1' }),
    firm('near', 'B2', 1, { industry_code: 'C37' }),
    firm('far', 'B3', 2),
    firm('hidden', 'B1', 2, { suppressed: true }),
    firm('alone', 'B3', 5),
    firm('a1', 'B2', 2, { org_id: 'J1' }),
    firm('a2', 'B2', 1, { org_id: 'J1' }),
    ...['b1', 'b2', 'b3', 'b4', 'b5'].map((id) => firm(id, 'B1', 1, { org_id: 'J2' })),
    firm('c1', 'B1', 49, { org_id: 'J3' }),
    firm('c2', 'B1', 1, { org_id: 'J3' }),
  ],
  party_org: [
    { org_id: 'J1', name_zh: '联合一', org_type: 'JOINT_BRANCH', building_id: 'B2', members_full: 3, founded_on: '2020-01-01' },
    { org_id: 'J2', name_zh: '联合二', org_type: 'JOINT_BRANCH', building_id: 'B1', members_full: 5, founded_on: '2020-01-01' },
    { org_id: 'J3', name_zh: '联合三', org_type: 'JOINT_BRANCH', building_id: 'B1', members_full: 50, founded_on: '2020-01-01' },
    { org_id: 'R3', name_zh: '楼宇三', org_type: 'BUILDING_COMMITTEE', building_id: 'B3', members_full: null, founded_on: '2020-01-01' },
  ],
  instructor: [{ instructor_id: 'I1', role: '党建指导员', dispatch_org_id: 'R3' }],
  instructor_assignment: [
    { instructor_id: 'I1', enterprise_id: 'a1', since: '2023-01-01', until: null },
    { instructor_id: 'I1', enterprise_id: 'a2', since: '2022-01-01', until: '2023-01-01' },
  ],
};
const rowOfFirm = (id: string): number => (TABLES.enterprise ?? []).findIndex(({ enterprise_id }) => enterprise_id === id);
const ask = async (id: string, options = {}) => await rowsOf(engine, gapMeasures(SCHEMA, STANDARD_DEFINITION, rowOfFirm(id), options));
const load = (tables: Tables) => loadTables(engine, SCHEMA, catalogOf(tables), tables, '2024-04-30');

describe('what could be done about one enterprise', () => {
  beforeEach(() => load(TABLES));

  it('offers joint branches with room alone: not one of five units, not one of fifty members', async () => {
    const branches = (await ask('ask')).filter(({ kind }) => kind === 'joint-branch');
    expect(branches).toMatchObject([
      { id: 'J1', same_building: false, same_park: true, same_sector: true, units: 2, members: 3, takes: true, in_reach: true },
    ]);
    expect(Math.abs(Number(branches[0]?.distance_m) - 497)).toBeLessThan(10);
    const wide = { ...DEFAULT_THRESHOLDS, jointMaxUnits: 6, branchMaxMembers: 60 };
    const more = (await ask('ask', { thresholds: wide })).filter(({ kind }) => kind === 'joint-branch');
    expect(more.map(({ id }) => id)).toEqual(['J2', 'J3', 'J1']);
  });

  it('offers peers nearest first, never itself under another name, a hidden one, or one that must form its own', async () => {
    const peers = (await ask('ask')).filter(({ kind }) => kind === 'peer');
    expect(peers.map(({ id, full_sum, in_reach }) => [id, full_sum, in_reach])).toEqual([
      ['near', 2, true],
      ['far', 4, false],
    ]);
  });

  it('tells the decision what is in reach: nothing to form with, then attached to its place', async () => {
    const query = gapMeasures(SCHEMA, STANDARD_DEFINITION, rowOfFirm('far'));
    const reach = gapReachOf(await engine.query(query), 2);
    expect(reach).toEqual({ fullMembers: 2, jointBranch: false });
    expect((await rowsOf(engine, query)).find(({ kind }) => kind === 'regional')).toMatchObject({
      id: 'R3',
      same_building: true,
      distance_m: 0,
    });
    expect(gapReachOf(await engine.query(gapMeasures(SCHEMA, STANDARD_DEFINITION, rowOfFirm('ask'))), 1)).toEqual({
      fullMembers: 2,
      jointBranch: true,
    });
    const gaps = await engine.query(rankedGaps(SCHEMA, STANDARD_DEFINITION, EMPTY_FILTER, 'gaps', PAGE));
    const units = Array.from({ length: gaps.numRows }, (_, index) => decisionUnitOf(gaps, index, '2024-04-30')).filter(
      ({ full }) => full === 2,
    );
    for (const unit of units) expect(decideGap({ ...unit, reach }).measure).toBe('attachRegional');
  });

  it('counts what an instructor has now, and answers nothing for a hidden enterprise', async () => {
    expect((await ask('ask')).find(({ kind }) => kind === 'instructor')).toMatchObject({ id: 'I1', load: 1, name_zh: '楼宇三' });
    expect(await ask('hidden')).toEqual([]);
  });
});

describe('the two-way search', () => {
  beforeEach(() => load(TABLES));

  it('finds each the organization of its building, else of its community, else of its park', async () => {
    const rows = await rowsOf(engine, lookingEnterprises(SCHEMA, STANDARD_DEFINITION, EMPTY_FILTER, PAGE));
    expect(rows.map(({ enterprise_id, match_level, match_org }) => [enterprise_id, match_level, match_org])).toEqual([
      ['same', 'community', '联合一'],
      ['far', 'building', '楼宇三'],
      ['ask', 'community', '联合一'],
      ['near', 'building', '联合一'],
    ]);
    expect(rows.map(({ match_takes }) => match_takes)).toEqual([true, null, true, true]);
    expect(await rowOf(engine, lookingCount(SCHEMA, STANDARD_DEFINITION, EMPTY_FILTER))).toEqual({
      enterprises: 4,
      members_full: 6,
      members_unattached: 1,
      unknown: 0,
    });
    const second = await rowsOf(engine, lookingEnterprises(SCHEMA, STANDARD_DEFINITION, EMPTY_FILTER, { offset: 1, limit: 1 }));
    expect(second.map(({ enterprise_id }) => enterprise_id)).toEqual(['far']);
  });

  it('counts members without a home by place, with who could take them in', async () => {
    const [building] = await rowsOf(engine, membersLooking(SCHEMA, EMPTY_FILTER, 'building', 9));
    expect(building).toMatchObject({ name_zh: 'B1', enterprises: 1, members_unattached: 1, unknown: 0, organizations: 0 });
    const [community] = await rowsOf(engine, membersLooking(SCHEMA, EMPTY_FILTER, 'community', 9));
    expect(community).toMatchObject({ name_zh: '示例社区', members_unattached: 1, organizations: 1 });
  });
});

describe('the entry gate', () => {
  it('shows who entered since a date, what is known and whether anybody asked', async () => {
    await load({
      enterprise: [
        firm('new', 'B1', 2, { entered_on: '2024-03-01', party_survey_on: '2024-03-05', uscc: 'U1' }),
        firm('unasked', 'B1', null, { entered_on: '2024-04-01', valid_from: '2024-04-02', staff_count: null }),
        firm('before', 'B1', 0, { entered_on: '2024-02-01', party_survey_on: '2023-02-01' }),
        firm('listed', 'B1', 0, { valid_from: '2024-03-15' }),
        firm('old', 'B1', 0, { entered_on: '2023-12-31', valid_from: '2024-03-01' }),
        firm('later', 'B1', 0, { entered_on: '2024-05-01' }),
        firm('undated', 'B1', 0),
        firm('hidden', 'B1', 3, { entered_on: '2024-03-01', suppressed: true }),
      ],
    });
    const rows = await rowsOf(engine, enteredSince(SCHEMA, STANDARD_DEFINITION, EMPTY_FILTER, '2024-01-01', PAGE));
    expect(rows.map(({ enterprise_id, entered_on, by_entry, survey }) => [enterprise_id, entered_on, by_entry, survey])).toEqual([
      ['unasked', '2024-04-01', true, 'missing'],
      ['listed', '2024-03-15', false, 'missing'],
      ['new', '2024-03-01', true, 'done'],
      ['before', '2024-02-01', true, 'before-entry'],
    ]);
    expect(rows[0]).toMatchObject({
      known_members: false,
      known_staff: false,
      known_uscc: false,
      known_industry: true,
      known_place: false,
      missing: 4,
    });
    expect(await rowOf(engine, entryGateCounts(SCHEMA, STANDARD_DEFINITION, EMPTY_FILTER, '2024-01-01'))).toEqual({
      entered: 5,
      shown: 4,
      surveyed: 1,
      members_known: 4,
      complete: 0,
      covered: 0,
      gaps: 4,
      unknown: 1,
      undated: 1,
    });
  });
});

describe('the queues for unions', () => {
  const COUNTS = [null, 0, 24, 25, 300];
  const units = COUNTS.flatMap((staff) => COUNTS.map((members) => ({ staff, members }))).flatMap((unit) =>
    (['存续', '注销', null] as const).flatMap((status) => [true, false].map((united) => ({ ...unit, status, united }))),
  );
  const enterprise = units.map(({ staff, members, status }, index) =>
    firm(`u${index}`, 'B1', 0, { staff_count: staff, union_members: members, status }),
  );
  const named = enterprise.filter((_, index) => units[index]?.united).map((row) => String(row.enterprise_id));
  const union = { union_id: 'T1', kind: '联合', enterprise_ids: named, founded_on: '2020-01-01' };

  it.each([
    ['with a list of unions', [union], null],
    ['with a compared list', [union], { listed: [0, 6, 12, 18, 24, 30, 60, 61, 90, 91, 120], unsure: [7, 13, 90] }],
    ['without any list of unions', [], null],
  ] as const)('are those of the model, %s', async (_, unions, list) => {
    await load({ enterprise, trade_union: unions.length === 0 ? [] : [{ ...union, enterprise_ids: named }] });
    const expected = units.map(({ staff, members, status, united }, row) => {
      const listed =
        list === null
          ? true
          : (list.unsure as readonly number[]).includes(row)
            ? ('unsure' as const)
            : (list.listed as readonly number[]).includes(row);
      const unit = {
        listed,
        hasUnion: unions.length === 0 ? null : united,
        operating: status === null ? null : status === '存续',
        staff,
        unionMembers: members,
      };
      return { row, queue: unionQueueOf(unit), basis: unionBasisOf(unit) };
    });
    const of = (queue: UnionQueue) => expected.filter((one) => one.queue === queue);
    for (const queue of UNION_QUEUES) {
      const rows = await rowsOf(engine, unionQueuePage(SCHEMA, EMPTY_FILTER, queue, list, { offset: 0, limit: 500 }));
      expect(new Set(rows.map(({ row }) => row))).toEqual(new Set(of(queue).map(({ row }) => row)));
      expect(rows.map(({ basis }) => basis)).toEqual(rows.map(({ basis }) => Number(basis)).sort((a, b) => a - b));
      for (const row of rows) expect(UNION_BASES[Number(row.basis)]).toBe(expected[Number(row.row)]?.basis);
    }
    const counts = await rowsOf(engine, unionQueueCounts(SCHEMA, EMPTY_FILTER, list));
    expect(counts.reduce((sum, row) => sum + Number(row.enterprises), 0)).toBe(expected.filter(({ queue }) => queue !== null).length);
  });

  it('ask the law for union members, the published screen for staff', () => {
    const none = { listed: true, hasUnion: false, operating: true };
    expect(unionBasisOf({ staff: 30, unionMembers: 25 })).toBe('law');
    expect(unionBasisOf({ staff: 25, unionMembers: 24 })).toBe('screen');
    expect(unionBasisOf({ staff: 24, unionMembers: null })).toBe('below');
    expect(unionQueueOf({ ...none, staff: 25, unionMembers: null })).toBe('listed-without');
    expect(unionQueueOf({ ...none, listed: false, staff: 24, unionMembers: null })).toBeNull();
    expect(unionQueueOf({ ...none, listed: false, staff: 25, unionMembers: null })).toBe('unlisted-large');
    expect(unionQueueOf({ ...none, hasUnion: true, staff: 999, unionMembers: 999 })).toBeNull();
  });
});
