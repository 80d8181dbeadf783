import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/model/plan-settings.ts';
import { committeeEvaluator } from '../../../src/planning/committee-evaluate.ts';
import { contiguityOf } from '../../../src/planning/contiguity.ts';
import { committeeEffect } from '../../../src/workspaces/plan/committees/committee-effect.ts';
import { balancedBounds, committeeInput, groupCount, withoutLocked } from '../../../src/workspaces/plan/committees/committee-input.ts';
import { relaxed } from '../../../src/workspaces/plan/committees/committee-relax.ts';
import { committeeView } from '../../../src/workspaces/plan/committees/committee-view.ts';
import { movedBuildings } from '../../../src/workspaces/plan/committees/moved-buildings.ts';
import { sharedName } from '../../../src/workspaces/plan/frame/group-names.ts';
import { building, committees, group } from './plan-units.ts';

const ROW = ['a', 'b', 'c', 'd'].map((id, index) => building(id, index * 100, 0));
const settings = DEFAULT_SETTINGS.committees;
const edgesOf = (input: ReturnType<typeof committeeInput>) =>
  input.problem.edges.map(([a, b]) => `${input.buildings[a]?.id}${input.buildings[b]?.id}`).sort();

describe('the problem of committees', () => {
  it('takes neighbours by nearness, less what a person parted, plus what a person joined', () => {
    expect(edgesOf(committeeInput(committees(ROW, []), contiguityOf))).toEqual(['ab', 'bc', 'cd']);
    const byHand = { ...committees(ROW, []), settings: { ...settings, cut: [['b', 'c'] as const], joined: [['d', 'a'] as const] } };
    expect(edgesOf(committeeInput(byHand, contiguityOf))).toEqual(['ab', 'ad', 'cd']);
    expect(edgesOf(committeeInput({ ...committees(ROW, []), settings: { ...settings, linkMeters: 50 } }, contiguityOf))).toEqual([]);
  });

  it('leaves out what is excluded, has no place, or is held by a locked group', () => {
    const units = [...ROW, building('e', 0, 0, { lon: null })];
    const scenario = { ...committees(units, [group(1, ['a'], { isLocked: true })]), excluded: ['d'] };
    const input = committeeInput(scenario, contiguityOf);
    expect(input.buildings.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    const searched = withoutLocked(input, scenario.groups);
    expect(searched.buildings.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(searched.problem.edges).toEqual([[0, 1]]);
    expect(searched.problem.units.map(({ id }) => id)).toEqual(['b', 'c']);
  });

  it('asks for one group to four buildings, and for tenants about the mean', () => {
    expect(groupCount(settings, 12)).toBe(3);
    expect(groupCount(settings, 1)).toBe(1);
    expect(balancedBounds({ enterprises: { min: null, max: 30 }, balance: 0.25 }, ROW, 2)).toEqual({ min: 15, max: 30 });
    expect(balancedBounds({ enterprises: { min: null, max: 30 }, balance: 0.25 }, ROW, 'fewest')).toEqual({ min: null, max: 30 });
  });

  it('gives way where a limit conflicts by just what is needed', () => {
    const conflict = (limit: string, needed: number | null) => ({ limit, given: 1, needed, units: [] });
    expect(relaxed(settings, conflict('groups', 5))?.count).toEqual({ by: 'number', groups: 5 });
    expect(relaxed(settings, conflict('enterprises.max', 40))).toMatchObject({ balance: null, enterprises: { min: null, max: 40 } });
    expect(relaxed(settings, conflict('members.min', 2))?.members).toEqual({ min: 2, max: null });
    expect(relaxed(settings, conflict('groups', null))).toBeNull();
    expect(relaxed(settings, conflict('connected', 1))).toBeNull();
  });
});

describe('what is said of a plan of committees', () => {
  const viewOf = (scenario: ReturnType<typeof committees>) => {
    const input = committeeInput(scenario, contiguityOf);
    return committeeView(scenario, scenario.groups, input, committeeEvaluator(input.problem));
  };

  it('names what is broken by hand: pieces, borders, a number of groups', () => {
    const units = [...ROW.slice(0, 3), building('d', 300, 0, { community: '示例社区二' })];
    const whole = viewOf(committees(units, [group(1, ['a', 'b', 'c', 'd'])]));
    expect(whole.groups[0]?.breaches.map(({ rule }) => rule)).toEqual(['within']);
    const torn = viewOf(committees(ROW, [group(1, ['a', 'c']), group(2, ['b', 'd'])]));
    expect(torn.groups.map(({ breaches }) => breaches.map(({ rule }) => rule))).toEqual([['connected'], ['connected']]);
    expect(torn.breaches.map(({ rule }) => rule)).toContain('groups');
  });

  it('brings area and building coverage, and no organization to an enterprise', () => {
    const units = [building('a', 0, 0, { single: 2, joint: 1, area: 1, covered: 3, leadOrganization: '示例党委' }), building('b', 100, 0)];
    const effect = committeeEffect(viewOf(committees(units, [group(1, ['a', 'b'])])));
    const of = (metric: string) => effect.find((row) => row.metric === metric);
    expect(of('ORG_COVERAGE')).toMatchObject({ before: { numerator: 3, denominator: 20 }, after: { numerator: 3, denominator: 20 } });
    expect(of('AREA_COVERAGE')).toMatchObject({ before: { numerator: 4 }, after: { numerator: 20 } });
    expect(of('BUILDING_COVERAGE')).toMatchObject({ before: { numerator: 1, denominator: 2 }, after: { numerator: 2, denominator: 2 } });
  });

  it('tells which buildings stand elsewhere, however groups are numbered', () => {
    const first = committees(ROW, [group(1, ['a', 'b']), group(2, ['c', 'd'])]);
    const renumbered = committees(ROW, [group(7, ['c', 'd']), group(9, ['a', 'b'])]);
    const other = committees(ROW, [group(1, ['a']), group(2, ['b', 'c', 'd'])]);
    expect(movedBuildings(first, renumbered)).toEqual([]);
    expect(movedBuildings(first, other).map(({ id }) => id)).toEqual(['b']);
  });

  it('names a group by what its buildings share, else by its seat', () => {
    const named = (id: string, zh: string) => building(id, 0, 0, { nameZh: zh });
    expect(sharedName('zh-CN', [named('a', '星河楼群一·1号楼'), named('b', '星河楼群一·2号楼')], 'a')).toBe('星河楼群一');
    expect(sharedName('zh-CN', [named('a', '星河大厦A座'), named('b', '云湖中心')], 'b')).toBe('云湖中心');
    expect(sharedName('zh-CN', [named('a', '星河大厦A座')], 'a')).toBe('星河大厦');
  });
});
