import { describe, expect, test } from 'vitest';
import { matchLists } from '../../src/intake/matching/match-lists.ts';
import { EMPTY_DECISIONS } from '../../src/model/match-decisions.ts';
import type { ListSide } from '../../src/model/match-types.ts';
import type { MatchOutcome, RunSide } from '../../src/state/match-state.ts';
import { comparedListOf } from '../../src/state/union-list.ts';

const sideOf = (...name: string[]): ListSide => ({ rowCount: name.length, name });

const enterprises: RunSide = {
  ref: { kind: 'table', table: 'enterprise' },
  source: '底数',
  side: sideOf('甲星精密机械有限公司', '乙月生物科技有限公司', '丙山软件有限公司', '甲星精密机械有限公司', '丁河新材料科技有限公司'),
  rows: Int32Array.of(70, 30, 50, 10, 90),
  dataset: { id: 'own', version: 3 },
  isSynthetic: false,
};
const taxpayers: RunSide = {
  ref: { kind: 'file', id: 1 },
  source: '纳税名单.csv',
  side: sideOf('乙月生物科技有限公司', '甲星精密机械有限公司', '戊海贸易有限公司', '丁河新材料技术有限公司'),
  rows: null,
  dataset: null,
  isSynthetic: true,
};

const outcomeOf = (left: RunSide, right: RunSide): MatchOutcome => ({
  id: 4,
  left,
  right,
  result: matchLists(left.side, right.side),
  ranOn: '2024-04-10',
  book: EMPTY_DECISIONS,
  ignored: [],
});

describe('the list that the queues of trade unions go by', () => {
  test.each([
    ['left', outcomeOf(enterprises, taxpayers)],
    ['right', outcomeOf(taxpayers, enterprises)],
  ])('names rows of enterprises, second entries too, those in doubt apart; the dataset on the %s', (_side, outcome) => {
    expect(comparedListOf(outcome)).toEqual({
      id: 4,
      source: '纳税名单.csv',
      ranOn: '2024-04-10',
      isSynthetic: true,
      listed: [10, 30, 70],
      unsure: [90],
      strangers: 1,
    });
  });

  test('is none without enterprises of a dataset, or without a list of a file', () => {
    expect(comparedListOf(outcomeOf(taxpayers, { ...taxpayers, ref: { kind: 'file', id: 2 } }))).toBeNull();
    const unions: RunSide = { ...enterprises, ref: { kind: 'table', table: 'trade_union' }, rows: null };
    expect(comparedListOf(outcomeOf(enterprises, unions))).toBeNull();
  });
});
