import { describe, expect, test } from 'vitest';
import { DEFAULT_THRESHOLDS, type DraftBuilding, draftFindings } from '../../src/workspaces/plan/draft/draft-findings.ts';

function building(overrides: Partial<DraftBuilding>): DraftBuilding {
  return {
    ix: 0,
    id: 'b',
    nameZh: '楼',
    nameEn: null,
    listed: 10,
    eligible: 10,
    covered: 5,
    uncovered: 5,
    unknown: 0,
    membersFull: 10,
    organizations: 1,
    leadOrganization: null,
    ...overrides,
  };
}
const codes = (buildings: DraftBuilding[], total: Partial<DraftBuilding>) =>
  draftFindings(buildings, building(total), DEFAULT_THRESHOLDS).map(({ code }) => code);

describe('what the rules say of a draft', () => {
  test.each([
    [2, 'noMembers'],
    [3, 'branch'],
    [49, 'branch'],
    [50, 'general'],
    [99, 'general'],
    [100, 'committee'],
  ] as const)('%d full members: %s', (membersFull, code) => {
    expect(codes([building({})], { membersFull })[0]).toBe(code);
  });

  test('unknown members are surveyed, not taken for none', () => {
    expect(codes([building({})], { membersFull: null })[0]).toBe('membersUnknown');
  });

  test('a building without an organization is told; where organizations are unknown nothing is claimed', () => {
    expect(codes([building({}), building({ organizations: 0 })], {})).toContain('missingBuildings');
    expect(codes([building({}), building({})], {})).toContain('everyBuilding');
    const unknown = codes([building({ organizations: null })], {});
    expect(unknown).not.toContain('everyBuilding');
    expect(unknown).not.toContain('missingBuildings');
  });

  test('a building that already has its organization is told', () => {
    expect(codes([building({ leadOrganization: '某楼宇党委' })], {})).toContain('leadExists');
  });

  test('other settings, other findings; no buildings, no findings', () => {
    expect(draftFindings([building({})], building({ membersFull: 30 }), { ...DEFAULT_THRESHOLDS, committee: 30 })[0]).toEqual({
      code: 'committee',
    });
    expect(draftFindings([], building({}), DEFAULT_THRESHOLDS)).toEqual([]);
  });
});
