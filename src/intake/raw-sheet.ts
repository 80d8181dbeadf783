/**
 * What every decoder of foreign formats gives: text cells by column, as they lie in the file, nothing
 * interpreted. It lives in a worker and never leaves it whole: what a screen may see is the preview,
 * what the database may see is what the import plan lets through.
 */

/** Rows of one column: row i is bytes[offsets[i] .. offsets[i + 1]] in UTF-8; an empty cell has no bytes. */
export interface TextChunk {
  readonly bytes: Uint8Array;
  /** One more than there are rows. */
  readonly offsets: Uint32Array;
}

/** All columns of a sheet are cut into chunks at the same rows: CHUNK_ROWS each, the last one shorter. */
export interface TextColumn {
  readonly chunks: readonly TextChunk[];
}

/** Rows and columns from 0, ends excluded. Only the first cell of a merged range holds text. */
export interface MergedRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

export interface RawSheet {
  /** Name of the sheet, layer or archive entry; '' where the format has none. */
  readonly name: string;
  /** At most MAX_COLUMNS; columns that hold nothing at all at the right are left off. */
  readonly columns: readonly TextColumn[];
  readonly rowCount: number;
  /** What its author sees as the number of row 0: 1 in a spreadsheet or a text file. Blank rows stay, so that numbers hold. */
  readonly firstRow: number;
  readonly isHidden: boolean;
  readonly merges: readonly MergedRange[];
  /** 1 where the format itself names its columns (they are row 0); null where header rows must be found. */
  readonly headerRows: 1 | null;
  /** The column that holds GeoJSON geometry as text, made by the decoder; null where there is none. */
  readonly geometryColumn: number | null;
  /** The coordinate system the file itself states ('EPSG:4490', WKT of a .prj); null where it says nothing. */
  readonly statedCrs: string | null;
}

export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

export interface DecodedFile {
  readonly fileName: string;
  /** As shown: 'Excel', 'CSV', 'GeoJSON', 'Shapefile', … */
  readonly format: string;
  /** For text files; null elsewhere. */
  readonly encoding: TextEncoding | null;
  readonly delimiter: string | null;
  readonly sheets: readonly RawSheet[];
  readonly notes: readonly DecodeNote[];
}

/** What a decoder had to leave or to repair; `locales` writes the sentence. Never a cell's value. */
export interface DecodeNote {
  readonly code:
    | 'columns-beyond-limit'
    | 'columns-binary'
    | 'rows-beyond-limit'
    | 'rows-ragged'
    | 'quote-unclosed'
    | 'bytes-undecodable'
    | 'cells-with-errors'
    | 'formulas-without-value'
    | 'comments-left'
    | 'metadata-left'
    | 'geometry-unsupported'
    | 'geometry-invalid'
    | 'entries-left'
    | 'layers-left';
  readonly params: Readonly<Record<string, string | number>>;
}

export const CHUNK_ROWS = 65_536;
export const MAX_COLUMNS = 1_024;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function cellText(column: TextColumn, row: number): string {
  const chunk = column.chunks[Math.floor(row / CHUNK_ROWS)];
  if (chunk === undefined) return '';
  const at = row % CHUNK_ROWS;
  const start = chunk.offsets[at] ?? 0;
  const end = chunk.offsets[at + 1] ?? start;
  return start === end ? '' : decoder.decode(chunk.bytes.subarray(start, end));
}

/** Text of rows [from, to) of every column, row by row. */
export function rowTexts(sheet: RawSheet, from: number, to: number): string[][] {
  const rows: string[][] = [];
  for (let row = from; row < Math.min(to, sheet.rowCount); row += 1) rows.push(sheet.columns.map((column) => cellText(column, row)));
  return rows;
}

/** Stray cells at the far corner of a sheet would otherwise cost a quarter of a megabyte for each blank chunk. */
const BLANK_CHUNK: TextChunk = { bytes: new Uint8Array(0), offsets: new Uint32Array(CHUNK_ROWS + 1) };

class ColumnBuilder {
  readonly chunks: TextChunk[] = [];
  private bytes = new Uint8Array(1024);
  private length = 0;
  /** null while the chunk under way holds nothing. */
  private offsets: Uint32Array | null = null;
  private rows = 0;

  /** Writes `text` into `row`; rows between are empty. Rows must rise. */
  set(row: number, text: string): void {
    this.fillTo(row);
    const needed = this.length + text.length * 3;
    if (needed > this.bytes.length) {
      const grown = new Uint8Array(Math.max(needed, this.bytes.length * 2));
      grown.set(this.bytes.subarray(0, this.length));
      this.bytes = grown;
    }
    this.offsets ??= new Uint32Array(CHUNK_ROWS + 1);
    this.length += encoder.encodeInto(text, this.bytes.subarray(this.length)).written;
    this.advance(1);
  }

  /** Closes the column at `rowCount` rows. */
  finish(rowCount: number): TextColumn {
    this.fillTo(rowCount);
    const left = this.rows % CHUNK_ROWS;
    if (left > 0) this.close(left);
    return { chunks: this.chunks };
  }

  private fillTo(row: number): void {
    while (this.rows < row) this.advance(Math.min(row - this.rows, CHUNK_ROWS - (this.rows % CHUNK_ROWS)));
  }

  /** `count` rows that end where the bytes end now; never beyond the end of a chunk. */
  private advance(count: number): void {
    const at = this.rows % CHUNK_ROWS;
    this.offsets?.fill(this.length, at + 1, at + count + 1);
    this.rows += count;
    if (at + count === CHUNK_ROWS) this.close(CHUNK_ROWS);
  }

  private close(rows: number): void {
    const isWhole = rows === CHUNK_ROWS;
    if (this.offsets === null) this.chunks.push(isWhole ? BLANK_CHUNK : { ...BLANK_CHUNK, offsets: new Uint32Array(rows + 1) });
    else this.chunks.push({ bytes: this.bytes.slice(0, this.length), offsets: isWhole ? this.offsets : this.offsets.slice(0, rows + 1) });
    this.length = 0;
    this.offsets = null;
  }
}

/** Collects a sheet row by row, for decoders that have strings at hand. */
export class SheetBuilder {
  private readonly columns: ColumnBuilder[] = [];
  private rows = 0;
  private left = 0;

  /** Appends a row of cells; cells beyond MAX_COLUMNS are left off and counted. */
  appendRow(cells: readonly string[]): void {
    const width = Math.min(cells.length, MAX_COLUMNS);
    this.left = Math.max(this.left, cells.length - width);
    for (let index = 0; index < width; index += 1) {
      const text = cells[index] ?? '';
      if (text === '') continue;
      let column = this.columns[index];
      while (column === undefined) {
        this.columns.push(new ColumnBuilder());
        column = this.columns[index];
      }
      column.set(this.rows, text);
    }
    this.rows += 1;
  }

  /** Columns that were left off because the sheet is too wide. */
  get columnsLeft(): number {
    return this.left;
  }

  get rowCount(): number {
    return this.rows;
  }

  finish(): readonly TextColumn[] {
    return this.columns.map((column) => column.finish(this.rows));
  }
}
