import { STANDARD_DEFINITION } from '../../../src/model/definition-set.ts';
import type { EnterpriseUnit, InstructorPlanUnit, PlanGroup, ScenarioOfKind } from '../../../src/model/plan-scenario.ts';
import { DEFAULT_SETTINGS, type InstructorSettings, type JointBranchSettings } from '../../../src/model/plan-settings.ts';

const NO_PARK = { id: null, zh: null, en: null };
const DEGREES_PER_METER = 1 / 111_195;

/** Enterprises stand so many metres east and north of one place. */
export function enterprise(id: string, over: Partial<EnterpriseUnit> & { readonly at?: readonly [number, number] } = {}): EnterpriseUnit {
  const { at = [0, 0], ...rest } = over;
  return {
    kind: 'enterprise',
    id,
    nameZh: `示例企业${id}`,
    nameEn: null,
    lon: 106 + at[0] * DEGREES_PER_METER,
    lat: at[1] * DEGREES_PER_METER,
    park: { id: 'p1', zh: '示例园区', en: 'Example park' },
    uscc: null,
    building: { id: 'b1', zh: '示例大厦', en: 'Example tower' },
    industry: '65',
    membersFull: 1,
    members: 2,
    staff: 10,
    isCovered: false,
    tags: [],
    current: null,
    work: 'none',
    gapClass: 'joint-candidate',
    fallback: { organization: null, community: null },
    ...rest,
  };
}

export function instructor(id: string, over: Partial<InstructorPlanUnit> = {}): InstructorPlanUnit {
  return {
    kind: 'instructor',
    id,
    nameZh: null,
    nameEn: null,
    lon: 106,
    lat: 0,
    park: NO_PARK,
    role: '党建指导员',
    dispatch: '示例街道党工委',
    load: 0,
    oneToOne: false,
    ...over,
  };
}

export function group(id: number, units: readonly string[], seat: string | null, isLocked = false): PlanGroup {
  return { id, name: '', units, seat, isLocked };
}

const BASE = {
  id: 1,
  name: '',
  createdAt: '2026-01-01T00:00:00.000Z',
  datasetId: 'own',
  asOf: '2026-01-01',
  definition: STANDARD_DEFINITION,
  excluded: [],
  report: null,
  isEdited: false,
  scope: {
    hidden: 1,
    rates: [
      { metric: 'ORG_COVERAGE', numerator: 10, denominator: 100 },
      { metric: 'SINGLE_RATE', numerator: 8, denominator: 100 },
      { metric: 'WORK_COVERAGE', numerator: 30, denominator: 100 },
      { metric: 'RECENT_ACTIVITY', numerator: 5, denominator: 10 },
    ],
  },
} as const;

export function branches(
  units: readonly EnterpriseUnit[],
  groups: readonly PlanGroup[],
  settings: Partial<JointBranchSettings> = {},
): ScenarioOfKind<'joint-branches'> {
  const nextGroupId = groups.reduce((most, { id }) => Math.max(most, id), 0) + 1;
  return { ...BASE, kind: 'joint-branches', settings: { ...DEFAULT_SETTINGS['joint-branches'], ...settings }, units, groups, nextGroupId };
}

export function instructors(
  units: ScenarioOfKind<'instructors'>['units'],
  groups: readonly PlanGroup[],
  settings: Partial<InstructorSettings> = {},
): ScenarioOfKind<'instructors'> {
  const nextGroupId = groups.reduce((most, { id }) => Math.max(most, id), 0) + 1;
  return { ...BASE, kind: 'instructors', settings: { ...DEFAULT_SETTINGS.instructors, ...settings }, units, groups, nextGroupId };
}
