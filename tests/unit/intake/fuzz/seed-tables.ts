import { idAt, mobileAt, nameAt } from './personal-markers.ts';

/** A ledger as it really comes: title, merged header, personal columns, values of every kind, a sum row and a signature. */

export const HEADER = [
  '序号',
  '企业名称',
  '统一社会信用代码',
  '所在楼宇',
  '职工人数(人)',
  '党员人数',
  '党组织名称',
  '成立日期',
  '联系人',
  '联系电话',
  '身份证号',
  '是否高新技术企业',
  '经度',
  '纬度',
  '备注',
] as const;

const STAFF = ['1,234', '２０余', '—', '3名', '', '0', '三十二', '约50人', '1.2万', '无'];
const DATES = ['2020-01-05', '2020年3月', '43831', '2019/7/8', '', '20210401', '2020.1', '21.3.4', '长期', '—'];
const FLAGS = ['是', '否', '√', '', '已认定', '无', '1', '0', '×', '—'];
const CODES = ['91990000TC0000013F', '91990000TC0000021A', '', '9.13205E+17', '91990000TC0000030', '无'];

/** `rows` rows of data without header; every one of them names a person. */
export function ledgerRows(rows: number): string[][] {
  return Array.from({ length: rows }, (_, row) => [
    String(row + 1),
    `示例${'甲乙丙丁戊己庚辛壬癸'[row % 10] ?? ''}${row}科技有限公司`,
    CODES[row % CODES.length] ?? '',
    `${['一', '二', '三'][row % 3] ?? ''}号楼`,
    STAFF[row % STAFF.length] ?? '',
    String(row % 7),
    row % 3 === 0 ? `示例${row}公司党支部` : '无',
    DATES[row % DATES.length] ?? '',
    nameAt(row),
    mobileAt(row),
    idAt(row),
    FLAGS[row % FLAGS.length] ?? '',
    (106.6 + row / 1000).toFixed(4),
    (26.5 + row / 1000).toFixed(4),
    row % 4 === 0 ? `联系人:${nameAt(row + 1)} ${mobileAt(row + 100)}` : row % 4 === 1 ? `身份证${idAt(row + 100)}` : '',
  ]);
}

/** Title, header in two rows, data, a sum and who filled it in. */
export function ledger(rows: number): string[][] {
  const under = HEADER.map((name) => (name === '党员人数' ? '正式' : ''));
  const sum = HEADER.map((_, column) => (column === 0 ? '合计' : column === 4 ? '1300' : ''));
  return [['示例园区企业党建台账'], [...HEADER], under, ...ledgerRows(rows), sum, ['填表人:', nameAt(2), '电话:', mobileAt(77)]];
}

/** One row of header, then data: for formats that name their columns. */
export function records(rows: number): Record<string, string>[] {
  return ledgerRows(rows).map((cells) => Object.fromEntries(HEADER.map((name, column) => [name, cells[column] ?? ''])));
}
