import type { PrivacyReport } from '../../model/privacy-report.ts';
import { maskHeaderRow } from './mask-headers.ts';
import { maskNames } from './mask-names.ts';
import { MASK, maskText } from './mask-text.ts';

/** Labels of whoever filled a list in: the cell to their right is a name, above the header as below the data. */
const SIGNATURE = /^(?:填报|填表|制表|制单|审核|审批|复核|报送|经办|录入)(?:人|人员)(?:签字|签名|姓名)?$/u;
/** Further labels of a form; in a column of data such words are offices and mean nothing for their neighbour. */
const FORM_LABEL =
  /^(?:(?:单位|主要|部门|分管)?(?:联系人|负责人|责任人|领导|书记)|姓名|法定代表人)(?:签字|签名)?$|^(?:联系)?(?:电话|方式|手机)(?:号码?)?$/u;

/**
 * Rows of a sheet as a screen may show them: `rows` as rowTexts gives them, from row `from` of the sheet. Every cell of
 * a dropped column is ■■■, unless `allowed` by the person; elsewhere every part that looks personal, be it in a title, a
 * header or a closing remark. Stricter than the import: what a column of codes may keep (LookAlike) is hidden here too, and
 * what has the shape of a name is hidden above the header and where no words belong (`isWordless`, rows of the sheet).
 */
export function maskCells(
  rows: readonly (readonly string[])[],
  from: number,
  report: PrivacyReport,
  allowed: ReadonlySet<number> = new Set(),
  isWordless: (row: number, column: number, text: string) => boolean = () => false,
): string[][] {
  const fates = new Map(report.columns.map(({ column, fate }) => [column, fate]));
  const headers = report.columns.map(({ header }) => header);
  return rows.map((cells, index) => {
    const isData = from + index >= report.headerLast;
    if (!isData && from + index >= report.headerFirst) return maskHeaderRow(cells, headers);
    return cells.map((text, column) => {
      if (text === '') return text;
      const fate = fates.get(column);
      if (isData && (fate === 'refuse' || (fate === 'ask' && !allowed.has(column)))) return MASK;
      const row = from + index;
      if (isAfterLabel(cells, column, !isData)) return MASK;
      const masked = maskText(text);
      return !isData || isWordless(row, column, text) ? maskNames(masked) : masked;
    });
  });
}

function isAfterLabel(cells: readonly string[], column: number, isForm: boolean): boolean {
  for (let left = column - 1; left >= 0; left -= 1) {
    const text = cells[left] ?? '';
    if (text === '') continue;
    const label = text.normalize('NFKC').replace(/[\s()::]/gu, '');
    return SIGNATURE.test(label) || (isForm && FORM_LABEL.test(label));
  }
  return false;
}
