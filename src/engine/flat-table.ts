/** A table of a FlatBuffer, read field by field; absent fields answer 0 or undefined. Throws RangeError outside the bytes. */
export interface FlatTable {
  byte(field: number): number;
  long(field: number): number;
  table(field: number): FlatTable | undefined;
  /** Where the length of a vector stands, undefined when the vector is absent. */
  vectorAt(field: number): number | undefined;
}

/** The table at a position, which for the root is the first word of the buffer. */
export function tableAt(view: DataView, position: number): FlatTable {
  const vtable = position - view.getInt32(position, true);
  const vtableSize = view.getUint16(vtable, true);
  const at = (field: number): number => {
    const slot = 4 + 2 * field;
    const offset = slot < vtableSize ? view.getUint16(vtable + slot, true) : 0;
    return offset === 0 ? 0 : position + offset;
  };
  return {
    byte: (field) => (at(field) === 0 ? 0 : view.getUint8(at(field))),
    long: (field) => (at(field) === 0 ? 0 : Number(view.getBigInt64(at(field), true))),
    vectorAt: (field) => (at(field) === 0 ? undefined : at(field) + view.getUint32(at(field), true)),
    table: (field) => (at(field) === 0 ? undefined : tableAt(view, at(field) + view.getUint32(at(field), true))),
  };
}
