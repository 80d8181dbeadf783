import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { type BaselineRow, type Campaign, gapsInScope, packGaps } from '../../src/model/campaign.ts';
import { campaignMoves } from '../../src/model/campaign-progress.ts';
import { gapClassOf } from '../../src/model/coverage.ts';
import { ALL_TENANTS_DEFINITION } from '../../src/model/definition-set.ts';
import { EMPTY_FILTER } from '../../src/model/filter.ts';
import { EMPTY_WORKLIST, type Worklist } from '../../src/model/worklist.ts';
import { linkCases } from '../../src/model/worklist-carry.ts';
import { addCases, moveCases, setDue, setOwner } from '../../src/model/worklist-edit.ts';
import { baselineGaps, campaignGapsNow, freshGaps } from '../../src/queries/campaign.ts';
import { prepareStatements } from '../../src/queries/prepare.ts';
import { GAP_ORDER, gapClassCounts } from '../../src/queries/ranked-gaps.ts';
import { caseUnits, gapUnits } from '../../src/queries/worklist.ts';
import { worklistStatements } from '../../src/queries/worklist-tables.ts';
import { caseUnitsOf } from '../../src/state/worklist-units.ts';
import { factsOf } from '../../src/workspaces/gaps/campaign/use-campaign.ts';
import { createNodeEngine } from '../support/node-engine.ts';
import { rowsOf } from './answers.ts';
import { catalogOf, loadTables, type Tables } from './fixture-tables.ts';

const SCHEMA = 'ds_worklist';
const D = ALL_TENANTS_DEFINITION;

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
afterAll(() => engine.close());

const enterprise = (id: string, change: Readonly<Record<string, string | number | boolean | null>> = {}) => ({
  enterprise_id: id,
  uscc: null,
  name_zh: `示例${id}公司`,
  ownership: 'PRIVATE',
  status: '存续',
  building_id: 'B1',
  org_id: null,
  members_full: 4,
  members_probationary: 0,
  applicants: 0,
  suppressed: false,
  entered_on: null,
  valid_from: null,
  valid_to: null,
  ...change,
});

const TABLES: Tables = {
  building: [{ building_id: 'B1', name_zh: '一号楼', subdistrict_name: '示例街道', community_name: '甲社区' }],
  party_org: [{ org_id: 'O1', name_zh: '示例党支部', org_type: 'BRANCH', founded_on: '2024-05-20' }],
  approval: [{ approval_id: 'A1', org_id: 'O1', document_no: '示例组〔2024〕7号', approved_on: '2024-05-10', kind: '成立' }],
  enterprise: [
    enterprise('a', { uscc: '91990000TC0000013F' }),
    enterprise('b'),
    enterprise('c', { members_full: 1 }),
    enterprise('d', { suppressed: true }),
    enterprise('e', { org_id: 'O1' }),
    enterprise('f', { name_zh: '示例 ｂ公司' }),
  ],
};
const PREPARED = catalogOf(TABLES);

async function load(tables: Tables, asOf = '2024-06-30'): Promise<void> {
  await loadTables(engine, SCHEMA, PREPARED, tables, asOf);
}
const list = (units: Parameters<typeof addCases>[1]): Worklist => addCases(EMPTY_WORKLIST, units, '2024-06-30', '2024-09-30');
const unit = (enterpriseId: string, name: string, uscc: string | null = null) => ({
  enterpriseId,
  name,
  uscc,
  gapClass: 'should-form' as const,
});

describe('edit_case', () => {
  it('is there, empty, before anybody has a case, and survives a new preparation', async () => {
    await load(TABLES);
    const count = {
      name: 'count',
      sql: `SELECT CAST(count(*) AS INTEGER) AS n FROM ${SCHEMA}.edit_case`,
      columns: { n: 'integer' as const },
    };
    expect(await rowsOf(engine, count)).toEqual([{ n: 0 }]);
    await engine.execute(worklistStatements(SCHEMA, list([unit('a', '示例a公司')])));
    await engine.execute(prepareStatements(SCHEMA, PREPARED, '2024-06-30'));
    expect(await rowsOf(engine, count)).toEqual([{ n: 1 }]);
  });

  it('is sorted, filtered and joined by step, owner and due date', async () => {
    await load(TABLES);
    let worklist = list([unit('a', "示例'a公司"), unit('b', '示例b公司'), unit('c', '示例c公司')]);
    worklist = setOwner(worklist, new Set([1, 2]), '组织部', '2024-06-30');
    worklist = setDue(worklist, new Set([2]), '2024-07-01', '2024-06-30');
    worklist = moveCases(worklist, new Set([1]), { to: 'requested', on: '2024-07-01' }).worklist;
    const approval = { documentNo: '〔2024〕9号', approvedOn: '2024-07-02' };
    worklist = moveCases(worklist, new Set([1]), { to: 'approved', on: '2024-07-03', approval }).worklist;
    worklist = moveCases(worklist, new Set([3]), { to: 'not-applicable', on: '2024-07-03', reason: 'moved-away' }).worklist;
    await engine.execute(worklistStatements(SCHEMA, worklist));
    const rows = await rowsOf(engine, {
      name: 'cases',
      sql: `SELECT c.case_id, c.state, c.owner, CAST(c.due_on AS VARCHAR) AS due_on, c.document_no, c.reason, f.members_full
        FROM ${SCHEMA}.edit_case c JOIN ${SCHEMA}.model_enterprise e USING (enterprise_id) JOIN ${SCHEMA}.fact f ON f."row" = e."row"
        WHERE c.owner = '组织部' OR c.step = 7 ORDER BY c.due_on, c.step`,
      columns: {
        case_id: 'integer',
        state: 'text',
        owner: 'text',
        due_on: 'text',
        document_no: 'text',
        reason: 'text',
        members_full: 'integer',
      },
    });
    expect(
      rows.map(({ case_id, state, due_on, document_no, reason, members_full }) => [
        case_id,
        state,
        due_on,
        document_no,
        reason,
        members_full,
      ]),
    ).toEqual([
      [2, 'survey', '2024-07-01', null, null, 4],
      [1, 'approved', '2024-09-30', '〔2024〕9号', null, 4],
      [3, 'not-applicable', '2024-09-30', null, 'moved-away', 1],
    ]);
  });
});

describe('what the list says of cases', () => {
  it('finds each by key, else by code, else by name however it is written; with its place and the approval on record', async () => {
    await load(TABLES);
    const worklist = list([
      unit('a', '示例a公司'),
      unit('old-a', '旧名公司', '91990000TC0000013F'),
      unit('old-c', '示例ｃ 公司'),
      unit('gone', '已迁公司'),
      unit('e', '示例e公司'),
      unit('b', '示例b公司'),
    ]);
    await engine.execute(worklistStatements(SCHEMA, worklist));
    const units = caseUnitsOf(await engine.query(caseUnits(SCHEMA, D)));
    const { links, twins } = linkCases(worklist, units);
    expect([...links.values()].map(({ kind }) => kind)).toEqual(['same', 'found', 'found', 'none', 'same', 'same']);
    expect([...twins]).toEqual([[2, 1]]);
    expect(units.find(({ caseId }) => caseId === 1)).toMatchObject({
      street: '示例街道 · 甲社区',
      covered: false,
      gapClass: 'should-form',
      approval: null,
    });
    expect(units.find(({ caseId }) => caseId === 5)).toMatchObject({
      covered: true,
      approval: { documentNo: '示例组〔2024〕7号', approvedOn: '2024-05-10' },
    });
    // Whoever is found by key is not looked for by name: a second firm of that name is none of its business.
    expect(units.filter(({ caseId }) => caseId === 6).map(({ enterpriseId }) => enterpriseId)).toEqual(['b']);
  });

  it('says nothing of cover where no list does', async () => {
    const only = { enterprise: [{ enterprise_id: 'a', name_zh: '示例a公司' }] };
    await loadTables(engine, SCHEMA, catalogOf(only), only, '2024-06-30');
    await engine.execute(worklistStatements(SCHEMA, list([unit('a', '示例a公司')])));
    expect(caseUnitsOf(await engine.query(caseUnits(SCHEMA, D)))).toMatchObject([{ covered: null }]);
  });

  it('takes in only who is uncovered and may be shown', async () => {
    await load(TABLES);
    const ids = async (query: Parameters<typeof rowsOf>[1]) => (await rowsOf(engine, query)).map(({ enterprise_id }) => enterprise_id);
    expect(await ids(gapUnits(SCHEMA, D, { filter: EMPTY_FILTER, classes: ['should-form'] }))).toEqual(['a', 'b', 'f']);
    expect(await ids(gapUnits(SCHEMA, D, { filter: { ...EMPTY_FILTER, text: '公司' }, classes: [...GAP_ORDER] }))).toEqual([
      'a',
      'b',
      'f',
      'c',
    ]);
    expect(await ids(gapUnits(SCHEMA, D, { rows: [0, 2, 3, 4] }))).toEqual(['a', 'c']);
  });
});

describe('a campaign', () => {
  it('accounts for every gap between its baseline and today', async () => {
    await load(TABLES, '2024-05-01');
    const rows = (await rowsOf(engine, baselineGaps(SCHEMA, D))).map(
      (row): BaselineRow => ({
        enterpriseId: String(row.enterprise_id),
        gapClass: gapClassOf(Number(row.gap_class)),
        places: { district: null, park: null, street: String(row.street), building: String(row.building) },
      }),
    );
    // Hidden ones are counted; e's organization is of later.
    expect(rows.map(({ enterpriseId }) => enterpriseId)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(new Set(rows.map(({ places }) => `${places.street} ${places.building}`))).toEqual(new Set(['示例街道 · 甲社区 一号楼']));
    const campaign = (scope: 'should-form' | 'all'): Campaign => ({
      name: '攻坚',
      startOn: '2024-05-01',
      endOn: '2024-08-08',
      baselineOn: '2024-05-01',
      isLocked: false,
      definition: D,
      target: { scope, kind: 'share', value: 1 },
      ...packGaps(rows),
    });
    // a left; b lost members; c got some; e's organization was founded; f has a built organization without a date; g and h are new, i came back as a gap.
    const next: Tables = {
      ...TABLES,
      party_org: [...(TABLES.party_org ?? []), { org_id: 'O2', name_zh: '示例二支部', org_type: 'BRANCH', founded_on: '2020-01-01' }],
      enterprise: [
        enterprise('b', { members_full: 2 }),
        enterprise('c', { members_full: 3 }),
        enterprise('d', { suppressed: true }),
        enterprise('e', { org_id: 'O1' }),
        enterprise('f', { org_id: 'O2' }),
        enterprise('g', { valid_from: '2024-06-01' }),
        enterprise('h', { entered_on: '2024-06-10', members_full: 1 }),
        enterprise('i', { members_full: 5 }),
      ],
    };
    await load(next);
    const worklist: Worklist = { ...EMPTY_WORKLIST, campaign: campaign('all') };
    await engine.execute(worklistStatements(SCHEMA, worklist));
    const facts = factsOf(await engine.query(campaignGapsNow(SCHEMA, D)), await engine.query(freshGaps(SCHEMA, D, '2024-05-01')));
    expect(campaignMoves(campaign('all'), worklist, facts)).toEqual({
      before: 6,
      built: 1,
      corrected: 1,
      left: 1,
      out: 0,
      added: 2,
      in: 1,
      now: 6,
    });
    expect(campaignMoves(campaign('should-form'), worklist, facts)).toEqual({
      before: 5,
      built: 1,
      corrected: 1,
      left: 1,
      out: 1,
      added: 1,
      in: 2,
      now: 4,
    });
    // What comes out is what the list of gaps counts.
    const counts = await rowsOf(engine, gapClassCounts(SCHEMA, D, EMPTY_FILTER));
    const gaps = counts.filter(({ gap_class }) => (GAP_ORDER as readonly string[]).includes(gapClassOf(Number(gap_class))));
    expect(gaps.reduce((sum, { enterprises }) => sum + Number(enterprises), 0)).toBe(6);
    expect(gapsInScope(campaign('should-form'))).toHaveLength(5);
  });
});
