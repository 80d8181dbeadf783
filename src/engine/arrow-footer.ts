import { tableFromIPC, tableToIPC } from '@uwdata/flechette';
import { tableAt } from './flat-table.ts';
import { isSoundSchema } from './sound-arrow.ts';

const MAGIC = new Uint8Array([0x41, 0x52, 0x52, 0x4f, 0x57, 0x31]);
const SCHEMA = 1;
const DICTIONARIES = 2;
const RECORD_BATCHES = 3;

/**
 * The schema of an Arrow file's footer (File.fbs) as the message that begins a stream. `footer` is
 * changed. Throws whatever the decoder throws on bytes that are no footer.
 */
export function schemaOfFooter(footer: Uint8Array): Uint8Array {
  const view = new DataView(footer.buffer, footer.byteOffset, footer.length);
  const table = tableAt(view, view.getUint32(0, true));
  const schema = table.table(SCHEMA);
  if (schema === undefined || !isSoundSchema(view, schema)) throw new RangeError('schema');
  // A file of no batches: with its lists of blocks empty, the decoder looks for nothing outside the footer.
  for (const field of [DICTIONARIES, RECORD_BATCHES]) {
    const vector = table.vectorAt(field);
    if (vector !== undefined) view.setUint32(vector, 0, true);
  }
  const file = new Uint8Array(8 + footer.length + 4 + MAGIC.length);
  file.set(MAGIC, 0);
  file.set(footer, 8);
  new DataView(file.buffer).setInt32(8 + footer.length, footer.length, true);
  file.set(MAGIC, file.length - MAGIC.length);
  const stream = tableToIPC(tableFromIPC(file), { format: 'stream' });
  if (stream === null) throw new TypeError('no schema');
  const metadataLength = new DataView(stream.buffer, stream.byteOffset, stream.length).getInt32(4, true);
  return stream.slice(0, 8 + metadataLength);
}
