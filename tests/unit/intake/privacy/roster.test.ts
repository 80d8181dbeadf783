import { describe, expect, it } from 'vitest';
import { assertNoPersonal, scanExport } from '../../../../src/intake/privacy/scan-export.ts';
import { errorSentence } from '../../../../src/locales/error-sentence.ts';
import { messagesFor } from '../../../../src/locales/messages.ts';
import { AtlasError } from '../../../../src/model/errors.ts';
import { syntheticUscc } from '../../../../src/model/uscc.ts';

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const SURNAMES = [...'张李王赵孙周吴郑'];
const nameOf = (row: number): string => `${SURNAMES[row % 8]}${[...'一二三四五六七八九'][Math.floor(row / 8) % 9]}`;
const rosterOf = (rows: readonly (readonly string[])[]) => scanExport(rows).isRoster;

describe('rosters', () => {
  it.each([
    [
      'of members without a unit',
      [
        ['姓名', '性别', '民族', '出生年月', '学历', '入党时间'],
        ...range(20).map((row) => [nameOf(row), '男', '汉族', '1900-01', '本科', '2000-01-01']),
      ],
    ],
    [
      'with units repeated',
      [['企业名称', '姓名', '性别', '学历'], ...range(40).map((row) => [`合成企业${row % 8}`, nameOf(row), '女', '大专'])],
    ],
    [
      'with units merged over their rows',
      [['企业名称', '姓名', '性别', '学历'], ...range(40).map((row) => [row % 5 === 0 ? `合成企业${row}` : '', nameOf(row), '女', '大专'])],
    ],
    [
      'with the unit of each person',
      [
        ['序号', '姓名', '性别', '工作单位', '入党时间'],
        ...range(20).map((row) => [String(row + 1), nameOf(row), '男', `合成企业${row}`, '2000-01-01']),
      ],
    ],
    [
      'that begins with the person',
      [['姓名', '性别', '籍贯', '企业名称'], ...range(20).map((row) => [nameOf(row), '男', '合成', `合成企业${row}`])],
    ],
    ['known by its values', [['甲', '乙', '丙'], ...range(20).map((row) => [nameOf(row), row % 3 === 0 ? '女' : '男', '汉族'])]],
  ])('%s', (_, rows) => expect(rosterOf(rows)).toBe(true));

  it.each([
    [
      'a ledger with its secretaries',
      [
        ['企业名称', '统一社会信用代码', '书记姓名', '性别', '学历', '联系电话'],
        ...range(20).map((row) => [`合成企业${row}`, syntheticUscc(row), nameOf(row), '男', '本科', '0851']),
      ],
    ],
    [
      'a ledger with unqualified names',
      [['企业名称', '姓名', '性别', '入党时间'], ...range(20).map((row) => [`合成企业${row}`, nameOf(row), '男', '2000-01-01'])],
    ],
    [
      'a list of organizations',
      [
        ['党组织名称', '书记/姓名', '书记/性别', '书记/出生年月'],
        ...range(20).map((row) => [`合成第${row}支部`, nameOf(row), '男', '1900-01']),
      ],
    ],
    [
      'a ledger of which half have a secretary',
      [
        ['企业名称', '书记', '性别', '民族'],
        ...range(20).map((row) => [`合成企业${row}`, row % 2 ? nameOf(row) : '', row % 2 ? '男' : '', row % 2 ? '汉族' : '']),
      ],
    ],
    [
      'counts by group',
      [['园区', '性别/男', '性别/女', '学历/本科', '35岁以下人数'], ...range(9).map((row) => [`合成园区${row}`, '3', '2', '4', '1'])],
    ],
    ['one trait alone', [['楼宇', '联系人', '职务'], ...range(9).map((row) => [`合成楼宇${row}`, nameOf(row), '经理'])]],
  ])('not %s', (_, rows) => expect(rosterOf(rows)).toBe(false));

  it('says which columns make it one, and the message says what to do', () => {
    const report = scanExport([['姓名', '性别', '民族', '党员数'], ...range(9).map((row) => [nameOf(row), '男', '汉族', '1'])]);
    expect(report.rosterHeaders).toEqual(['姓名', '性别', '民族']);
    const error = new AtlasError('file-roster', { file: 'a.xlsx', columns: report.rosterHeaders });
    expect(errorSentence(messagesFor('zh-CN'), error).what).toContain('是名册,不是汇总表');
    expect(errorSentence(messagesFor('zh-CN'), error).what).toContain('姓名、性别、民族');
    expect(errorSentence(messagesFor('en'), error).remedy).toContain('one row per enterprise');
  });
});

describe('exports', () => {
  it('passes a list of enterprises', () => {
    expect(() =>
      assertNoPersonal([
        ['企业名称', '统一社会信用代码', '党员数', '备注'],
        ['合成企业', syntheticUscc(1), '3', '融资'],
      ]),
    ).not.toThrow();
  });

  it('stops at personal data and names the column, not the value', () => {
    const rows = [
      ['企业名称', '备注', '书记姓名'],
      ['合成企业', '联系人:张三 13800138000', '李四'],
    ];
    const error = (() => {
      try {
        assertNoPersonal(rows);
      } catch (thrown) {
        return thrown;
      }
      return null;
    })();
    expect(error).toMatchObject({ code: 'export-personal', params: { columns: ['备注', '书记姓名'], count: 2 } });
    expect(JSON.stringify(error)).not.toContain('13800138000');
  });

  it('takes what was masked before for clean', () => {
    expect(() =>
      assertNoPersonal([
        ['企业名称', '备注'],
        ['合成企业', '联系人:■■■ ■■■'],
      ]),
    ).not.toThrow();
  });
});
