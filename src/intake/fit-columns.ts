import type { ArrowField, FieldKind } from '../engine/arrow-fields.ts';
import type { ColumnType } from '../model/table-columns.ts';
import type { ColumnMatch } from './match-table.ts';

export interface FittedColumn extends ColumnMatch {
  readonly type: ColumnType;
  readonly kind: FieldKind;
  /** False where a value may fail to convert: then it is tried, and what fails is counted. */
  readonly direct: boolean;
}

/** Kinds whose every value the database converts on insert without loss of meaning. */
const DIRECT: Readonly<Record<ColumnType, readonly FieldKind[]>> = {
  text: ['text', 'integer', 'wide-integer', 'date', 'null'],
  integer: ['integer', 'null'],
  double: ['double', 'integer', 'wide-integer', 'decimal', 'null'],
  boolean: ['boolean', 'null'],
  date: ['date', 'timestamp', 'null'],
  'text[]': ['text[]', 'null'],
};

/** Kinds that are tried value by value. */
const TRIED: Readonly<Record<ColumnType, readonly FieldKind[]>> = {
  text: ['double', 'decimal', 'boolean', 'timestamp', 'timestamp-zone'],
  integer: ['wide-integer', 'double', 'decimal', 'boolean', 'text'],
  double: ['text', 'boolean'],
  boolean: ['integer', 'wide-integer', 'double', 'text'],
  date: ['text', 'timestamp-zone', 'integer', 'wide-integer'],
  'text[]': ['text'],
};

/** How a column of the model is read from a field of the file, null when it cannot be. */
export function fitColumn(match: ColumnMatch, type: ColumnType, field: ArrowField): FittedColumn | null {
  if (DIRECT[type].includes(field.kind)) return { ...match, type, kind: field.kind, direct: true };
  if (TRIED[type].includes(field.kind)) return { ...match, type, kind: field.kind, direct: false };
  return null;
}
