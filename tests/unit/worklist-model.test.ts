import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STANDARD_DEFINITION } from '../../src/model/definition-set.ts';
import {
  CASE_STATES,
  dueMark,
  EMPTY_WORKLIST,
  needsApproval,
  serializeWorklist,
  type WorkCase,
  type Worklist,
} from '../../src/model/worklist.ts';
import { carryOver, decideCase, findingsOf, type ListedUnit } from '../../src/model/worklist-carry.ts';
import { addCases, moveCases, removeCases, setApproval } from '../../src/model/worklist-edit.ts';
import { parseWorklist } from '../../src/model/worklist-file.ts';
import { moveCase, nextStates } from '../../src/model/worklist-move.ts';
import { day, move, START, unitsOf, worklist } from '../support/worklist-arbitrary.ts';

const UNIT = { enterpriseId: 'e1', uscc: '91990000TC0000013F', name: '示例甲公司', gapClass: 'should-form' } as const;
const APPROVAL = { documentNo: '示例高新组〔2026〕12号', approvedOn: '2026-03-20' };

function fresh(
  units: readonly (typeof UNIT | { enterpriseId: string; uscc: string | null; name: string; gapClass: null })[] = [UNIT],
): Worklist {
  return addCases(EMPTY_WORKLIST, units, START, null);
}
function only(list: Worklist): WorkCase {
  const [work] = list.cases;
  if (work === undefined) throw new Error('no case');
  return work;
}
/** Takes the only case through the steps. */
function taken(list: Worklist, ...states: readonly WorkCase['state'][]): Worklist {
  return states.reduce((so, to) => moveCases(so, new Set([1]), { to, on: '2026-03-25', approval: APPROVAL }).worklist, list);
}
const listed = (change: Partial<ListedUnit> = {}): ListedUnit => ({
  caseId: 1,
  enterpriseId: 'e1',
  uscc: UNIT.uscc,
  name: UNIT.name,
  covered: false,
  ...change,
});

describe('moves of a case', () => {
  it('an approval stands exactly where the state needs one, a reason exactly where nothing is to be formed', () => {
    fc.assert(
      fc.property(worklist, (list) => {
        for (const work of list.cases) {
          expect(work.approval !== null).toBe(needsApproval(work.state));
          expect(work.reason !== null).toBe(work.state === 'not-applicable');
          // The history tells the state.
          const told = work.history.filter(({ to }) => to !== null).at(-1)?.to ?? 'survey';
          expect(told).toBe(work.state);
        }
      }),
    );
  });

  it('a refused move says why and changes nothing; an allowed one is one of the next states', () => {
    fc.assert(
      fc.property(worklist, move, (list, wanted) => {
        for (const work of list.cases) {
          const { work: moved, problem } = moveCase(work, wanted);
          expect((moved === null) === (problem !== null)).toBe(true);
          if (moved !== null) {
            expect(nextStates(work.state, wanted.isCovered)).toContain(wanted.to);
            expect(moved.history).toHaveLength(work.history.length + 1);
          }
        }
      }),
    );
  });

  it('goes to the request freely, then step by step; whoever the list shows covered may be closed at once, with a document', () => {
    expect(nextStates('survey')).toEqual(['proposed', 'requested', 'not-applicable']);
    expect(nextStates('requested')).toEqual(['survey', 'proposed', 'approved', 'not-applicable']);
    expect(nextStates('approved')).not.toContain('closed');
    expect(nextStates('closed')).not.toContain('not-applicable');
    const work = only(fresh());
    expect(moveCase(work, { to: 'closed', on: START, approval: APPROVAL }).problem).toBe('not-allowed');
    expect(moveCase(work, { to: 'closed', on: START, isCovered: true }).problem).toBe('no-approval');
    expect(moveCase(work, { to: 'closed', on: '2026-03-25', approval: APPROVAL, isCovered: true }).work?.state).toBe('closed');
    const asked = only(taken(fresh(), 'requested'));
    expect(moveCase(asked, { to: 'approved', on: '2026-03-25' }).problem).toBe('no-approval');
    expect(moveCase(asked, { to: 'approved', on: '2026-03-25', approval: { ...APPROVAL, documentNo: '号' } }).problem).toBe(
      'approval-number',
    );
    expect(moveCase(asked, { to: 'approved', on: '2026-03-19', approval: APPROVAL }).problem).toBe('approval-date');
    expect(moveCase(asked, { to: 'not-applicable', on: START }).problem).toBe('no-reason');
  });

  it('every state can be reached and left', () => {
    for (const state of CASE_STATES) {
      expect(nextStates(state).length).toBeGreaterThan(0);
      expect(CASE_STATES.some((other) => other !== state && nextStates(other).includes(state))).toBe(true);
    }
  });

  it('nobody is added twice, numbers are never given again, and a document is corrected only where there is one', () => {
    const list = addCases(fresh(), [UNIT, { ...UNIT, enterpriseId: 'e2' }], START, null);
    expect(list.cases.map(({ id }) => id)).toEqual([1, 2]);
    const less = removeCases(list, new Set([2]));
    expect(addCases(less, [{ ...UNIT, enterpriseId: 'e3' }], START, null).cases.map(({ id }) => id)).toEqual([1, 3]);
    expect(setApproval(list, new Set([1]), APPROVAL, '2026-04-01')).toBe(list);
    const corrected = setApproval(
      taken(fresh(), 'requested', 'approved'),
      new Set([1]),
      { ...APPROVAL, documentNo: '〔2026〕9号' },
      '2026-04-01',
    );
    expect(only(corrected).approval?.documentNo).toBe('〔2026〕9号');
  });

  it('a due date warns a week before and only while something is to be done', () => {
    expect(dueMark({ state: 'survey', dueOn: '2026-03-01' }, '2026-03-02')).toBe('overdue');
    expect(dueMark({ state: 'survey', dueOn: '2026-03-09' }, '2026-03-02')).toBe('soon');
    expect(dueMark({ state: 'survey', dueOn: '2026-03-10' }, '2026-03-02')).toBe('later');
    expect(dueMark({ state: 'closed', dueOn: '2026-03-01' }, '2026-03-02')).toBe('none');
  });
});

describe('a worklist as text', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(worklist, (list) => {
        expect(parseWorklist(serializeWorklist(list)).worklist).toEqual(list);
      }),
    );
  });

  it('is refused whole when it is damaged: no case is lost or made up', () => {
    fc.assert(
      fc.property(worklist, fc.nat(), fc.constantFrom('', '"', '}', '0', 'null'), (list, at, put) => {
        const text = serializeWorklist(list);
        const place = at % text.length;
        const { worklist: read, problem } = parseWorklist(text.slice(0, place) + put + text.slice(place + 1));
        if (read === null) expect(problem).not.toBeNull();
        else expect(read.cases.length).toBe(list.cases.length);
      }),
    );
    const text = serializeWorklist(taken(fresh(), 'requested', 'approved'));
    for (const [from, to] of [
      [/"approval":\{[^}]*\}/, '"approval":null'],
      [/"state":"approved"/, '"state":"survey"'],
      [/"nextId":2/, '"nextId":1'],
      [/"addedOn":"[^"]*"/, '"addedOn":"2026-02-30"'],
      [/"isLeft":false/, '"isLeft":0'],
    ] as const) {
      expect(text).toMatch(from);
      expect(parseWorklist(text.replace(from, to)).problem).toBe('shape');
    }
    expect(parseWorklist(text.replace('"version":1', '"version":2')).problem).toBe('version');
    expect(parseWorklist('{').problem).toBe('not-json');
    expect(parseWorklist('[]').problem).toBe('shape');
  });
});

const carried = worklist.chain((list) => fc.tuple(fc.constant(list), unitsOf(list), day, unitsOf(list), day));

describe('the next list', () => {
  it('never loses anything, says the same twice, and an older list changes nothing', () => {
    fc.assert(
      fc.property(carried, ([list, units, on, later, laterOn]) => {
        const once = carryOver(list, units, on, on);
        const twice = carryOver(once, later, laterOn, laterOn);
        for (const [before, after] of [
          [list, once],
          [once, twice],
        ] as const) {
          expect(after.cases.map(({ id }) => id)).toEqual(before.cases.map(({ id }) => id));
          expect(after.nextId).toBe(before.nextId);
          expect(after.campaign?.gaps.length).toBe(before.campaign?.gaps.length);
          for (const [index, work] of after.cases.entries()) {
            const was = before.cases[index];
            if (was === undefined) throw new Error('a case is gone');
            expect(work.history.slice(0, was.history.length)).toEqual(was.history);
            expect([work.owner, work.dueOn, work.note, work.gapClass, work.addedOn]).toEqual([
              was.owner,
              was.dueOn,
              was.note,
              was.gapClass,
              was.addedOn,
            ]);
            if (work.state !== was.state) expect([was.state, work.state, work.reopenedOn !== null]).toEqual(['closed', 'survey', true]);
            else expect(work.approval).toEqual(was.approval);
          }
        }
        expect(carryOver(once, units, on, on)).toEqual(once);
        if (laterOn < on) expect(twice).toBe(once);
      }),
    );
  });

  it('every case is listed once at most as to verify or in conflict, and each decision settles it', () => {
    fc.assert(
      fc.property(carried, ([list, units, on]) => {
        const once = carryOver(list, units, on, on);
        const { toVerify, conflicts } = findingsOf(once, units, on);
        const named = [...toVerify, ...conflicts.map(({ caseId }) => caseId)];
        expect(new Set(named).size).toBe(named.length);
        for (const { caseId } of conflicts) {
          const kept = decideCase(once, caseId, { kind: 'keep' }, on, on);
          expect(findingsOf(kept, units, on).conflicts.map((found) => found.caseId)).not.toContain(caseId);
          expect(kept.cases.length).toBe(once.cases.length);
        }
      }),
    );
  });

  it('shows who is covered now, opens again who no longer is, and sets apart who left', () => {
    const seen = carryOver(fresh(), [listed({ covered: true })], '2026-04-01', '2026-04-02');
    expect(findingsOf(seen, [listed({ covered: true })], '2026-04-01').toVerify).toEqual([1]);
    const { worklist: closed } = moveCases(seen, new Set([1]), { to: 'closed', on: '2026-04-03', approval: APPROVAL }, new Set([1]));
    expect(only(closed).state).toBe('closed');
    const again = carryOver(closed, [listed()], '2026-05-01', '2026-05-02');
    expect([only(again).state, only(again).reopenedOn]).toEqual(['survey', '2026-05-01']);
    expect(findingsOf(again, [listed()], '2026-05-01').reopened).toEqual([1]);
    const gone = carryOver(again, [], '2026-06-01', '2026-06-02');
    expect(only(gone).isLeft).toBe(true);
    const back = carryOver(gone, [listed()], '2026-07-01', '2026-07-02');
    expect(only(back).isLeft).toBe(false);
    expect(
      only(back)
        .history.map(({ kind }) => kind)
        .slice(-2),
    ).toEqual(['left', 'returned']);
  });

  it('contradicts only what was there before it', () => {
    const approved = taken(fresh(), 'requested', 'approved');
    expect(findingsOf(approved, [listed()], '2026-03-15').conflicts).toEqual([]);
    expect(findingsOf(approved, [listed()], '2026-04-01').conflicts.map(({ kind }) => kind)).toEqual(['approved-uncovered']);
    const closed = taken(approved, 'elected', 'filed', 'closed');
    const [conflict] = findingsOf(closed, [listed()], '2026-04-01').conflicts;
    expect(conflict?.kind).toBe('closed-uncovered');
    expect(only(decideCase(closed, 1, { kind: 'reopen' }, '2026-04-01', '2026-04-02'))).toMatchObject({
      state: 'survey',
      reopenedOn: '2026-04-01',
    });
    expect(only(decideCase(approved, 1, { kind: 'reopen' }, '2026-04-01', '2026-04-02')).state).toBe('requested');
  });

  it('follows a new key by code or name, asks where several could be meant, and where the key stands for another', () => {
    const renumbered = carryOver(fresh(), [listed({ enterpriseId: 'x9', name: '示例甲(更名)公司' })], '2026-04-01', '2026-04-02');
    expect(only(renumbered)).toMatchObject({ enterpriseId: 'x9', name: '示例甲(更名)公司' });
    const two = [listed({ enterpriseId: 'x1', uscc: null }), listed({ enterpriseId: 'x2', uscc: null })];
    expect(findingsOf(fresh(), two, '2026-04-01').conflicts[0]).toMatchObject({ kind: 'ambiguous', units: two });
    const other = listed({ uscc: '91990000TC0000021A', name: '示例乙公司' });
    expect(findingsOf(fresh(), [other], '2026-04-01').conflicts[0]).toMatchObject({ kind: 'identity-changed', units: [other] });
    const linked = decideCase(fresh(), 1, { kind: 'link', unit: other }, '2026-04-01', '2026-04-02');
    expect(findingsOf(linked, [other], '2026-04-01').conflicts).toEqual([]);
    // Two cases, one enterprise.
    const twins = fresh([UNIT, { enterpriseId: 'e2', uscc: null, name: '示例甲 公司', gapClass: null }]);
    const units = [listed(), listed({ caseId: 2 })];
    expect(findingsOf(twins, units, '2026-04-01').conflicts).toEqual([{ kind: 'twin', caseId: 2, units: [], otherId: 1 }]);
    const merged = decideCase(twins, 2, { kind: 'merge' }, '2026-04-01', '2026-04-02');
    expect(merged.cases[1]).toMatchObject({ state: 'not-applicable', reason: 'duplicate' });
    expect(findingsOf(merged, units, '2026-04-01').conflicts).toEqual([]);
  });

  it('follows a new key in the baseline of the campaign too', () => {
    const list = fresh();
    const campaign = {
      name: '攻坚',
      startOn: START,
      endOn: '2026-06-08',
      baselineOn: START,
      isLocked: false,
      definition: STANDARD_DEFINITION,
      target: { scope: 'all', kind: 'share', value: 1 } as const,
      places: { district: [], park: [], street: [], building: [] },
      gaps: [['e1', 3, -1, -1, -1, -1]] as const,
    };
    const next = carryOver({ ...list, campaign }, [listed({ enterpriseId: 'x9' })], '2026-04-01', '2026-04-02');
    expect(next.campaign?.gaps).toEqual([['x9', 3, -1, -1, -1, -1]]);
  });
});
