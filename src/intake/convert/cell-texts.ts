import { checkUscc } from '../../model/uscc.ts';
import { parseText } from '../values/parse-text.ts';
import { parseUscc, proposeUscc } from '../values/parse-uscc.ts';
import type { CellBytes, CellSource } from './cell-source.ts';
import { isPerfectUscc } from './fast-uscc.ts';
import { isPlainText } from './plain-text.ts';
import type { ProblemSink } from './problem-log.ts';

const decoder = new TextDecoder();

/** Names and codes of rows as strings, by which rows are told apart. Cells that need no care get none. */
export class CellTexts {
  private readonly cell: CellBytes = { bytes: new Uint8Array(0), start: 0, end: 0 };

  /** The cleaned text of a cell; '' for an empty one, a null mark, or no column. */
  read(source: CellSource | undefined, row: number): string {
    if (source === undefined) return '';
    const text = this.plain(source, row);
    if (text !== null) return text;
    const parsed = parseText(source.text(row));
    return parsed.kind === 'value' ? parsed.value : '';
  }

  /** Whether {@link read} would give a text. */
  has(source: CellSource | undefined, row: number): boolean {
    if (source === undefined) return false;
    source.read(row, this.cell);
    if (this.cell.start === this.cell.end) return false;
    return isPlainText(this.cell) || this.read(source, row) !== '';
  }

  /** Where a code without any fault lies; null where the cell needs a careful reading. Valid until the next call. */
  perfectCode(source: CellSource, row: number): CellBytes | null {
    source.read(row, this.cell);
    return isPerfectUscc(this.cell.bytes, this.cell.start, this.cell.end) ? this.cell : null;
  }

  /** Whether a cell begins with these ASCII signs. */
  begins(source: CellSource, row: number, signs: string): boolean {
    source.read(row, this.cell);
    const { bytes, start, end } = this.cell;
    if (end - start < signs.length) return false;
    for (let at = 0; at < signs.length; at += 1) if (bytes[start + at] !== signs.charCodeAt(at)) return false;
    return true;
  }

  /** The credit code of a row as stored; null where it cannot be read. A check that fails is said, and the code stays. */
  code(source: CellSource, column: number, row: number, log: ProblemSink): string | null {
    const { cell } = this;
    source.read(row, cell);
    if (cell.start === cell.end) return null;
    if (isPerfectUscc(cell.bytes, cell.start, cell.end)) return decoder.decode(cell.bytes.subarray(cell.start, cell.end));
    const text = source.text(row);
    const parsed = parseUscc(text);
    if (parsed.kind === 'unreadable') log.add(parsed.reason, 'emptied', column, row, validProposal(text));
    if (parsed.kind !== 'value') return null;
    const { code, findings } = parsed.value;
    if (findings.some(({ severity }) => severity === 'warning')) log.add('uscc-check', 'warned', column, row);
    return code;
  }

  /** null where the text must be read with care. */
  private plain(source: CellSource, row: number): string | null {
    const { cell } = this;
    source.read(row, cell);
    if (cell.start === cell.end) return '';
    return isPlainText(cell) ? decoder.decode(cell.bytes.subarray(cell.start, cell.end)) : null;
  }
}

/** O for 0 and I for 1, where the checks then hold: offered, never done. */
function validProposal(text: string): string | null {
  const proposal = proposeUscc(text);
  return proposal !== null && checkUscc(proposal).valid ? proposal : null;
}
