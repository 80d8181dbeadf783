import { AtlasError } from '../../model/errors.ts';
import type { DecodedFile } from '../raw-sheet.ts';
import { htmlText } from './html-text.ts';
import { MAX_SHEET_COLUMNS, MAX_SHEET_ROWS, SheetSink } from './sheet-sink.ts';

/** A tag with its attributes, a comment, or the whole of an element whose content is no text. */
const MARKUP =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|title)\b[\s\S]*?(?:<\/\1\s*>|$)|<(\/?)([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^"'>]){0,4000})>|<[!?][^>]*>/gi;

/**
 * Reads the tables of a web page, one sheet each: many Chinese systems export pages under the name .xls.
 * Cells are texts as a browser shows them. Throws AtlasError 'file-unknown-format' where there is no table.
 */
export function decodeHtmlTables(html: string, file: string): DecodedFile {
  const reader = new TableReader();
  let at = 0;
  for (const found of html.matchAll(MARKUP)) {
    reader.text(html.slice(at, found.index));
    at = found.index + found[0].length;
    if (found[3] === undefined) continue;
    if (found[2] === '/') reader.close(found[3].toLowerCase());
    else reader.open(found[3].toLowerCase(), found[4] ?? '');
  }
  reader.text(html.slice(at));
  reader.end();
  if (reader.sinks.length === 0) throw new AtlasError('file-unknown-format', { file });
  return {
    fileName: file,
    format: 'HTML',
    encoding: null,
    delimiter: null,
    sheets: reader.sinks.map((sink) => sink.finish()),
    notes: reader.sinks.flatMap((sink) => sink.notes()),
  };
}

class TableReader {
  readonly sinks: SheetSink[] = [];
  private depth = 0;
  private row = -1;
  private cells: string[] = [];
  private column = 0;
  private words: string | null = null;
  private colspan = 1;
  /** For each column the row until which a cell from above covers it. */
  private covered: number[] = [];

  open(name: string, attributes: string): void {
    if (name === 'table') this.openTable();
    else if (this.depth > 1) this.text(' ');
    else if (name === 'tr') this.openRow();
    else if (name === 'td' || name === 'th') this.openCell(attributes);
    else if (/^(br|p|div|li)$/.test(name) && this.words !== null) this.words += '\n';
  }

  close(name: string): void {
    if (name === 'table' && this.depth > 0) {
      this.depth -= 1;
      if (this.depth === 0) this.endRow();
    } else if (this.depth !== 1) return;
    else if (name === 'td' || name === 'th') this.endCell();
    else if (name === 'tr') this.endRow();
  }

  text(text: string): void {
    if (this.words !== null) this.words += htmlText(text);
  }

  end(): void {
    if (this.depth > 0) this.endRow();
  }

  private openTable(): void {
    this.depth += 1;
    if (this.depth > 1) return;
    this.sinks.push(new SheetSink(this.sinks.length === 0 ? '' : String(this.sinks.length + 1), false));
    this.row = -1;
    this.covered = [];
  }

  private openRow(): void {
    if (this.depth === 0) return;
    this.endRow();
    this.row += 1;
    this.column = 0;
  }

  private openCell(attributes: string): void {
    if (this.depth === 0) return;
    if (this.row < 0) this.openRow();
    this.endCell();
    while ((this.covered[this.column] ?? 0) > this.row) this.column += 1;
    this.words = '';
    this.colspan = spanOf(attributes, 'colspan', MAX_SHEET_COLUMNS);
    const rowspan = spanOf(attributes, 'rowspan', MAX_SHEET_ROWS);
    if (rowspan === 1 && this.colspan === 1) return;
    if (this.column + this.colspan > MAX_SHEET_COLUMNS) this.colspan = 1;
    const { row, column, colspan } = this;
    this.sinks.at(-1)?.merges.push({ firstRow: row, lastRow: row + rowspan, firstColumn: column, lastColumn: column + colspan });
    for (let index = column; index < column + colspan; index += 1) this.covered[index] = row + rowspan;
  }

  private endCell(): void {
    if (this.words === null) return;
    const text = this.words
      .replace(/ {2,}/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim();
    if (text !== '') this.cells[this.column] = text;
    this.column += this.colspan;
    this.words = null;
  }

  private endRow(): void {
    this.endCell();
    if (this.row >= 0) this.sinks.at(-1)?.row(this.row, this.cells);
    this.cells = [];
  }
}

function spanOf(attributes: string, name: string, limit: number): number {
  if (!attributes.toLowerCase().includes(name)) return 1;
  const span = Number(new RegExp(`\\b${name}\\s*=\\s*["']?\\s*(\\d+)`, 'i').exec(attributes)?.[1] ?? 1);
  return Math.min(Math.max(span, 1), limit);
}
