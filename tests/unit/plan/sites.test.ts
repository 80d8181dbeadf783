import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/model/plan-settings.ts';
import { closeSite, moveSite, openSite } from '../../../src/workspaces/plan/sites/site-edit.ts';
import { siteGroups, siteInput } from '../../../src/workspaces/plan/sites/site-input.ts';
import { relaxedSites } from '../../../src/workspaces/plan/sites/site-panel.tsx';
import { siteView } from '../../../src/workspaces/plan/sites/site-view.ts';
import { building, group, sites } from './plan-units.ts';

/** A row with 200 m between neighbours; the site of today stands in the first. */
const ROW = ['a', 'b', 'c', 'd', 'e'].map((id, index) =>
  building(id, index * 200, 0, index === 0 ? { sites: ['示例站'] } : { listed: index }),
);
const settings = DEFAULT_SETTINGS.sites;
const served = (scenario: ReturnType<typeof sites>) => Object.fromEntries(scenario.groups.map(({ seat, units }) => [seat, units.join('')]));

describe('service sites', () => {
  it('keep those of today, or may close them; what a person locked stays', () => {
    const states = (existing: 'keep' | 'may-close', locked: boolean) =>
      siteInput(ROW, [], locked ? [group(1, [], { seat: 'c', isLocked: true })] : [], { ...settings, existing }).problem.candidates.map(
        ({ state }) => state,
      );
    expect(states('keep', false)).toEqual(['fixed', 'new', 'new', 'new', 'new']);
    expect(states('may-close', true)).toEqual(['open', 'new', 'fixed', 'new', 'new']);
  });

  it('ask only for those who are there, in metres on a plane', () => {
    const input = siteInput([...ROW, building('empty', 0, 300, { listed: 0, uncovered: 0 })], ['e'], [], settings);
    expect(input.demand.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(input.candidates.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'empty']);
    const [first, second] = input.problem.demand;
    expect(Math.hypot((first?.x ?? 0) - (second?.x ?? 0), (first?.y ?? 0) - (second?.y ?? 0))).toBeCloseTo(200, 0);
    expect(siteGroups(input, { open: [0, 2], assigned: [0, 0, 2, 2, null] })).toEqual([
      { seat: 'a', units: ['a', 'b'] },
      { seat: 'c', units: ['c', 'd'] },
    ]);
  });

  it('by hand send everybody to the nearest within the radius', () => {
    const start = sites(ROW, [group(1, ['a', 'b'], { seat: 'a' })]);
    const opened = openSite(start, 'd');
    expect(served(opened)).toEqual({ a: 'ab', d: 'cde' });
    expect(openSite(opened, 'd')).toBe(opened);
    expect(served(moveSite(opened, 2, 'e'))).toEqual({ a: 'ab', e: 'de' });
    expect(served(closeSite(opened, 1))).toEqual({ d: 'cde' });
    const locked = { ...opened, groups: opened.groups.map((site) => ({ ...site, isLocked: true })) };
    expect(closeSite(locked, 1)).toBe(locked);
    expect(moveSite(locked, 1, 'b')).toBe(locked);
  });

  it('tell what lies within reach today and by the plan, and what is given up', () => {
    const view = siteView(sites(ROW, [group(1, ['c', 'd', 'e'], { seat: 'd' })]), [group(1, ['c', 'd', 'e'], { seat: 'd' })]);
    expect(view.closed.map(({ id }) => id)).toEqual(['a']);
    const uncovered = view.reach.find(({ measure }) => measure === 'uncovered');
    expect(uncovered).toEqual({ measure: 'uncovered', before: 11, after: 9, total: 20 });
    expect(view.outOfReach).toBe(11);
    expect(view.sites[0]?.farthest).toBeCloseTo(200, 0);
  });

  it('give way where a limit conflicts, never beyond what can be reached', () => {
    const conflict = (limit: string, needed: number | null) => ({ limit, given: 1, needed, units: [] });
    expect(relaxedSites(settings, conflict('p', 3.2))?.sites).toBe(4);
    expect(relaxedSites(settings, conflict('radius', 412.3))?.radius).toBe(413);
    expect(relaxedSites(settings, conflict('share', 0.98765))?.share).toBe(0.987);
    expect(relaxedSites(settings, conflict('radius', null))).toBeNull();
  });
});
