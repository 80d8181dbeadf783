import { describe, expect, test } from 'vitest';
import { fillTaskSheet, PLACEHOLDERS, unknownPlaces } from '../../src/exports/task-sheet.ts';
import { LANGUAGES } from '../../src/locales/messages.ts';
import { sheetWords } from '../../src/locales/sheet-words.ts';

const VALUES = { 单位: '示例街道', 数量: '2', 截止日期: '2026年9月1日', 名单: '1. 示例甲\n2. 示例{乙}', 依据: '支部条例第四条' };

describe('task sheets', () => {
  test('fill every place, a list over as many lines as it has', () => {
    expect(fillTaskSheet('致{单位}:\n共{数量}家,{截止日期}前\n{名单}\n依据{依据}', VALUES)).toEqual([
      '致示例街道:',
      '共2家,2026年9月1日前',
      '1. 示例甲',
      '2. 示例{乙}',
      '依据支部条例第四条',
    ]);
  });

  test('what fills a place is never filled again', () => {
    expect(fillTaskSheet('{单位}', { ...VALUES, 单位: '{数量}{名单}' })).toEqual(['{数量}{名单}']);
  });

  test('places that nobody knows stay and are named', () => {
    expect(fillTaskSheet('{姓名} {单位}', VALUES)).toEqual(['{姓名} 示例街道']);
    expect(unknownPlaces('{姓名}{单位}{姓名}{ }')).toEqual(['姓名', ' ']);
  });

  test.each(LANGUAGES)('the default template in %s uses every place and says that measures are proposals', (language) => {
    const { templateDefault } = sheetWords(language);
    for (const name of PLACEHOLDERS) expect(templateDefault).toContain(`{${name}}`);
    expect(unknownPlaces(templateDefault)).toEqual([]);
    expect(templateDefault).toMatch(/须按程序报上级党组织批准|subject to approval/);
  });
});
