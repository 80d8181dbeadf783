import { describe, expect, test } from 'vitest';
import { messagesFor } from '../../src/locales/messages.ts';
import { notARate, parseCsv, printedValue, publishedFigures } from '../../src/workspaces/compare/published-figures.ts';

const figures = publishedFigures();
const figure = (id: string) => {
  const found = figures.find((entry) => entry.id === id);
  if (found === undefined) throw new Error(`no figure ${id}`);
  return found;
};

describe('published figures', () => {
  test('the table is there, each with place, indicator and source', () => {
    expect(figures.length).toBeGreaterThan(100);
    for (const entry of figures) for (const text of [entry.id, entry.place, entry.indicator, entry.source]) expect(text).not.toBe('');
  });

  test('93 % is printed as it was published, without a decimal', () => {
    expect(printedValue(figure('F073'))).toBe('93%');
    expect(printedValue(figure('F072'))).toBe('147家');
  });

  test.each([
    ['F071', '不足100家'],
    ['F085', '3.61万个'],
    ['F086', '6.7万家'],
    ['F164', '约85亿元'],
    ['F084', '901个'],
    ['F018', '1000余家'],
  ])('%s: %s', (id, printed) => {
    expect(printedValue(figure(id))).toBe(printed);
  });

  test('a number that the source lost is not invented', () => {
    expect(printedValue(figure('F122'))).toBeNull();
  });

  test('37 organizations and 777 tenants are said not to be a coverage rate, in one place only', () => {
    const pairs = figures.map((entry) => notARate(entry, figures)).filter((pair) => pair !== null);
    expect(pairs).toEqual([{ organizations: 37, tenants: 777 }]);
    expect(messagesFor('zh-CN').compare.organizationsAndTenants(37, 777)).toBe('37个企业党组织、777家入驻企业(不是覆盖率)');
  });

  test('attributes of single persons are left out', () => {
    expect(figures.some((entry) => /党龄/.test(entry.indicator))).toBe(false);
  });

  test('quotes, commas and line ends inside cells are read', () => {
    expect(parseCsv('a,b\r\n"x,""y""",2\r\n')).toEqual([['x,"y"', '2']]);
  });
});
