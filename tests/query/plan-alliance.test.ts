import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { EMPTY_FILTER } from '../../src/model/filter.ts';
import { allianceEnterprises, allianceLinks, allianceUnits, planAlliances, planChains } from '../../src/queries/plan-alliance.ts';
import { createNodeEngine } from '../support/node-engine.ts';
import { type AnswerRow, rowsOf } from './answers.ts';
import { bundledManifest, loadBundled } from './bundled.ts';
import { catalogOf, loadTables, type Tables } from './fixture-tables.ts';

const SCHEMA = 'ds_alliance';
let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
afterAll(() => engine.close());

function column(rows: readonly AnswerRow[], name: string): readonly unknown[] {
  return rows.map((row) => row[name]);
}

const TABLES: Tables = {
  enterprise: [
    {
      enterprise_id: '91A',
      name_zh: '示例甲',
      building_id: 'B1',
      park_id: 'P1',
      industry_code: 'C3831',
      suppressed: false,
      org_id: 'O1',
      status: '存续',
      ownership: '私营',
    },
    {
      enterprise_id: '91B',
      name_zh: '示例乙',
      building_id: 'B1',
      park_id: 'P1',
      industry_code: 'C3831',
      suppressed: true,
      org_id: 'O2',
      status: '存续',
      ownership: '私营',
    },
    {
      enterprise_id: '91C',
      name_zh: '示例丙',
      building_id: 'B2',
      park_id: 'P1',
      industry_code: null,
      suppressed: true,
      org_id: 'O3',
      status: '存续',
      ownership: '国有',
    },
    {
      enterprise_id: '91D',
      name_zh: '示例丁',
      building_id: 'B2',
      park_id: 'P1',
      industry_code: null,
      suppressed: false,
      org_id: 'O3',
      status: '存续',
      ownership: '国有',
    },
    {
      enterprise_id: '91E',
      name_zh: '示例戊',
      building_id: 'B1',
      park_id: 'P1',
      industry_code: null,
      suppressed: false,
      org_id: null,
      status: '注销',
      ownership: '私营',
    },
  ],
  party_org: [
    { org_id: 'O1', name_zh: '示例甲党支部', org_type: 'BRANCH', org_level: 'ENTERPRISE', members_full: 4 },
    { org_id: 'O2', name_zh: '示例乙党支部', org_type: 'BRANCH', org_level: 'ENTERPRISE', members_full: 5 },
    { org_id: 'O3', name_zh: '示例第一联合党支部', org_type: 'JOINT_BRANCH', org_level: 'ENTERPRISE', members_full: 6 },
    { org_id: 'T1', name_zh: '示例街道一党工委', org_type: 'WORKING_COMMITTEE', org_level: 'SUBDISTRICT' },
    { org_id: 'T2', name_zh: '示例园区党委', org_type: 'COMPOSITE_COMMITTEE', org_level: 'PARK', park_id: 'P1' },
    { org_id: 'L1', name_zh: '示例楼宇党委', org_type: 'BUILDING_COMMITTEE', org_level: 'BUILDING', building_id: 'B1' },
  ],
  building: [
    { building_id: 'B1', subdistrict_name: '示例街道一', lead_org_id: null },
    { building_id: 'B2', subdistrict_name: '示例街道', lead_org_id: 'L1' },
  ],
  chain: [{ chain_id: 'C1', name_zh: '示例链', stages: ['制', '储'], lead_enterprise_id: '91B' }],
  chain_member: [
    { chain_id: 'C1', enterprise_id: '91A', stage: '制', position: 'SME' },
    { chain_id: 'C1', enterprise_id: '91B', stage: '储', position: 'LEAD' },
    { chain_id: 'C2', enterprise_id: '91D', stage: '制', position: 'LEAD' },
  ],
  chain_link: [
    { chain_id: 'C1', from_enterprise_id: '91A', to_enterprise_id: '91B', material: '钢' },
    { chain_id: 'C1', from_enterprise_id: '91A', to_enterprise_id: '91B', material: '铁' },
    { chain_id: 'C1', from_enterprise_id: '91A', to_enterprise_id: '91A', material: '铁' },
  ],
  alliance: [{ alliance_id: 'A1', name_zh: '示例联盟', chain_id: 'C1', founded_on: '2023-01-01' }],
  alliance_member: [
    { alliance_id: 'A1', member_kind: '职能部门', member_id: 'D1', name_zh: '示例局', left_on: null },
    { alliance_id: 'A1', member_kind: 'ASSOCIATION', member_id: 'D2', name_zh: '示例协会', left_on: '2023-06-01' },
    { alliance_id: 'A1', member_kind: 'ENTERPRISE', member_id: '91A', name_zh: '示例甲', left_on: null },
  ],
};

describe('who an alliance is about', () => {
  beforeAll(() => loadTables(engine, SCHEMA, catalogOf(TABLES), TABLES, '2024-01-01'));

  it('a hidden enterprise is counted without its id, its name, or the name of an organization of its own', async () => {
    const rows = await rowsOf(engine, allianceEnterprises(SCHEMA, EMPTY_FILTER, { buildings: ['B1', 'B2'] }, 'park'));
    expect(rows).toHaveLength(4);
    const hidden = rows.filter((row) => row.hidden === true);
    expect(column(hidden, 'name_zh')).toEqual([null, null]);
    expect(column(hidden, 'covered')).toEqual([true, true]);
    // The second shares its organization with one that may be shown.
    expect(column(hidden, 'org_zh')).toEqual([null, '示例第一联合党支部']);
    expect(JSON.stringify(rows)).not.toMatch(/91B|91C|示例乙|"O2"/);
    // One that is deregistered is not there, one that is state-owned is.
    expect(
      column(
        rows.filter((row) => row.hidden === false),
        'id',
      ),
    ).toEqual(['91A', '91D']);
    expect(rows.find((row) => row.id === '91A')).toMatchObject({ org_id: 'O1', org_members: 4, territory: 'P1', industry_code: 'C3831' });
  });

  it('a chain has its members with stage and lead, and its links, hidden ones by the same id', async () => {
    const rows = await rowsOf(engine, allianceEnterprises(SCHEMA, EMPTY_FILTER, { chain: 'C1' }, 'subdistrict'));
    const lead = rows.find((row) => row.hidden === true)?.id;
    expect(rows.map(({ stage, is_lead, territory }) => [stage, is_lead, territory])).toEqual(
      expect.arrayContaining([
        ['制', false, '示例街道一'],
        ['储', true, '示例街道一'],
      ]),
    );
    expect(await rowsOf(engine, allianceLinks(SCHEMA, 'C1'))).toEqual([{ from_id: '91A', to_id: lead }]);
    expect(await rowsOf(engine, planChains(SCHEMA))).toMatchObject([{ chain_id: 'C1', stages: '制\n储', lead_id: lead, members: 2 }]);
    expect(await rowsOf(engine, planAlliances(SCHEMA))).toMatchObject([{ name_zh: '示例联盟', axis_name: null, chain_id: 'C1' }]);
  });

  it('those who could lead: of buildings, of the territory by its level, and partners of the day', async () => {
    const by = async (level: 'park' | 'subdistrict' | 'district') =>
      (await rowsOf(engine, allianceUnits(SCHEMA, ['B1', 'B2'], level))).map(({ kind, id, territory, building_id }) => [
        kind,
        id,
        territory ?? building_id,
      ]);
    const others = [
      ['BUILDING_ORG', 'L1', 'B1'],
      ['BUILDING_ORG', 'L1', 'B2'],
      ['DEPARTMENT', 'D1', null],
    ];
    expect(await by('park')).toEqual([...others, ['TERRITORY', 'T2', 'P1']]);
    expect(await by('subdistrict')).toEqual([...others, ['TERRITORY', 'T1', '示例街道一']]);
    expect(await by('district')).toEqual(others);
  });
});

describe.each([
  ['gy', { axis: '示例轴线一', enterprises: 23, covered: 20 }],
  ['zjg', { chain: 'zjg-c01', enterprises: 24, covered: 12 }],
] as const)('of the bundled example %s', (id, of) => {
  const manifest = bundledManifest(id);
  it.skipIf(manifest === null)('the enterprises are those of the lists', async () => {
    if (manifest === null) return;
    const schema = `ds_${id}`;
    await loadBundled(engine, manifest, schema);
    const buildings = async (axis: string) =>
      column(
        await rowsOf(engine, {
          name: 'buildings',
          sql: `SELECT building_id FROM "${schema}"."model_building" WHERE axis_group = '${axis}'`,
          columns: { building_id: 'text' },
        }),
        'building_id',
      ).map(String);
    const scope = 'chain' in of ? { chain: of.chain } : { buildings: await buildings(of.axis) };
    const rows = await rowsOf(engine, allianceEnterprises(schema, EMPTY_FILTER, scope, 'park'));
    expect([rows.length, rows.filter((row) => row.covered === true).length]).toEqual([of.enterprises, of.covered]);
    expect(new Set(column(rows, 'id')).size).toBe(rows.length);
  });
});
