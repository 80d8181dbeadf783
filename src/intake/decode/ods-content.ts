import { AtlasError } from '../../model/errors.ts';
import { booleanText, durationText, isoText, numberText } from './cell-text.ts';
import { MAX_SHEET_COLUMNS, MAX_SHEET_ROWS, SheetSink } from './sheet-sink.ts';
import { attribute, plainText, type XmlHandler } from './xml-stream.ts';

/** A few bytes can ask for a filled sheet of 17 thousand million cells: repeated text beyond this is refused. */
const REPEATED_LIMIT = 64 * 1024 * 1024;

/** Reads content.xml of an OpenDocument spreadsheet (ISO/IEC 26300-1:2015, 9) into one sink a table. */
export class OdsContent implements XmlHandler {
  readonly sinks: SheetSink[] = [];
  comments = 0;
  private readonly file: string;
  private readonly hiddenStyles = new Set<string>();
  private tableStyle = '';
  private sink: SheetSink | null = null;
  private row = 0;
  private rowRepeat = 1;
  private cells: string[] = [];
  private column = 0;
  private cell = '';
  private isInCell = false;
  private paragraphs = 0;
  private isInParagraph = false;
  private note = 0;
  private nested = 0;
  private words = '';
  private repeated = 0;

  constructor(file: string) {
    this.file = file;
  }

  open(name: string, attributes: string): void {
    if (name === 'table' && this.isInCell) this.nested += 1;
    if (this.nested > 0) return;
    if (name === 'annotation') {
      this.note += 1;
      this.comments += 1;
    }
    if (this.note > 0) return;
    if (name === 'style') this.tableStyle = attribute(attributes, 'name') ?? '';
    else if (name === 'table-properties' && attribute(attributes, 'display') === 'false') this.hiddenStyles.add(this.tableStyle);
    else if (name === 'table') this.openTable(attributes);
    else if (name === 'table-row') this.openRow(attributes);
    else if (name === 'table-cell' || name === 'covered-table-cell') this.openCell(attributes);
    else if (this.isInCell) this.openText(name, attributes);
  }

  close(name: string): void {
    if (this.nested > 0) {
      if (name === 'table') this.nested -= 1;
      return;
    }
    if (name === 'annotation') this.note -= 1;
    if (this.note > 0) return;
    if (name === 'table-cell' || name === 'covered-table-cell') this.closeCell();
    else if (name === 'table-row') this.closeRow();
    else if (name === 'p' || name === 'h') this.isInParagraph = false;
    else if (name === 'table') this.sink = null;
  }

  text(text: string): void {
    if (this.isInParagraph && this.note === 0 && this.nested === 0) this.words += plainText(text).replace(/[ \t\n]+/g, ' ');
  }

  private openTable(attributes: string): void {
    this.sink = new SheetSink(attribute(attributes, 'name') ?? '', this.hiddenStyles.has(attribute(attributes, 'style-name') ?? ''));
    this.sinks.push(this.sink);
    this.row = 0;
  }

  private openRow(attributes: string): void {
    this.cells = [];
    this.column = 0;
    this.rowRepeat = repeatOf(attributes, 'number-rows-repeated');
  }

  private closeRow(): void {
    if (this.cells.length > 0) {
      if (this.row + this.rowRepeat > MAX_SHEET_ROWS) throw new Error('row off the sheet');
      if (this.rowRepeat > 1) this.spend(this.cells.reduce((sum, cell) => sum + cell.length + 1, 0) * (this.rowRepeat - 1));
      for (let copy = 0; copy < this.rowRepeat; copy += 1) this.sink?.row(this.row + copy, this.cells);
    }
    this.row += this.rowRepeat;
  }

  private openCell(attributes: string): void {
    this.cell = attributes;
    this.isInCell = true;
    this.words = '';
    this.paragraphs = 0;
    const height = repeatOf(attributes, 'number-rows-spanned');
    const width = repeatOf(attributes, 'number-columns-spanned');
    if (height * width > 1) {
      const { row, column } = this;
      this.sink?.merges.push({ firstRow: row, lastRow: row + height, firstColumn: column, lastColumn: column + width });
    }
  }

  private closeCell(): void {
    this.isInCell = false;
    const repeat = repeatOf(this.cell, 'number-columns-repeated');
    const text = this.cellText();
    if (text !== '') {
      if (this.column + repeat > MAX_SHEET_COLUMNS) throw new Error('column off the sheet');
      this.spend((text.length + 1) * (repeat - 1));
      for (let copy = 0; copy < repeat; copy += 1) this.cells[this.column + copy] = text;
    }
    this.column += repeat;
  }

  private cellText(): string {
    const get = (name: string): string | null => attribute(this.cell, name);
    // `calcext:value-type` comes second and tells errors apart; the first is `office:value-type`.
    if (this.sink !== null && /value-type\s*=\s*["']error/.test(this.cell)) {
      this.sink.errors += 1;
      return '';
    }
    const type = get('value-type');
    if (type === null && this.sink !== null && get('formula') !== null && this.words === '') this.sink.formulasWithoutValue += 1;
    if (type === 'float' || type === 'percentage' || type === 'currency') return numberText(Number(get('value')));
    if (type === 'date') return isoText(get('date-value') ?? '');
    if (type === 'time') return durationText(get('time-value') ?? '');
    if (type === 'boolean') return booleanText(get('boolean-value') === 'true');
    return get('string-value') ?? this.words;
  }

  private openText(name: string, attributes: string): void {
    if (name === 'p' || name === 'h') {
      if (this.paragraphs > 0) this.words += '\n';
      this.paragraphs += 1;
      this.isInParagraph = true;
    } else if (name === 's') {
      const spaces = Number(attribute(attributes, 'c') ?? 1);
      this.spend(spaces);
      this.words += ' '.repeat(spaces);
    } else if (name === 'tab') this.words += '\t';
    else if (name === 'line-break') this.words += '\n';
  }

  private spend(characters: number): void {
    this.repeated += characters;
    if (!(this.repeated <= REPEATED_LIMIT)) {
      throw new AtlasError('file-too-large', { file: this.file, size: this.repeated, limit: REPEATED_LIMIT });
    }
  }
}

function repeatOf(attributes: string, name: string): number {
  if (!attributes.includes(name)) return 1;
  const count = Number(attribute(attributes, name));
  return Number.isInteger(count) && count > 0 ? count : 1;
}
