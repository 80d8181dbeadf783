import { type DataType, Type, tableFromIPC } from '@uwdata/flechette';

/** What a column holds, as far as loading it needs to know. `other` cannot be loaded at all. */
export type FieldKind =
  | 'text'
  /** Fits 32 bits, signed. */
  | 'integer'
  | 'wide-integer'
  | 'double'
  | 'decimal'
  | 'boolean'
  | 'date'
  | 'timestamp'
  /** Carries a time zone. */
  | 'timestamp-zone'
  | 'text[]'
  /** Only unknown values. */
  | 'null'
  | 'other';

export interface ArrowField {
  readonly name: string;
  readonly kind: FieldKind;
}

/** Fields of an Arrow IPC stream or of its schema message alone. Throws what the decoder throws on bytes that are none. */
export function readArrowFields(ipcStream: Uint8Array): ArrowField[] {
  return tableFromIPC(ipcStream).schema.fields.map((field) => ({ name: field.name, kind: kindOf(field.type) }));
}

function kindOf(type: DataType): FieldKind {
  switch (type.typeId) {
    case Type.Utf8:
    case Type.LargeUtf8:
    case Type.Utf8View:
      return 'text';
    case Type.Dictionary:
      return kindOf(type.dictionary);
    case Type.Int:
      return type.bitWidth < 32 || (type.bitWidth === 32 && type.signed) ? 'integer' : 'wide-integer';
    case Type.Float:
      // The database refuses half precision.
      return type.precision === 0 ? 'other' : 'double';
    case Type.Decimal:
      return 'decimal';
    case Type.Bool:
      return 'boolean';
    case Type.Date:
      return 'date';
    case Type.Timestamp:
      return type.timezone == null || type.timezone === '' ? 'timestamp' : 'timestamp-zone';
    case Type.List:
    case Type.LargeList:
      return type.children[0] !== undefined && kindOf(type.children[0].type) === 'text' ? 'text[]' : 'other';
    case Type.Null:
      return 'null';
    default:
      return 'other';
  }
}
