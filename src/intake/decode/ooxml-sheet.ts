import { booleanText, isoText, numericText } from './cell-text.ts';
import type { NumberKind } from './number-format.ts';
import { cellString, RichText } from './ooxml-parts.ts';
import { MAX_SHEET_COLUMNS, MAX_SHEET_ROWS, type SheetSink } from './sheet-sink.ts';
import { attribute, type XmlHandler } from './xml-stream.ts';

export interface SheetContext {
  readonly strings: readonly string[];
  readonly kinds: readonly NumberKind[];
  readonly is1904: boolean;
}

/** Reads a worksheet (ECMA-376 part 1, 18.3) into a sink as it streams by. Throws Error where rows do not rise or lie off the sheet. */
export class SheetPart implements XmlHandler {
  private readonly sink: SheetSink;
  private readonly context: SheetContext;
  private readonly inline = new RichText();
  private cells: string[] = [];
  private row = -1;
  private column = -1;
  private type: string | null = null;
  private style = 0;
  private value = '';
  private isInData = false;
  private isInCell = false;
  private isInValue = false;
  private isInline = false;
  private hasValue = false;
  private hasFormula = false;

  constructor(sink: SheetSink, context: SheetContext) {
    this.sink = sink;
    this.context = context;
  }

  open(name: string, attributes: string): void {
    if (this.isInCell) this.openInCell(name);
    else if (this.isInData) {
      if (name === 'c') this.openCell(attributes);
      else if (name === 'row') this.openRow(attributes);
    } else if (name === 'sheetData') this.isInData = true;
    else if (name === 'mergeCell') this.merge(attribute(attributes, 'ref') ?? '');
  }

  close(name: string): void {
    // Anchors of form controls, further down, have rows of their own.
    if (!this.isInData) return;
    if (name === 'v') this.isInValue = false;
    else if (name === 'is') this.isInline = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') this.closeRow();
    else if (name === 'sheetData') this.isInData = false;
    else if (this.isInline) this.inline.close(name);
  }

  text(text: string): void {
    if (this.isInValue) this.value += text;
    else if (this.isInline) this.inline.text(text);
  }

  private openInCell(name: string): void {
    if (name === 'v') {
      this.isInValue = true;
      this.hasValue = true;
    } else if (name === 'f') this.hasFormula = true;
    else if (name === 'is') this.isInline = true;
    else if (this.isInline) this.inline.open(name);
  }

  private openRow(attributes: string): void {
    const number = attribute(attributes, 'r');
    const row = number === null ? this.row + 1 : Number(number) - 1;
    if (!(Number.isInteger(row) && row > this.row && row < MAX_SHEET_ROWS)) throw new Error('rows out of order');
    this.row = row;
    this.column = -1;
    this.cells = [];
  }

  private closeRow(): void {
    this.sink.row(this.row, this.cells);
    this.cells = [];
  }

  private openCell(attributes: string): void {
    const reference = attribute(attributes, 'r');
    this.column = reference === null ? this.column + 1 : columnOf(reference);
    if (!(this.column >= 0 && this.column < MAX_SHEET_COLUMNS)) throw new Error('column off the sheet');
    this.type = attribute(attributes, 't');
    this.style = Number(attribute(attributes, 's') ?? 0);
    this.value = '';
    this.isInCell = true;
    this.hasValue = false;
    this.hasFormula = false;
  }

  private closeCell(): void {
    this.isInCell = false;
    const text = this.cellText();
    if (text !== '') this.cells[this.column] = text;
  }

  private cellText(): string {
    const { type, value } = this;
    // A formula that gives an empty text has an empty value, and says that it is a text.
    const isEmpty = type === 'str' ? !this.hasValue : value === '';
    if (isEmpty && type !== 'inlineStr') {
      if (this.hasFormula) this.sink.formulasWithoutValue += 1;
      return '';
    }
    if (type === null || type === 'n') return numericText(Number(value), this.context.kinds[this.style] ?? 'number', this.context.is1904);
    if (type === 's') return this.shared(Number(value));
    if (type === 'str') return cellString(value);
    if (type === 'inlineStr') return this.inline.take() || cellString(value);
    if (type === 'b') return booleanText(value === '1' || value === 'true');
    if (type === 'd') return isoText(value);
    if (type === 'e') this.sink.errors += 1;
    return '';
  }

  private shared(index: number): string {
    const text = this.context.strings[index];
    if (text === undefined) throw new Error('shared string missing');
    return text;
  }

  private merge(reference: string): void {
    const [first = '', last = first] = reference.split(':');
    const range = { firstRow: rowOf(first), lastRow: rowOf(last) + 1, firstColumn: columnOf(first), lastColumn: columnOf(last) + 1 };
    if (range.firstRow >= 0 && range.firstColumn >= 0) this.sink.merges.push(range);
  }
}

/** 'AB12' → 27; -1 where there are no letters. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = (reference.charCodeAt(at) & 0xdf) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** 'AB12' → 11; -1 where there are no digits. */
function rowOf(reference: string): number {
  const digits = /\d+$/.exec(reference);
  return digits === null ? -1 : Number(digits[0]) - 1;
}
