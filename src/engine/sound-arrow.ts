import { type FlatTable, tableAt } from './flat-table.ts';

/**
 * The decoder believes every count that a FlatBuffer states: a damaged one makes it fill the memory, or follow fields that
 * contain each other without end. So each vector is measured first (Schema.fbs, Message.fbs of the Arrow format, version 1.5).
 */

/** Slots of the tables. */
const SCHEMA = { fields: 1, metadata: 2 } as const;
const FIELD = { typeKind: 2, type: 3, children: 5, metadata: 6 } as const;
const BATCH = { nodes: 1, buffers: 2, variadic: 4 } as const;
const UNION = { kind: 14, typeIds: 1 } as const;

/** Whether the vector lies within the bytes; an absent one does. */
function hasSoundVector(view: DataView, table: FlatTable, slot: number, stride: number): boolean {
  const at = table.vectorAt(slot);
  return at === undefined || view.getUint32(at, true) * stride <= view.byteLength - at - 4;
}

/** Whether a schema's table can be decoded within its bytes. Throws RangeError where it points outside them. */
export function isSoundSchema(view: DataView, schema: FlatTable): boolean {
  // No two fields share their words, so there are fewer of them than words.
  let left = view.byteLength / 4;
  const areSound = (table: FlatTable, slot: number): boolean => {
    if (!hasSoundVector(view, table, slot, 4)) return false;
    const at = table.vectorAt(slot);
    const count = at === undefined ? 0 : view.getUint32(at, true);
    for (let index = 0; index < count; index += 1) {
      left -= 1;
      if (left < 0) return false;
      const entry = (at ?? 0) + 4 + 4 * index;
      const field = tableAt(view, entry + view.getUint32(entry, true));
      const union = field.byte(FIELD.typeKind) === UNION.kind ? field.table(FIELD.type) : undefined;
      if (union !== undefined && !hasSoundVector(view, union, UNION.typeIds, 4)) return false;
      if (!hasSoundVector(view, field, FIELD.metadata, 4) || !areSound(field, FIELD.children)) return false;
    }
    return true;
  };
  return hasSoundVector(view, schema, SCHEMA.metadata, 4) && areSound(schema, SCHEMA.fields);
}

/** The same for the table of a record batch. */
export function isSoundBatch(view: DataView, batch: FlatTable): boolean {
  return (
    hasSoundVector(view, batch, BATCH.nodes, 16) &&
    hasSoundVector(view, batch, BATCH.buffers, 16) &&
    hasSoundVector(view, batch, BATCH.variadic, 8)
  );
}
