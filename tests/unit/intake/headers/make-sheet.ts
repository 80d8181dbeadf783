import { type MergedRange, type RawSheet, SheetBuilder } from '../../../../src/intake/raw-sheet.ts';
import type { FieldKind } from '../../../../src/model/fields.ts';
import { syntheticUscc } from '../../../../src/model/uscc.ts';

export function makeSheet(rows: readonly (readonly string[])[], more: Partial<RawSheet> = {}): RawSheet {
  const builder = new SheetBuilder();
  for (const row of rows) builder.appendRow(row);
  return {
    name: '',
    columns: builder.finish(),
    rowCount: builder.rowCount,
    firstRow: 1,
    isHidden: false,
    merges: [],
    headerRows: null,
    geometryColumn: null,
    statedCrs: null,
    ...more,
  };
}

export const merge = (firstRow: number, lastRow: number, firstColumn: number, lastColumn: number): MergedRange => ({
  firstRow,
  lastRow,
  firstColumn,
  lastColumn,
});

/** A plausible cell of a field's kind in row `row`. */
export function sampleCell(kind: FieldKind, row: number): string {
  switch (kind) {
    case 'count':
      return String((row * 7) % 40);
    case 'decimal':
      return ((row * 13.7) % 90).toFixed(2);
    case 'flag':
      return row % 3 === 0 ? '否' : '是';
    case 'date':
      return `20${String(10 + (row % 14))}-0${1 + (row % 9)}-1${row % 10}`;
    case 'uscc':
      return syntheticUscc(row + 1);
    case 'longitude':
      return (106.6 + row / 1000).toFixed(5);
    case 'latitude':
      return (26.5 + row / 1000).toFixed(5);
    case 'lonlat':
    case 'geometry':
      return `${(106.6 + row / 1000).toFixed(5)},${(26.5 + row / 1000).toFixed(5)}`;
    case 'district-code':
      return row % 2 === 0 ? '520115' : '520103';
    case 'size-class':
      return ['小型', '微型', '中型'][row % 3] ?? '小型';
    case 'row-number':
      return String(row + 1);
    case 'name':
      return `测试科技${String.fromCodePoint(0x4e00 + row * 31)}有限公司`;
    case 'industry':
      return ['软件开发', '制造业', '批发业'][row % 3] ?? '制造业';
    case 'ownership':
      return row % 2 === 0 ? '私营' : '国有';
    case 'status':
      return '存续';
    case 'formation':
      return row % 2 === 0 ? '单独组建' : '联合组建';
    case 'org-type':
      return '党支部';
    case 'tags':
      return row % 2 === 0 ? '专精特新' : '高新技术企业';
    case 'text':
    case 'texts':
    case 'free-text':
      return `测试路${row}号之内容`;
  }
}
