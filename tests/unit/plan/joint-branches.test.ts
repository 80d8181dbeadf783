import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planTools } from '../../../src/app/plan-tools.ts';
import { planWordsFor } from '../../../src/locales/plan-words.ts';
import { dissolveGroup, excludeUnits, mergeGroups, moveUnits, splitGroup } from '../../../src/model/plan-edit.ts';
import { parsePlans } from '../../../src/model/plan-file.ts';
import { leftOver, type Scenario, serializePlans } from '../../../src/model/plan-scenario.ts';
import { spreadMarks } from '../../../src/workspaces/plan/enterprises/spread-marks.ts';
import { branchDocument } from '../../../src/workspaces/plan/joint-branches/branch-document.ts';
import { withLeads } from '../../../src/workspaces/plan/joint-branches/branch-edit.ts';
import { branchEffect } from '../../../src/workspaces/plan/joint-branches/branch-effect.ts';
import { leadOf } from '../../../src/workspaces/plan/joint-branches/branch-input.ts';
import { branchName } from '../../../src/workspaces/plan/joint-branches/branch-text.ts';
import { viewOfBranches } from '../../../src/workspaces/plan/joint-branches/use-branches.ts';
import { branches, enterprise, group } from './enterprise-units.ts';

const zh = planWordsFor('zh-CN');

describe('a plan of joint branches', () => {
  test('says which principles hold, which rules are broken and how strongly', () => {
    const scenario = branches(
      [
        enterprise('a', { membersFull: 2 }),
        enterprise('b', { at: [100, 0] }),
        enterprise('c', {
          at: [900, 0],
          building: { id: 'b2', zh: '乙座', en: null },
          park: { id: 'p2', zh: '乙园', en: null },
          industry: '51',
        }),
        enterprise('d'),
        enterprise('e', { at: [5000, 5000], building: { id: null, zh: null, en: null } }),
      ],
      [group(1, ['a', 'b'], 'a'), group(2, ['c', 'd'], 'c')],
    );
    const view = viewOfBranches(planTools, scenario);
    const [good, bad] = view.branches;
    expect(good?.principles).toEqual({ near: true, industry: true, size: true, manage: true });
    expect(good?.breaches).toEqual([]);
    expect(bad?.principles).toEqual({ near: false, industry: false, size: false, manage: false });
    expect(bad?.breaches.map(({ rule, strength }) => `${rule} ${strength}`)).toEqual(['full must', 'radius setting', 'park setting']);
    // Nobody is near enough to the last; everyone else could be in some branch.
    expect(view.lonely.map(({ id }) => id)).toEqual(['e']);
    expect(view.left).toEqual([]);
    const document = branchDocument(zh, 'zh-CN', scenario, view);
    expect(document.groupNames).toEqual(['示例大厦联合党支部', '乙座联合党支部']);
    expect(document.remarks.map(({ isBinding }) => isBinding)).toEqual([true, false, false]);
  });

  test('what is not known is neither kept nor broken', () => {
    const nowhere = {
      lon: null,
      lat: null,
      industry: null,
      building: { id: null, zh: null, en: null },
      park: { id: null, zh: null, en: null },
    };
    const scenario = branches([enterprise('a', { ...nowhere, membersFull: 2 }), enterprise('b', nowhere)], [group(1, ['a', 'b'], 'a')], {
      withinPark: false,
    });
    const [view] = viewOfBranches(planTools, scenario).branches;
    expect(view?.principles.industry).toBeNull();
    expect(view?.principles.manage).toBeNull();
  });

  test('several branches of one building are numbered as names are', () => {
    const units = Array.from({ length: 24 }, (_, index) => enterprise(`u${index}`, { membersFull: 2 }));
    const groups = Array.from({ length: 12 }, (_, index) => group(index + 1, [`u${2 * index}`, `u${2 * index + 1}`], `u${2 * index}`));
    const { branches: shown } = viewOfBranches(planTools, branches(units, groups));
    expect(shown.map((view) => branchName(zh, 'zh-CN', view))).toContain('示例大厦第十二联合党支部');
    expect(branchName(planWordsFor('en'), 'en', shown[1] as (typeof shown)[number])).toBe('Example tower Joint Branch 2');
  });

  test('only branches that can be formed cover anybody; work is gained where there was none', () => {
    const scenario = branches(
      [
        enterprise('a', { membersFull: 2, work: 'instructor' }),
        enterprise('b'),
        // Two full members make no branch.
        enterprise('c'),
        enterprise('d'),
      ],
      [group(1, ['a', 'b'], 'a'), group(2, ['c', 'd'], 'c')],
    );
    const scope = scenario.scope;
    if (scope === undefined) throw new Error('no scope');
    const after = branchEffect(viewOfBranches(planTools, scenario), scope).map(({ metric, after: parts }) => [
      metric,
      parts.numerator,
      parts.denominator,
    ]);
    expect(after).toEqual([
      ['ORG_COVERAGE', 12, 100],
      ['SINGLE_RATE', 8, 100],
      ['WORK_COVERAGE', 31, 100],
      ['RECENT_ACTIVITY', 5, 12],
    ]);
  });

  test('who leads has most full members, then most staff', () => {
    const [a, b, c] = [enterprise('a', { staff: 90 }), enterprise('b', { membersFull: 2 }), enterprise('c', { membersFull: 2, staff: 20 })];
    expect(leadOf([a, b, c])?.id).toBe('c');
    expect(leadOf([])).toBeNull();
  });

  test('whatever is changed by hand, everyone is in one place and each branch is led by one of its own', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const unit = fc.constantFrom(...ids);
    const number = fc.integer({ min: 1, max: 5 });
    const step = fc.oneof(
      fc.tuple(unit, fc.oneof(number, fc.constant('new' as const), fc.constant(null))).map(
        ([id, to]) =>
          (scenario: Scenario) =>
            moveUnits(scenario, [id], to),
      ),
      fc.tuple(unit, fc.boolean()).map(
        ([id, isOut]) =>
          (scenario: Scenario) =>
            excludeUnits(scenario, [id], isOut),
      ),
      fc.tuple(number, number).map((pair) => (scenario: Scenario) => mergeGroups(scenario, pair)),
      number.map((id) => (scenario: Scenario) => splitGroup(scenario, id)),
      number.map((id) => (scenario: Scenario) => dissolveGroup(scenario, id)),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const units = ids.map((id, index) => enterprise(id, { at: [index * 40, 0], membersFull: 1 + (index % 2) }));
        let scenario: Scenario = branches(units, [group(1, ['a', 'b'], 'a'), group(2, ['c', 'd', 'e'], 'e')]);
        for (const change of steps) scenario = withLeads(change(scenario), scenario);
        const placed = [
          ...scenario.groups.flatMap((entry) => entry.units),
          ...scenario.excluded,
          ...leftOver(scenario).map(({ id }) => id),
        ];
        expect([...placed].sort()).toEqual(ids);
        for (const entry of scenario.groups) expect(entry.units).toContain(entry.seat);
      }),
    );
  });

  test('is kept with the figures of its scope', () => {
    const scenario = branches([enterprise('a'), enterprise('b')], [group(1, ['a', 'b'], 'a')]);
    const { book } = parsePlans(serializePlans({ version: 1, nextId: 2, scenarios: [scenario] }));
    expect(book?.scenarios[0]?.scope).toEqual(scenario.scope);
    const damaged = serializePlans({ version: 1, nextId: 2, scenarios: [scenario] }).replace('"ORG_COVERAGE"', '"SOMETHING"');
    expect(parsePlans(damaged).problem).toBe('shape');
  });
});

test('marks on the map do not lie on each other, and the first stays where it is', () => {
  const place = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 300 }) });
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 40 }), (places) => {
      const marks = spreadMarks(places);
      expect(marks[0]).toEqual(places[0]);
      for (const [at, one] of marks.entries())
        for (const other of marks.slice(at + 1))
          expect(Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y))).toBeGreaterThanOrEqual(24);
    }),
  );
});
