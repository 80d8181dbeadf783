import { AtlasError } from '../model/errors.ts';
import { CompactReader } from './compact-reader.ts';

export interface ParquetFooter {
  /** Names of the columns of the first level, in the order of the file. */
  readonly columns: readonly string[];
  readonly rows: number;
  readonly rowGroups: number;
  /** The entry of GeoParquet among the metadata, as text; null where there is none. */
  readonly geo: string | null;
}

/** Length of the footer and magic at the end of a file. */
const END_BYTES = 8;
const FOOTER_LIMIT = 64 * 1024 * 1024;

/**
 * What a Parquet file says of itself at its end (Apache Parquet, parquet.thrift, FileMetaData), without its reader: enough to
 * tell whose columns they are. `file` must have been told to be Parquet. Throws AtlasError 'file-corrupt', naming no file.
 */
export async function readParquetFooter(file: Blob): Promise<ParquetFooter> {
  const end = file.size - END_BYTES;
  const tail = new Uint8Array(await file.slice(Math.max(0, end)).arrayBuffer());
  const start = end - footerLength(tail, end);
  return parse(new Uint8Array(await file.slice(start, end).arrayBuffer()));
}

/** The same of a file that is in memory. */
export function parquetFooterOf(bytes: Uint8Array): ParquetFooter {
  const end = bytes.length - END_BYTES;
  const start = end - footerLength(bytes.subarray(Math.max(0, end)), end);
  return parse(bytes.subarray(start, end));
}

function footerLength(tail: Uint8Array, end: number): number {
  const length = tail.length < END_BYTES ? 0 : new DataView(tail.buffer, tail.byteOffset).getUint32(0, true);
  if (length === 0 || length > FOOTER_LIMIT || length > end) throw new AtlasError('file-corrupt', {}, { details: 'Parquet footer' });
  return length;
}

function parse(bytes: Uint8Array): ParquetFooter {
  try {
    return readFileMetadata(new CompactReader(bytes));
  } catch {
    throw new AtlasError('file-corrupt', {}, { details: 'Parquet footer' });
  }
}

function readFileMetadata(reader: CompactReader): ParquetFooter {
  let columns: string[] = [];
  let rows = -1;
  let rowGroups = 0;
  let geo: string | null = null;
  reader.struct((id, type) => {
    if (id === 2 && type === LIST) columns = readSchema(reader);
    else if (id === 3 && type === I64) rows = Number(reader.integer());
    else if (id === 4 && type === LIST) rowGroups = reader.list((element) => reader.skip(element, 1));
    else if (id === 5 && type === LIST) {
      reader.list(() => {
        const { key, value } = readKeyValue(reader);
        if (key === 'geo') geo = value;
      });
    } else return false;
    return true;
  });
  if (rows < 0 || !Number.isSafeInteger(rows)) throw new RangeError('rows');
  return { columns, rows, rowGroups, geo };
}

const I32 = 5;
const I64 = 6;
const BINARY = 8;
const LIST = 9;

/** The schema is a tree, written from its root on, each element with the number of its children. */
function readSchema(reader: CompactReader): string[] {
  const columns: string[] = [];
  /** Elements still to come on each level that is under way; the columns are those of the first. */
  const open: number[] = [];
  reader.list(() => {
    let name = '';
    let children = 0;
    reader.struct((id, type) => {
      if (id === 4 && type === BINARY) name = reader.text();
      else if (id === 5 && type === I32) children = Number(reader.integer());
      else return false;
      return true;
    });
    if (open.length === 1) columns.push(name);
    if (open.length > 0) open.push((open.pop() ?? 0) - 1);
    if (children > 0) open.push(children);
    else while (open.at(-1) === 0) open.pop();
  });
  return columns;
}

function readKeyValue(reader: CompactReader): { readonly key: string; readonly value: string | null } {
  let key = '';
  let value: string | null = null;
  reader.struct((id, type) => {
    if (id === 1 && type === BINARY) key = reader.text();
    else if (id === 2 && type === BINARY) value = reader.text();
    else return false;
    return true;
  });
  return { key, value };
}
