import { STANDARD_DEFINITION } from '../../../src/model/definition-set.ts';
import type { PlanDocument } from '../../../src/model/plan-document.ts';
import type { BuildingUnit, EnterpriseUnit, InstructorPlanUnit, Scenario } from '../../../src/model/plan-scenario.ts';
import { DEFAULT_SETTINGS } from '../../../src/model/plan-settings.ts';

/** Scenarios of made-up places, one of each kind. */

const PARK = { id: 'P1', zh: '示例园区', en: 'Sample Park' };

function building(at: number, change: Partial<BuildingUnit> = {}): BuildingUnit {
  return {
    kind: 'building',
    id: `B${at}`,
    nameZh: `示例大厦${at}号`,
    nameEn: `Sample Tower ${at}`,
    lon: 106.62 + at * 0.001,
    lat: 26.61 + (at % 2) * 0.001,
    park: PARK,
    community: '示例社区',
    subdistrict: '示例街道',
    axis: '示例轴',
    floors: 20,
    property: '示例物业有限公司',
    leadOrganization: null,
    sites: at === 1 ? ['示例党群服务中心'] : [],
    base: [`示例企业${at}党支部`, `=示例企业${at}联合党支部`],
    listed: 60 + at,
    eligible: 50,
    single: 2,
    joint: 1,
    area: 0,
    work: 3,
    covered: 3,
    uncovered: 47,
    unknown: 0,
    membersFull: 12,
    staff: 400,
    organizations: 3,
    ...change,
  };
}

function enterprise(at: number, change: Partial<EnterpriseUnit> = {}): EnterpriseUnit {
  return {
    kind: 'enterprise',
    id: `E${at}`,
    nameZh: `=示例企业${at}有限公司(合成)`,
    nameEn: null,
    lon: 106.62 + at * 0.0005,
    lat: 26.61,
    park: PARK,
    uscc: null,
    building: { id: 'B1', zh: '示例大厦1号', en: 'Sample Tower 1' },
    industry: at < 3 ? '65' : '64',
    membersFull: 1,
    members: 2,
    staff: 20,
    isCovered: false,
    tags: at === 1 ? ['LITTLE_GIANT'] : [],
    current: at < 3 ? 'I1' : null,
    ...change,
  };
}

function instructor(at: number): InstructorPlanUnit {
  return {
    kind: 'instructor',
    id: `I${at}`,
    nameZh: null,
    nameEn: null,
    lon: 106.62,
    lat: 26.61,
    park: PARK,
    role: '党建指导员',
    dispatch: '示例街道党工委',
    load: 2,
    oneToOne: false,
  };
}

const BASE = {
  id: 1,
  name: '示例方案',
  createdAt: '2026-08-15T08:00:00.000Z',
  datasetId: 'sample',
  asOf: '2026-07-31',
  definition: STANDARD_DEFINITION,
  excluded: [],
  nextGroupId: 9,
  report: {
    value: 12345.6789,
    bound: 12222,
    optimality: { kind: 'within', gap: 0.01 },
    end: 'finished',
    seed: 7,
    iterations: 2000,
    seconds: 1.5,
  },
  isEdited: false,
} as const;

const group = (id: number, units: readonly string[], seat: string | null) => ({ id, name: '', units, seat, isLocked: false });

const BUILDINGS = [
  building(1),
  building(2),
  building(3, { organizations: 0, base: [] }),
  building(4, { membersFull: null }),
  building(5, { uncovered: 2, covered: 48, membersFull: 2 }),
  building(6),
];
const ENTERPRISES = [1, 2, 3, 4, 5, 6].map((at) => enterprise(at));

export const SCENARIOS = {
  committees: {
    ...BASE,
    kind: 'committees',
    settings: DEFAULT_SETTINGS.committees,
    units: BUILDINGS,
    groups: [group(3, ['B1', 'B2', 'B3'], 'B2'), group(5, ['B4', 'B5'], 'B4')],
  },
  'joint-branches': {
    ...BASE,
    kind: 'joint-branches',
    settings: DEFAULT_SETTINGS['joint-branches'],
    units: ENTERPRISES,
    groups: [group(1, ['E1', 'E2', 'E3'], 'E2')],
    excluded: ['E6'],
  },
  sites: {
    ...BASE,
    kind: 'sites',
    settings: DEFAULT_SETTINGS.sites,
    units: BUILDINGS,
    groups: [group(1, ['B1', 'B2', 'B3'], 'B1'), group(2, ['B4', 'B5'], 'B5')],
  },
  instructors: {
    ...BASE,
    kind: 'instructors',
    settings: { ...DEFAULT_SETTINGS.instructors, oneToOneTags: ['LITTLE_GIANT'] },
    units: [...ENTERPRISES, instructor(1), instructor(2)],
    groups: [group(1, ['E2', 'E3', 'E4'], 'I1'), group(2, ['E1'], 'I2')],
  },
  alliance: {
    ...BASE,
    kind: 'alliance',
    settings: { ...DEFAULT_SETTINGS.alliance, of: '示例轴', mode: 3 },
    units: BUILDINGS,
    groups: [group(1, ['B1', 'B2', 'B3', 'B4', 'B5', 'B6'], 'B1')],
    report: null,
  },
  draft: { ...BASE, kind: 'draft', settings: {}, units: BUILDINGS, groups: [group(1, ['B1', 'B2'], 'B1')], report: null, isEdited: true },
} as const satisfies Readonly<Record<Scenario['kind'], Scenario>>;

export function planDocument(scenario: Scenario, change: Partial<PlanDocument> = {}): PlanDocument {
  return {
    scenario,
    title: scenario.name,
    groupNames: scenario.groups.map((_, at) => `示例路${'甲乙丙丁'[at]}段楼宇综合党委`),
    remarks: [],
    rates: [{ metric: 'ORG_COVERAGE', before: { numerator: 15, denominator: 300 }, after: { numerator: 60, denominator: 300 } }],
    ...change,
  };
}
