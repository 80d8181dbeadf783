import type { DataColumn } from '../../components/data-column.ts';
import type { ExportColumn, ExportValue } from '../../model/export-file.ts';

/** A column that reads the same on the screen and in a file. */
export interface TextColumn<Row> {
  readonly id: string;
  readonly header: string;
  /** Pixels on the screen. */
  readonly width: number;
  /** A count: at the end of its column, an integer in files. */
  readonly count?: (row: Row) => number | null;
  readonly text: (row: Row) => string;
}

export function dataColumnsOf<Row>(columns: readonly TextColumn<Row>[]): readonly DataColumn<Row>[] {
  return columns.map(({ id, header, width, count, text }) => ({
    id,
    header,
    width,
    ...(count === undefined ? {} : { align: 'end' as const }),
    cell: text,
    hint: text,
  }));
}

const PIXELS_A_CHARACTER = 7;

export function exportColumnsOf<Row>(columns: readonly TextColumn<Row>[]): readonly ExportColumn[] {
  return columns.map(({ id, header, width, count }) => ({
    name: id,
    header,
    width: Math.round(width / PIXELS_A_CHARACTER),
    type: count === undefined ? 'text' : 'integer',
  }));
}

export function exportValuesOf<Row>(columns: readonly TextColumn<Row>[], row: Row): readonly ExportValue[] {
  return columns.map(({ count, text }) => (count === undefined ? text(row) : count(row)));
}
