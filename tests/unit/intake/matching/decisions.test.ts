import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchLists } from '../../../../src/intake/matching/match-lists.ts';
import { rowIdentity } from '../../../../src/intake/matching/row-identity.ts';
import {
  applyDecision,
  type Decision,
  type DecisionAction,
  type DecisionBook,
  EMPTY_DECISIONS,
  pairKey,
  parseDecisions,
  serializeDecisions,
  VERDICTS,
  type Verdict,
} from '../../../../src/model/match-decisions.ts';
import { type ListSide, MATCH_CLASSES, MATCH_KEYS, reasonsOf } from '../../../../src/model/match-types.ts';
import { syntheticUscc } from '../../../../src/model/uscc.ts';

const side = (...rows: readonly (readonly [name: string, uscc?: string | null, district?: string])[]): ListSide => ({
  rowCount: rows.length,
  name: rows.map(([name]) => name),
  uscc: rows.map(([, uscc]) => uscc ?? null),
  district: rows.map(([, , district]) => district ?? null),
});

function decide(
  left: ListSide,
  l: number,
  right: ListSide,
  r: number,
  verdict: Verdict,
  book: DecisionBook = EMPTY_DECISIONS,
): DecisionBook {
  const decision: Decision = { verdict, left: rowIdentity(left, l), right: rowIdentity(right, r), decidedOn: '2024-04-10' };
  return applyDecision(book, { kind: 'decide', decision }).book;
}

function leftRow(left: ListSide, right: ListSide, decisions: DecisionBook, row = 0) {
  const result = matchLists(left, right, { decisions });
  const at = result.leftAt[row] ?? -1;
  return {
    class: MATCH_CLASSES[result.rows.class[at] ?? -1],
    key: MATCH_KEYS[result.rows.key[at] ?? -1],
    partner: result.rows.right[at],
    reasons: reasonsOf(result.rows.reasons[at] ?? 0),
    conflicts: result.decisionConflicts.map(({ code }) => code),
    alternatives: result.alternatives.right.length,
  };
}

const [A, B, C] = [syntheticUscc(1), syntheticUscc(2), syntheticUscc(3)];
const TAX = side(['航衡软件有限责任公司', null, '130671'], ['星拓餐饮有限公司']);
const UNION = side(['瑞维物流有限公司', null, '130671'], ['航衡软件有限公司', null, '130671']);

describe('next month', () => {
  it('a confirmed pair stays matched, and stays so when a name changes slightly', () => {
    const book = decide(TAX, 0, UNION, 1, 'confirmed');
    expect(leftRow(TAX, UNION, book)).toMatchObject({ class: 'MATCHED', key: 'FUZZY', partner: 1, reasons: ['decision-confirmed'] });
    const later = side(['保定航衡软件有限责任公司', null, '130671']);
    expect(leftRow(later, UNION, book)).toMatchObject({ class: 'MATCHED', partner: 1 });
    expect(leftRow(side(['航衡软件股份有限公司(曾用名:航衡软件有限责任公司)']), UNION, book)).toMatchObject({
      class: 'MATCHED',
      partner: 1,
    });
  });

  it('a pair confirmed by code survives any new name', () => {
    const tax = side(['航衡软件有限责任公司', A]);
    const book = decide(tax, 0, UNION, 1, 'confirmed');
    expect(leftRow(side(['丙丁餐饮有限公司', A]), UNION, book)).toMatchObject({ class: 'MATCHED', partner: 1 });
  });

  it('a rejected pair never comes back as a candidate, by whatever key', () => {
    const book = decide(TAX, 0, UNION, 1, 'rejected');
    expect(leftRow(TAX, UNION, book)).toMatchObject({ class: 'LEFT_ONLY', alternatives: 0, reasons: ['decision-rejected'] });
    const renamed = side(['保定航衡软件有限责任公司', null, '130671']);
    expect(leftRow(renamed, UNION, book)).toMatchObject({ class: 'LEFT_ONLY', alternatives: 0 });
    const same = side(['便民有限公司', A]);
    const other = side(['便民有限公司', A]);
    expect(leftRow(same, other, decide(same, 0, other, 0, 'rejected')).class).toBe('LEFT_ONLY');
  });

  it('a rejected pair leaves both free for others', () => {
    const union = side(['航衡软件有限公司', null, '130671'], ['航衡软件科技有限责任公司', null, '130671']);
    const book = decide(TAX, 0, union, 0, 'rejected');
    expect(leftRow(TAX, union, book)).toMatchObject({ class: 'UNSURE', partner: 1 });
  });

  it('a branch by decision points at its parent and is never merged', () => {
    const left = side(['航衡软件保定工厂']);
    const right = side(['航衡软件有限公司']);
    const book = decide(left, 0, right, 0, 'left-is-branch');
    expect(leftRow(left, right, book)).toMatchObject({ class: 'LEFT_ONLY', partner: 0, reasons: ['decision-branch'] });
  });
});

describe('decisions against new data', () => {
  it('a confirmed pair that now carries two codes is put before a person', () => {
    const book = decide(TAX, 0, UNION, 1, 'confirmed');
    const tax = side(['航衡软件有限责任公司', A, '130671']);
    const union = side(['航衡软件有限公司', B, '130671']);
    expect(leftRow(tax, union, book)).toMatchObject({
      class: 'UNSURE',
      reasons: ['decision-conflict'],
      conflicts: ['confirmed-uscc-differs'],
    });
  });

  it('a rejected pair that now shares a code, likewise', () => {
    const book = decide(TAX, 0, UNION, 1, 'rejected');
    const tax = side(['航衡软件有限责任公司', A, '130671']);
    const union = side(['航衡软件有限公司', A, '130671']);
    expect(leftRow(tax, union, book)).toMatchObject({ class: 'UNSURE', conflicts: ['rejected-uscc-equal'] });
  });

  it('so is a code that now stands at another row', () => {
    const book = decide(TAX, 0, UNION, 1, 'confirmed');
    const tax = side(['航衡软件有限责任公司', A, '130671']);
    const union = side(['航衡软件有限公司', null, '130671'], ['丙丁有限公司', A, '130671']);
    const result = matchLists(tax, union, { decisions: book });
    expect(result.decisionConflicts.map(({ code }) => code)).toEqual(['confirmed-against-uscc']);
    expect(result.counts).toMatchObject({ matched: 0, unsureLeft: 1, unsureRight: 2 });
  });

  it('so is a name that now carries another code than it had', () => {
    const tax = side(['航衡软件有限责任公司', A]);
    const book = decide(tax, 0, UNION, 1, 'confirmed');
    expect(leftRow(side(['航衡软件有限责任公司', C]), UNION, book).conflicts).toEqual(['uscc-changed']);
  });

  it('and a branch confirmed as its parent: never merged', () => {
    const left = side(['航衡软件有限公司保定分公司']);
    const right = side(['航衡软件有限公司']);
    const found = leftRow(left, right, decide(left, 0, right, 0, 'confirmed'));
    expect(found).toMatchObject({ class: 'LEFT_ONLY', conflicts: ['confirmed-branch-parent'] });
  });

  it('counts decisions whose rows are gone', () => {
    const book = decide(TAX, 0, UNION, 1, 'confirmed');
    expect(matchLists(side(['丙丁有限公司']), UNION, { decisions: book })).toMatchObject({
      decisionsWithoutRows: 1,
      decisionConflicts: [],
    });
  });
});

const identity = fc.record({
  uscc: fc.option(fc.integer({ min: 1, max: 3 }).map(syntheticUscc), { nil: null }),
  name: fc.constantFrom('甲有限公司', '乙有限公司', '丙有限公司'),
  district: fc.option(fc.constantFrom('1', '2'), { nil: null }),
});
const decision: fc.Arbitrary<Decision> = fc.record({
  verdict: fc.constantFrom(...VERDICTS),
  left: identity,
  right: identity,
  decidedOn: fc.constant(null),
});
const action: fc.Arbitrary<DecisionAction> = fc.oneof(
  decision.map((item): DecisionAction => ({ kind: 'decide', decision: item })),
  decision.map((item): DecisionAction => ({ kind: 'withdraw', key: pairKey(item.left, item.right) })),
  fc
    .array(decision, { maxLength: 3 })
    .map((items): DecisionAction => ({ kind: 'batch', actions: items.map((item) => ({ kind: 'decide' as const, decision: item })) })),
);

describe('the book', () => {
  it('every action is undone by its inverse', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
        let book = EMPTY_DECISIONS;
        const history: { before: DecisionBook; inverse: DecisionAction }[] = [];
        for (const item of actions) {
          const step = applyDecision(book, item);
          history.unshift({ before: book, inverse: step.inverse });
          book = step.book;
        }
        for (const { before, inverse } of history) {
          book = applyDecision(book, inverse).book;
          expect(serializeDecisions(book)).toBe(serializeDecisions(before));
        }
      }),
    );
  });

  it('a confirmed row has one partner', () => {
    const one = decide(TAX, 0, UNION, 0, 'confirmed');
    const two = decide(TAX, 0, UNION, 1, 'confirmed', one);
    expect(Object.values(two.decisions)).toHaveLength(1);
    const both = decide(TAX, 0, UNION, 1, 'rejected', one);
    expect(Object.values(both.decisions)).toHaveLength(2);
  });

  it('comes back from its text, the same whatever the order of deciding', () => {
    fc.assert(
      fc.property(fc.uniqueArray(decision, { selector: ({ left, right }) => pairKey(left, right), maxLength: 6 }), (items) => {
        const rejected = items.map((item): Decision => ({ ...item, verdict: 'rejected' }));
        const build = (list: readonly Decision[]) =>
          list.reduce((book, item) => applyDecision(book, { kind: 'decide', decision: item }).book, EMPTY_DECISIONS);
        const text = serializeDecisions(build(rejected));
        expect(serializeDecisions(build([...rejected].reverse()))).toBe(text);
        expect(parseDecisions(text)).toEqual({ book: build(rejected), error: null });
      }),
    );
  });

  it.each([
    ['{', 'decisions-not-json'],
    ['{"version":1}', 'decisions-shape'],
    ['{"version":2,"decisions":[]}', 'decisions-version'],
    ['{"version":1,"decisions":[{"verdict":"maybe"}]}', 'decisions-shape'],
    [
      '{"version":1,"decisions":[{"verdict":"confirmed","left":{"uscc":"a b","name":"x","district":null},"right":{"uscc":null,"name":"y","district":null},"decidedOn":null}]}',
      'decisions-shape',
    ],
  ])('refuses %s', (text, error) => {
    expect(parseDecisions(text)).toEqual({ book: null, error });
  });
});
