import { type DecodeNote, MAX_COLUMNS, type RawSheet, SheetBuilder } from '../raw-sheet.ts';
import { numberText } from './cell-text.ts';
import type { CleanGeometry } from './clean-geometry.ts';
import { kindName } from './kind-name.ts';

export interface GeoSheetHead {
  readonly name: string;
  readonly columns: readonly string[];
  /** Names of the two columns with the coordinates of points; null where no row is a point. */
  readonly pointColumns: readonly [x: string, y: string] | null;
  readonly statedCrs: string | null;
}

/** Geometry and its two coordinates. */
const MADE_COLUMNS = 3;

/** Makes a sheet of rows with a geometry: row 0 names the columns, the last column holds GeoJSON text. */
export class GeoSheetBuilder {
  private readonly builder = new SheetBuilder();
  private readonly head: GeoSheetHead;
  private readonly width: number;
  private invalid = 0;
  private firstInvalid = 0;
  private readonly unsupported = new Map<string, number>();

  constructor(head: GeoSheetHead) {
    this.head = head;
    this.width = Math.min(head.columns.length, MAX_COLUMNS - MADE_COLUMNS);
    const names = head.columns.slice(0, this.width);
    for (const wanted of [...(head.pointColumns ?? []), 'geometry']) names.push(freeName(wanted, names));
    this.builder.appendRow(names);
  }

  /** `cells` in the order of the columns; those beyond the limit are left off. */
  add(geometry: CleanGeometry, cells: readonly string[]): void {
    const row = cells.slice(0, this.width);
    while (row.length < this.width) row.push('');
    if (geometry === 'invalid') {
      this.invalid += 1;
      if (this.firstInvalid === 0) this.firstInvalid = this.builder.rowCount;
    }
    const shape = typeof geometry === 'string' ? null : geometry;
    if (this.head.pointColumns !== null) {
      const [x, y] = shape?.type === 'Point' ? shape.coordinates : [];
      row.push(x === undefined ? '' : numberText(x), y === undefined ? '' : numberText(y));
    }
    row.push(shape === null ? '' : JSON.stringify(shape));
    this.builder.appendRow(row);
  }

  /** Counts a geometry of a kind that cannot be read. */
  countUnsupported(type: string): void {
    const kind = kindName(type);
    this.unsupported.set(kind, (this.unsupported.get(kind) ?? 0) + 1);
  }

  get rowCount(): number {
    return this.builder.rowCount - 1;
  }

  finish(): { readonly sheet: RawSheet; readonly notes: readonly DecodeNote[] } {
    const sheet = this.head.name;
    const notes: DecodeNote[] = [];
    const left = this.head.columns.length - this.width;
    if (left > 0) notes.push({ code: 'columns-beyond-limit', params: { sheet, count: left } });
    if (this.invalid > 0) notes.push({ code: 'geometry-invalid', params: { sheet, count: this.invalid, row: this.firstInvalid } });
    for (const [type, count] of this.unsupported) notes.push({ code: 'geometry-unsupported', params: { sheet, type, count } });
    const columns = this.builder.finish();
    return {
      notes,
      sheet: {
        name: sheet,
        columns,
        rowCount: this.builder.rowCount,
        // The first feature is number 1.
        firstRow: 0,
        isHidden: false,
        merges: [],
        headerRows: 1,
        geometryColumn: columns.length - 1,
        statedCrs: this.head.statedCrs,
      },
    };
  }
}

function freeName(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  let name = `geometry_${wanted}`;
  for (let number = 2; taken.includes(name); number += 1) name = `geometry_${wanted}_${number}`;
  return name;
}
