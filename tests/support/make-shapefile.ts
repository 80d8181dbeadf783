export type Ring = readonly (readonly [number, number])[];
export type Shape = { readonly code: number; readonly rings: readonly Ring[] } | null;

/** A main file of points (code 1), lines (3) or polygons (5); 11–18 and 21–28 get elevations and measures appended. */
export function writeShp(shapes: readonly Shape[]): Uint8Array {
  const records = shapes.map((shape) => {
    if (shape === null) return new Uint8Array(4);
    const points = shape.rings.flat();
    const extra = shape.code > 10 ? 16 + points.length * 8 : 0;
    const base = shape.code % 10;
    const head = base === 1 ? 4 : base === 8 ? 40 : 44 + shape.rings.length * 4;
    const view = new DataView(new ArrayBuffer(head + points.length * 16 + extra));
    view.setInt32(0, shape.code, true);
    if (base === 8) view.setInt32(36, points.length, true);
    if (base === 3 || base === 5) {
      view.setInt32(36, shape.rings.length, true);
      view.setInt32(40, points.length, true);
      let start = 0;
      shape.rings.forEach((ring, index) => {
        view.setInt32(44 + index * 4, start, true);
        start += ring.length;
      });
    }
    points.forEach(([x, y], index) => {
      view.setFloat64(head + index * 16, x, true);
      view.setFloat64(head + index * 16 + 8, y, true);
    });
    return new Uint8Array(view.buffer);
  });
  const size = 100 + records.reduce((sum, record) => sum + 8 + record.length, 0);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, size / 2);
  view.setInt32(28, 1000, true);
  let at = 100;
  records.forEach((record, index) => {
    view.setInt32(at, index + 1);
    view.setInt32(at + 4, record.length / 2);
    bytes.set(record, at + 8);
    at += 8 + record.length;
  });
  return bytes;
}

interface DbfField {
  readonly name: Uint8Array;
  readonly type: string;
  readonly length: number;
}

export function writeDbf(
  fields: readonly DbfField[],
  rows: readonly (readonly Uint8Array[])[],
  deleted: readonly number[] = [],
): Uint8Array {
  const header = 32 + fields.length * 32 + 1;
  const record = 1 + fields.reduce((sum, field) => sum + field.length, 0);
  const bytes = new Uint8Array(header + record * rows.length + 1).fill(0x20, header);
  const view = new DataView(bytes.buffer);
  bytes[0] = 3;
  view.setUint32(4, rows.length, true);
  view.setUint16(8, header, true);
  view.setUint16(10, record, true);
  fields.forEach((field, index) => {
    bytes.set(field.name.subarray(0, 11), 32 + index * 32);
    bytes[32 + index * 32 + 11] = field.type.charCodeAt(0);
    bytes[32 + index * 32 + 16] = field.length;
  });
  bytes[header - 1] = 0x0d;
  rows.forEach((cells, row) => {
    let at = header + row * record;
    if (deleted.includes(row)) bytes[at] = 0x2a;
    at += 1;
    fields.forEach((field, index) => {
      bytes.set((cells[index] ?? new Uint8Array()).subarray(0, field.length), at);
      at += field.length;
    });
  });
  return bytes;
}
