import { CHUNK_ROWS, MAX_COLUMNS, type TextColumn } from '../raw-sheet.ts';
import { quotedSource } from './quoted-source.ts';
import { RowWidths } from './row-widths.ts';
import { isDelimiter } from './stated-delimiter.ts';
import { TextColumnWriter } from './text-column-writer.ts';

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;

/** What a byte can mean. Outside quotes all of them count, inside only line ends, the quote and NUL. */
const TEXT = 0;
const LINE_END = 1;
const QUOTING = 2;
const NUL = 3;
const DELIMITER = 4;

const AT_START = 0;
const PLAIN = 1;
const QUOTED = 2;
/** After a quote inside quotes: the end of the cell, or the first half of a doubled quote. */
const CLOSED = 3;
/** Blanks after the closing quote. */
const AFTER = 4;

/** A quoted cell with line ends that is longer than this was opened by a stray quote. Excel's longest cell is 32,767 characters. */
const MAX_QUOTED_BYTES = 4 << 20;

type Segment = { readonly bytes: Uint8Array; at: number; readonly to: number };

/**
 * Splits UTF-8 into records and cells (RFC 4180, Y. Shafranovich, 2005) straight into columns of bytes.
 * Beyond the standard: lines end in CRLF, LF or CR; a quote inside a cell is text; blank lines are rows;
 * NUL is no text and is dropped; a quoted cell followed by more text keeps its quotes as they lie; the
 * formula ="00123" is the text in it. A
 * quote that opens a cell and is never closed, or closed only on a later line in the middle of text, is
 * taken for text, and everything after it is split anew.
 */
export class RecordSplitter {
  rowCount = 0;
  /** Quotes that turned out to open nothing, and the number (from 0) of the first row with one. */
  strayQuotes = 0;
  firstStrayQuote = -1;
  /** Runs of NUL bytes, and the first row with one. */
  nulRuns = 0;
  firstNul = -1;
  /** The widest row that holds text, as long as it is wider than MAX_COLUMNS. */
  widest = 0;
  readonly widths = new RowWidths();

  private readonly meanings = new Uint8Array(256);
  private readonly quotedMeanings = new Uint8Array(256);
  private readonly delimiter: Uint8Array;
  private readonly writers: TextColumnWriter[] = [];
  private readonly discarded = new TextColumnWriter();
  private writer: TextColumnWriter;
  private chunkRow = 0;
  private chunkIndex = 0;
  private cellIndex = 0;
  private cellStart = 0;
  private state = AT_START;
  private afterCr = false;
  private afterNul = false;
  private quotedLines = false;
  private closedAt = 0;
  private bytesFed = 0;

  /** `delimiter` is one character that is neither a quote nor a line end. Throws RangeError for others. */
  constructor(delimiter: string) {
    if (!isDelimiter(delimiter)) throw new RangeError('delimiter');
    this.delimiter = new TextEncoder().encode(delimiter);
    for (const meanings of [this.meanings, this.quotedMeanings]) {
      meanings[LF] = LINE_END;
      meanings[CR] = LINE_END;
      meanings[QUOTE] = QUOTING;
      meanings[0] = NUL;
    }
    this.meanings[this.delimiter[0] ?? 0] = DELIMITER;
    this.writer = this.writerOf(0);
  }

  /** Takes bytes [from, to), whole characters of UTF-8. */
  feed(bytes: Uint8Array, from: number, to: number): void {
    this.bytesFed += to - from;
    this.run({ bytes, at: from, to });
  }

  /** Ends the last row, if the text did not end in a line end. */
  end(): void {
    while (this.state === QUOTED) this.run(this.strayQuote(false));
    if (this.state !== AT_START || this.cellIndex > 0) this.endRow();
  }

  /** In place of `end` where the text was cut: leaves off the row that was begun. */
  endCut(): void {
    if (this.state === QUOTED && this.writer.length - this.cellStart > this.bytesFed / 4) {
      while (this.state === QUOTED) this.run(this.strayQuote(false));
    }
    if (this.rowCount === 0) {
      this.end();
      return;
    }
    this.writer.length = this.cellStart;
    for (const writer of this.writers) writer.unmark(this.chunkRow);
    this.state = AT_START;
    this.cellIndex = 0;
  }

  /** The columns, without empty ones at the right. Only once, after `end` or `endCut`. */
  columns(): readonly TextColumn[] {
    if (this.chunkRow > 0) this.closeChunks();
    let width = this.writers.length;
    while (width > 0 && this.writers[width - 1]?.isEmpty !== false) width -= 1;
    return this.writers.slice(0, width).map((writer) => writer.toColumn());
  }

  private run(first: Segment): void {
    const segments = [first];
    for (let segment = segments.at(-1); segment !== undefined; segment = segments.at(-1)) {
      const again = this.split(segment);
      if (segment.at >= segment.to) segments.pop();
      if (again !== null) segments.push(again);
    }
  }

  /** Works through a segment. Stops where a quote turns out to be stray, with what has to be split anew. */
  private split(segment: Segment): Segment | null {
    const { bytes, to } = segment;
    const { meanings, quotedMeanings } = this;
    let at = segment.at;
    while (at < to) {
      if (this.state === QUOTED) {
        const start = at;
        at = this.writer.appendRun(bytes, at, to, quotedMeanings);
        if (at > start) {
          this.afterNul = false;
          continue;
        }
        const byte = bytes[at] ?? 0;
        at += 1;
        if (byte === 0) {
          this.countNul();
        } else if (byte === QUOTE) {
          this.afterNul = false;
          this.state = CLOSED;
          this.closedAt = this.writer.length;
        } else {
          this.afterNul = false;
          this.quotedLines = true;
          this.writer.appendByte(byte);
          if (this.writer.length - this.cellStart > MAX_QUOTED_BYTES) {
            segment.at = at;
            return this.strayQuote(false);
          }
        }
        continue;
      }
      if (this.state >= CLOSED) {
        const byte = bytes[at] ?? 0;
        const meaning = meanings[byte];
        if (this.state === CLOSED && byte === QUOTE) {
          this.writer.appendByte(QUOTE);
          this.state = QUOTED;
          at += 1;
          continue;
        }
        if (meaning === TEXT && (byte === 0x20 || byte === 0x09)) {
          this.writer.appendByte(byte);
          this.state = AFTER;
          at += 1;
          continue;
        }
        if (meaning === TEXT || meaning === QUOTING || (meaning === DELIMITER && !this.isDelimiterAt(bytes, at))) {
          if (this.quotedLines) {
            segment.at = at;
            return this.strayQuote(true);
          }
          this.writer.insertByte(this.closedAt, QUOTE);
          this.writer.insertByte(this.cellStart, QUOTE);
          this.state = PLAIN;
        }
      }
      const start = at;
      at = this.writer.appendRun(bytes, at, to, meanings);
      if (at > start) {
        this.state = PLAIN;
        this.afterCr = false;
        this.afterNul = false;
        // Longer than a run, or at the end.
        if (at === to || meanings[bytes[at] ?? 0] === TEXT) continue;
      }
      at = this.punctuation(bytes, at);
    }
    segment.at = at;
    return null;
  }

  /** The byte at `at`, outside quotes, which is not plain text; answers where to go on. */
  private punctuation(bytes: Uint8Array, at: number): number {
    const byte = bytes[at] ?? 0;
    const meaning = this.meanings[byte];
    if (meaning === NUL) {
      this.countNul();
      return at + 1;
    }
    this.afterNul = false;
    const wasCr = this.afterCr;
    this.afterCr = byte === CR;
    if (meaning === LINE_END) {
      if (byte !== LF || !wasCr) this.endRow();
      return at + 1;
    }
    if (meaning === DELIMITER && this.isDelimiterAt(bytes, at)) {
      this.endCell();
      this.cellIndex += 1;
      this.startCell();
      return at + this.delimiter.length;
    }
    if (meaning === QUOTING && this.state === AT_START) {
      this.state = QUOTED;
      this.quotedLines = false;
      return at + 1;
    }
    this.writer.appendByte(byte);
    this.state = PLAIN;
    return at + 1;
  }

  private isDelimiterAt(bytes: Uint8Array, at: number): boolean {
    const { delimiter } = this;
    for (let index = 1; index < delimiter.length; index += 1) if (bytes[at + index] !== delimiter[index]) return false;
    return true;
  }

  /**
   * Takes the quote that opened the cell for text, and gives what followed it, as it was in the file. No byte is split
   * more than twice: all quotes in between are doubled, so none of them can open a cell and leave it open.
   */
  private strayQuote(wasClosed: boolean): Segment {
    const { writer } = this;
    const source = quotedSource(writer.copyFrom(this.cellStart), wasClosed ? this.closedAt - this.cellStart : null);
    writer.length = this.cellStart;
    writer.appendByte(QUOTE);
    this.state = PLAIN;
    this.afterCr = false;
    this.strayQuotes += 1;
    if (this.firstStrayQuote < 0) this.firstStrayQuote = this.rowCount;
    return { bytes: source, at: 0, to: source.length };
  }

  private countNul(): void {
    if (this.afterNul) return;
    this.afterNul = true;
    this.nulRuns += 1;
    if (this.firstNul < 0) this.firstNul = this.rowCount;
  }

  private startCell(): void {
    this.writer = this.cellIndex < MAX_COLUMNS ? this.writerOf(this.cellIndex) : this.discarded;
    this.cellStart = this.writer.length;
    this.state = AT_START;
  }

  private endCell(): void {
    const { writer } = this;
    if (writer.length === this.cellStart) return;
    writer.unwrapText(this.cellStart);
    if (this.cellIndex < MAX_COLUMNS) {
      writer.mark(this.chunkRow, this.cellStart);
    } else {
      writer.length = 0;
      this.widest = Math.max(this.widest, this.cellIndex + 1);
    }
  }

  private endRow(): void {
    const isBlank = this.cellIndex === 0 && this.state === AT_START;
    this.endCell();
    this.widths.add(this.rowCount, isBlank ? 0 : this.cellIndex + 1);
    this.rowCount += 1;
    this.chunkRow += 1;
    if (this.chunkRow === CHUNK_ROWS) this.closeChunks();
    this.cellIndex = 0;
    this.startCell();
  }

  private closeChunks(): void {
    for (const writer of this.writers) writer.closeChunk(this.chunkIndex, this.chunkRow);
    this.chunkIndex += 1;
    this.chunkRow = 0;
  }

  private writerOf(index: number): TextColumnWriter {
    for (;;) {
      const writer = this.writers[index];
      if (writer !== undefined) return writer;
      this.writers.push(new TextColumnWriter());
    }
  }
}
