import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ALLIANCE_RULES,
  type AllianceBuilding,
  type AllianceEnterprise,
  type AllianceUnit,
  type AxisAllianceProblem,
  type ChainAllianceProblem,
} from '../../../src/model/alliance-proposal.ts';
import { proposeAlliance } from '../../../src/planning/propose-alliance.ts';

function enterprise(id: string, over: Partial<AllianceEnterprise> = {}): AllianceEnterprise {
  const plain = { building: null, territory: null, industry: null, stage: null, organization: null, covered: false, isLead: false };
  return { id, ...plain, ...over };
}

function covered(id: string, organization: string, over: Partial<AllianceEnterprise> = {}): AllianceEnterprise {
  return enterprise(id, { organization, covered: true, ...over });
}

function unit(id: string, over: Partial<AllianceUnit> = {}): AllianceUnit {
  return { id, kind: 'ENTERPRISE_ORG', members: null, territory: null, industry: null, ...over };
}

function building(id: string, over: Partial<AllianceBuilding> = {}): AllianceBuilding {
  return { id, x: null, y: null, axisGroup: null, organization: null, ...over };
}

// The five stages of Zhangjiagang's hydrogen chain: 制、储、运、用、研.
const HYDROGEN = ['制', '储', '运', '用', '研'];

function chain(over: Partial<ChainAllianceProblem> = {}): ChainAllianceProblem {
  return { kind: 'chain', stages: HYDROGEN, leadEnterprise: null, links: [], enterprises: [], units: [], rules: ALLIANCE_RULES, ...over };
}

function axis(over: Partial<AxisAllianceProblem> = {}): AxisAllianceProblem {
  const group = { kind: 'group', name: '德福中心' } as const;
  return { kind: 'axis', axis: group, buildings: [], enterprises: [], units: [], rules: ALLIANCE_RULES, ...over };
}

describe('an alliance along a chain', () => {
  test('is led by the named lead enterprise where others deal with it, and says which stages are missing', () => {
    const proposal = proposeAlliance(
      chain({
        leadEnterprise: 'e1',
        enterprises: [
          covered('e1', 'o1', { stage: '制', isLead: true, territory: 'A' }),
          covered('e2', 'o2', { stage: '储', territory: 'B' }),
          enterprise('e3', { stage: '运', territory: 'C' }),
          enterprise('e4', { stage: '用', territory: 'D', covered: null }),
        ],
        links: [
          ['e1', 'e2'],
          ['e1', 'e2'],
          ['e3', 'e1'],
        ],
        units: [unit('o1', { members: 30 }), unit('o2')],
      }),
    );
    expect(proposal.mode).toBe(2);
    expect(proposal.members).toEqual([
      {
        kind: 'ENTERPRISE_ORG',
        id: 'o1',
        role: 'lead',
        reasons: [
          { code: 'named-lead', enterprise: 'e1' },
          { code: 'links', suppliers: 1, customers: 1 },
          { code: 'members', members: 30 },
          { code: 'covers', enterprises: 1 },
          { code: 'lead-enterprise', enterprise: 'e1' },
          { code: 'stage', stage: '制', enterprises: 1 },
        ],
      },
      {
        kind: 'ENTERPRISE_ORG',
        id: 'o2',
        role: 'member',
        reasons: [
          { code: 'covers', enterprises: 1 },
          { code: 'stage', stage: '储', enterprises: 1 },
        ],
      },
    ]);
    expect(proposal.missing).toEqual([
      { code: 'stage-uncovered', stage: '运', enterprises: 1, unknown: 0 },
      { code: 'stage-uncovered', stage: '用', enterprises: 1, unknown: 1 },
      { code: 'stage-empty', stage: '研' },
      { code: 'without-organization', enterprises: 1 },
      { code: 'coverage-unknown', enterprises: 1 },
    ]);
    expect(proposal.stages.map(({ stage, covered: count }) => [stage, count])).toEqual([
      ['制', 1],
      ['储', 1],
      ['运', 0],
      ['用', 0],
      ['研', 0],
    ]);
    expect([proposal.covered, proposal.enterprises]).toEqual([2, 4]);
  });

  test('spread over areas with nobody to bring them together is for a department', () => {
    const enterprises = ['A', 'B', 'C'].map((territory, index) => covered(`e${index}`, `o${index}`, { territory, isLead: index === 0 }));
    const units = [unit('o0'), unit('gx', { kind: 'DEPARTMENT' }), unit('a', { kind: 'TERRITORY', territory: 'A' })];
    const proposal = proposeAlliance(chain({ enterprises, units }));
    expect(proposal.mode).toBe(1);
    expect(proposal.members[0]).toEqual({ kind: 'DEPARTMENT', id: 'gx', role: 'lead', reasons: [{ code: 'only-kind', units: 1 }] });
    expect(proposal.modes.find(({ mode }) => mode === 1)?.conditions[0]).toEqual({
      code: 'spread-territories',
      holds: true,
      value: 1,
      of: 3,
      threshold: 0.6,
      subject: 'A',
    });
    expect(proposal.members.at(-1)).toMatchObject({ id: 'a', role: 'partner' });
  });

  test('of a clear industry with many members is for its association, from the number of the rules on', () => {
    const of = (count: number) =>
      proposeAlliance(
        chain({
          enterprises: Array.from({ length: count }, (_, index) => covered(`e${index}`, `o${index}`, { industry: '24', territory: 'A' })),
          units: [
            unit('xh', { kind: 'ASSOCIATION', industry: '24' }),
            unit('any', { kind: 'ASSOCIATION', members: 99 }),
            unit('other', { kind: 'ASSOCIATION', industry: '37', members: 99 }),
            unit('a', { kind: 'TERRITORY', territory: 'A' }),
          ],
        }),
      );
    expect(of(40)).toMatchObject({ mode: 4, members: [{ id: 'xh', role: 'lead' }, ...Array<object>(40).fill({}), {}] });
    expect(of(39)).toMatchObject({
      mode: 3,
      members: [{ id: 'a', role: 'lead', reasons: [{ code: 'territory', enterprises: 39, of: 39 }] }, ...Array<object>(39).fill({}), {}],
    });
  });

  test('without anyone to lead says so, and that the lead enterprise has no organization', () => {
    const proposal = proposeAlliance(chain({ leadEnterprise: 'e1', enterprises: [enterprise('e1', { stage: '制' })] }));
    expect(proposal.mode).toBeNull();
    expect(proposal.modes.map(({ mode, fits }) => [mode, fits])).toEqual([
      [4, false],
      [2, false],
      [3, false],
      [1, false],
    ]);
    expect(proposal.missing).toContainEqual({ code: 'lead-without-organization', enterprise: 'e1' });
    expect(proposal.missing).toContainEqual({ code: 'no-lead' });
    expect(proposal.members).toEqual([]);
  });

  test('what is not known decides nothing', () => {
    const proposal = proposeAlliance(chain({ enterprises: [covered('e1', 'o1')], units: [unit('gx', { kind: 'DEPARTMENT' })] }));
    expect(proposal.mode).toBeNull();
    for (const { conditions } of proposal.modes) {
      for (const { code, holds } of conditions) {
        if (['spread-territories', 'spread-stages', 'concentrated', 'clear-industry'].includes(code)) expect(holds).toBeNull();
      }
    }
    expect(proposal.missing).toContainEqual({ code: 'stage-unknown', enterprises: 1 });
  });

  test('a lead enterprise that is not in the chain and a stage that is not listed are named', () => {
    const { missing } = proposeAlliance(chain({ leadEnterprise: 'x', enterprises: [enterprise('e1', { stage: '装备' })] }));
    expect(missing).toContainEqual({ code: 'lead-not-listed', enterprise: 'x' });
    expect(missing).toContainEqual({ code: 'stage-unlisted', stage: '装备', enterprises: 1 });
  });
});

describe('an alliance along an axis of buildings', () => {
  const enterprises = [
    covered('e1', 'joint', { building: 'b1', territory: 'A' }),
    covered('e2', 'joint', { building: 'b2', territory: 'A' }),
    enterprise('e3', { building: 'b3', territory: 'A' }),
    covered('e4', 'far', { building: 'b4', territory: 'B' }),
  ];

  test('by its recorded axis has the organizations of its enterprises and buildings, each once', () => {
    const proposal = proposeAlliance(
      axis({
        buildings: [
          building('b1', { axisGroup: '德福中心', organization: 'tower' }),
          building('b2', { axisGroup: '德福中心', organization: 'tower' }),
          building('b3', { axisGroup: '德福中心' }),
          building('b4', { axisGroup: '高科一号', organization: 'other' }),
          building('b5', { axisGroup: '德福中心' }),
        ],
        enterprises,
        units: [unit('a', { kind: 'TERRITORY', territory: 'A' }), unit('b', { kind: 'TERRITORY', territory: 'B' })],
      }),
    );
    expect(proposal.mode).toBe(3);
    expect(proposal.members.map(({ id, kind, role }) => [id, kind, role])).toEqual([
      ['a', 'TERRITORY', 'lead'],
      ['tower', 'BUILDING_ORG', 'member'],
      ['joint', 'ENTERPRISE_ORG', 'member'],
    ]);
    expect(proposal.members[2]?.reasons).toEqual([
      { code: 'covers', enterprises: 2 },
      { code: 'axis-group', axis: '德福中心', buildings: 2 },
    ]);
    expect(proposal.missing).toEqual([
      { code: 'building-uncovered', building: 'b3', enterprises: 1, unknown: 0 },
      { code: 'building-empty', building: 'b5' },
      { code: 'without-organization', enterprises: 1 },
    ]);
  });

  test('by a drawn line takes what stands in the corridor, in turn along it', () => {
    const line = {
      kind: 'line',
      points: [
        [0, 0],
        [100, 0],
        [100, 100],
      ],
      corridorMeters: 20,
    } as const;
    const proposal = proposeAlliance(
      axis({
        axis: line,
        buildings: [
          building('b1', { x: 115, y: 90 }),
          building('b2', { x: 50, y: -20 }),
          building('b3', { x: -12, y: 16 }),
          building('b4', { x: 50, y: 21 }),
          building('b5'),
        ],
        enterprises,
      }),
    );
    expect(proposal.buildings).toEqual([
      { id: 'b3', meters: 20, alongMeters: 0, enterprises: 1, covered: 0 },
      { id: 'b2', meters: 20, alongMeters: 50, enterprises: 1, covered: 1 },
      { id: 'b1', meters: 15, alongMeters: 190, enterprises: 1, covered: 1 },
    ]);
    expect(proposal.missing).toContainEqual({ code: 'place-unknown', buildings: 1 });
    expect(proposal.members).toEqual([
      {
        kind: 'ENTERPRISE_ORG',
        id: 'joint',
        role: 'member',
        reasons: [
          { code: 'covers', enterprises: 2 },
          { code: 'corridor', meters: 15, limit: 20 },
        ],
      },
    ]);
  });

  test('takes enterprises without an organization in only if the rules say so', () => {
    const problem = axis({ buildings: [building('b3', { axisGroup: '德福中心' })], enterprises });
    expect(proposeAlliance(problem).members).toEqual([]);
    const rules = { ...ALLIANCE_RULES, withoutOrganization: 'members' } as const;
    expect(proposeAlliance({ ...problem, rules }).members).toMatchObject([{ kind: 'ENTERPRISE', id: 'e3', role: 'member' }]);
  });

  test('whatever the data: nobody twice, nobody without a reason, at most one lead, and the order of rows is no matter', () => {
    const pick = (...values: string[]) => fc.constantFrom(null, ...values);
    const some = fc.record({
      enterprises: fc.uniqueArray(
        fc.record({
          id: fc.constantFrom(...'abcdefgh'),
          building: pick('b1', 'b2'),
          territory: pick('A', 'B'),
          industry: pick('24', '37'),
          stage: pick('制', '储'),
          organization: pick('o1', 'o2', 'o3'),
          covered: fc.constantFrom(true, false, null),
          isLead: fc.boolean(),
        }),
        { selector: ({ id }) => id },
      ),
      units: fc.uniqueArray(
        fc.record({
          id: fc.constantFrom('o1', 'o2', 't1', 't2', 'd1', 'x1'),
          kind: fc.constantFrom('ENTERPRISE_ORG' as const, 'TERRITORY' as const, 'DEPARTMENT' as const, 'ASSOCIATION' as const),
          members: fc.constantFrom(null, 3, 50),
          territory: pick('A', 'B'),
          industry: pick('24', '37'),
        }),
        { selector: ({ id }) => id },
      ),
      rules: fc.constantFrom(ALLIANCE_RULES, { ...ALLIANCE_RULES, manyMembers: 2, withoutOrganization: 'members' as const }),
    });
    const buildings = ['b1', 'b2'].map((id) => building(id, { axisGroup: '德福中心', organization: 'o1' }));
    fc.assert(
      fc.property(some, fc.boolean(), (data, isChain) => {
        const problem = isChain ? chain({ ...data, leadEnterprise: 'a' }) : axis({ ...data, buildings });
        const proposal = proposeAlliance(problem);
        const ids = proposal.members.map(({ kind, id }) => (kind === 'ENTERPRISE' ? `enterprise ${id}` : id));
        expect(new Set(ids).size).toBe(ids.length);
        expect(proposal.members.every(({ reasons }) => reasons.length > 0)).toBe(true);
        expect(proposal.members.filter(({ role }) => role === 'lead').length).toBe(proposal.mode === null ? 0 : 1);
        expect(proposal.modes.every(({ fits, lead }) => !fits || lead !== null)).toBe(true);
        const turned = { ...problem, enterprises: [...data.enterprises].reverse(), units: [...data.units].reverse() };
        const again = proposeAlliance(turned);
        expect([again.mode, again.members.map(({ id }) => id)]).toEqual([proposal.mode, proposal.members.map(({ id }) => id)]);
      }),
    );
  });
});
