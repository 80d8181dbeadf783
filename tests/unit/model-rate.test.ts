import { expect, it } from 'vitest';
import { areComparable, type Rate, rateValue } from '../../src/model/rate.ts';

const rate: Rate = {
  metric: 'ORG_COVERAGE',
  numerator: 147,
  denominator: 158,
  unknown: 0,
  definitionId: 'gy-published-scope',
  asOf: '2022-07-04',
};

it('is null over nothing, not zero', () => {
  expect(rateValue(rate)).toBeCloseTo(0.9304, 4);
  expect(rateValue({ numerator: 0, denominator: 0 })).toBeNull();
});

it('stands beside another only under one definition', () => {
  expect(areComparable(rate, { ...rate, asOf: '2021-12-31' })).toBe(true);
  expect(areComparable(rate, { ...rate, definitionId: 'uq-all-tenants' })).toBe(false);
  expect(areComparable(rate, { ...rate, metric: 'SINGLE_RATE' })).toBe(false);
});
