import fc from 'fast-check';
import { afterAll, describe, test } from 'vitest';
import { xlsxOf } from '../../../support/xlsx-parts.ts';
import { ENCODINGS, encodeText, writeCsv } from '../decode/text-writing.ts';
import { CASES, runs } from './budget.ts';
import { endSuite, holdLaws, Tally, watchConsole } from './laws.ts';
import { idAt, mobileAt, nameAt } from './personal-markers.ts';

const tally = new Tally();
const heard = watchConsole();

afterAll(() => endSuite('generated', tally, heard));

/** Headers of enterprises, organizations, buildings, parks and alliances, and some of nobody. */
const HEADERS = [
  ...[
    '企业名称',
    '单位名称',
    '统一社会信用代码',
    '所在楼宇',
    '所属园区',
    '所在街道',
    '职工人数(人)',
    '党员人数',
    '成立日期',
    '行业',
    '企业性质',
    '登记状态',
  ],
  ...[
    '党组织名称',
    '党组织类型',
    '上级党组织',
    '换届日期',
    '是否建立党组织',
    '组建方式',
    '楼宇名称',
    '楼层',
    '园区名称',
    '面积(万平方米)',
    '联盟名称',
    '牵头单位',
  ],
  ...['经度', '纬度', '坐标', '地址', '备注', '注册资本(万元)', '纳税额', '序号', '', '其他', 'Remark', '企业名称', '情况说明'],
];
const PERSON_HEADERS = ['联系人', '姓名', '书记姓名', '法定代表人', '负责人', '党建联络员'];
const NUMBER_HEADERS = ['联系电话', '手机', '身份证号', '备注', '情况说明', '地址', '联系方式', '企业名称', '所在楼宇', '其他'];

const cell = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '',
      '—',
      '无',
      '0',
      '12',
      '1,234',
      '３',
      '约50人',
      '3.61万',
      '20余家',
      '是',
      '否',
      '√',
      '男',
      '合计',
      '小计',
      '#REF!',
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom('2024-01-05', '2024年4月', '45000', '20240415', '1/2/2024', '长期', '24.1', '2024-02-30') },
  { weight: 2, arbitrary: fc.constantFrom('106.63', '26.57', '106°38′E', '106.63,26.57', '35566123.4', '13009999', '999', '-1') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('甲公司', '甲公司党支部', '一号楼', '示例园区', '91990000TC0000013F', '9.13205E+17', 'C39', '私营', '存续'),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '\t', ' ', '=', '甲', '\u200b', '；'), maxLength: 8 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('=HYPERLINK("x")', '="00123"', "'00123", '+86', '@x', '长'.repeat(400), '9'.repeat(40), '[1,2]', '{"a":1}'),
  },
);

/** How people write a number into a cell. */
const spelled = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => ` ${text} `,
  (text) => `="${text}"`,
  (text) => `'${text}`,
  (text) => `\t${text}`,
  (text) => `电话:${text}`,
  (text) => `${text}(办)`,
  (text) => `甲公司 ${text}`,
  (text) => `见附件;${text};${text}`,
);

interface Column {
  readonly header: string;
  readonly cells: readonly string[];
}

function columnOf(header: fc.Arbitrary<string>, cells: fc.Arbitrary<string>, rows: number): fc.Arbitrary<Column> {
  return fc.record({ header, cells: fc.array(cells, { minLength: rows, maxLength: rows }) });
}

const index = fc.nat({ max: 999 });
const number = fc.tuple(spelled, index, fc.boolean()).map(([spell, at, isId]) => spell(isId ? idAt(at) : mobileAt(at)));

/** Any columns in any order, some about people, all of one height; a title above and a sum below where the dice say so. */
const table = fc.nat({ max: 14 }).chain((rows) =>
  fc
    .record({
      plain: fc.array(columnOf(fc.constantFrom(...HEADERS), cell, rows), { minLength: 1, maxLength: 7 }),
      people: fc.array(columnOf(fc.constantFrom(...PERSON_HEADERS), fc.oneof(fc.constant(''), index.map(nameAt)), rows), { maxLength: 2 }),
      numbers: fc.array(
        columnOf(fc.constantFrom(...NUMBER_HEADERS), fc.oneof({ weight: 2, arbitrary: number }, { weight: 1, arbitrary: cell }), rows),
        {
          maxLength: 2,
        },
      ),
      seed: fc.nat(),
      titles: fc.array(fc.constantFrom(['示例园区台账'], ['填表单位:示例街道', '', '2024年'], ['']), { maxLength: 2 }),
      hasSum: fc.boolean(),
    })
    .map(({ plain, people, numbers, seed, titles, hasSum }) => {
      const columns = [...plain, ...people, ...numbers].sort(
        (a, b) => ((a.header.length * 31 + seed) % 7) - ((b.header.length * 17 + seed) % 7),
      );
      const body = Array.from({ length: rows }, (_, row) => columns.map(({ cells }) => cells[row] ?? ''));
      const sum = hasSum ? [columns.map((_, at) => (at === 0 ? '合计' : '1000'))] : [];
      return [...titles, columns.map(({ header }) => header), ...body, ...sum];
    }),
);

/** Signs that XML has room for. */
function inXml(text: string): string {
  const kept = [...text].filter((sign) => {
    const code = sign.codePointAt(0) ?? 0;
    return (code >= 0x20 || code === 9 || code === 10 || code === 13) && !(code >= 0xd800 && code <= 0xdfff) && (code & 0xfffe) !== 0xfffe;
  });
  return kept.join('').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Lone halves of surrogate pairs are in no encoding. */
function whole(text: string): string {
  return [...text].filter((sign) => !(sign.length === 1 && sign >= '\ud800' && sign <= '\udfff')).join('');
}

describe('lists that nobody has seen', () => {
  test('as text, in every encoding', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(...ENCODINGS),
        fc.constantFrom(',', '\t', ';', '|'),
        fc.boolean(),
        async (rows, encoding, delimiter, hasMark) => {
          const clean = rows.map((cells) => cells.map(whole));
          const bytes = encodeText(writeCsv(clean, delimiter, '\r\n'), encoding, hasMark || encoding.startsWith('utf-16'));
          await holdLaws({ name: '名单.csv', bytes }, tally);
        },
      ),
      runs(CASES.generated.asText),
    );
  });

  test('as .xlsx', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const data = rows.map(
          (cells) =>
            `<row>${cells.map((text) => `<c t="inlineStr"><is><t xml:space="preserve">${inXml(text)}</t></is></c>`).join('')}</row>`,
        );
        await holdLaws({ name: '名单.xlsx', bytes: xlsxOf({ sheets: [{ name: '名单', data: data.join('') }] }) }, tally);
      }),
      runs(CASES.generated.asWorkbook),
    );
  });
});
