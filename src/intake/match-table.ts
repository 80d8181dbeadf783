import { AtlasError } from '../model/errors.ts';
import { TABLE_NAMES, TABLES, type TableName, tableDefinition } from '../model/tables.ts';

export interface ColumnMatch {
  /** The name in the file. */
  readonly source: string;
  /** The storage name in the model. */
  readonly column: string;
}

export interface TableMatch {
  readonly table: TableName;
  /** In the order of the file. */
  readonly columns: readonly ColumnMatch[];
  /** Names in the file that the model does not have. */
  readonly ignored: readonly string[];
}

/**
 * Which table of the model a file is, first by its name (enterprise.parquet, 2024-party_org.arrow,
 * 企业.parquet), then by its columns, and which of its columns are read. `forced` overrides both.
 * Throws AtlasError 'file-columns-missing' with the table and the columns, or 'file-table-unknown'.
 */
export function matchTable(fileName: string, names: readonly string[], forced?: TableName): TableMatch {
  const byName = forced ?? tableByFileName(fileName);
  if (byName !== null) {
    const match = matchColumns(byName, names);
    const missing = missingColumns(match);
    if (missing.length === 0) return match;
    const other = forced === undefined ? bestByColumns(names) : null;
    if (other !== null && other.columns.length > match.columns.length) return other;
    throw new AtlasError('file-columns-missing', { file: fileName, table: byName, columns: missing });
  }
  const best = bestByColumns(names);
  if (best !== null) return best;
  const near = nearestTable(names);
  if (near !== null) throw new AtlasError('file-columns-missing', { file: fileName, table: near.table, columns: missingColumns(near) });
  throw new AtlasError('file-table-unknown', { file: fileName, columns: names.slice(0, 20) });
}

/** The longest table name that stands in the file's name as a word of its own. */
export function tableByFileName(fileName: string): TableName | null {
  const base = fileName
    .replace(/^.*[\\/]/, '')
    .replace(/(\.(parquet|arrow|arrows|feather|ipc|pq))+$/i, '')
    .toLowerCase();
  const found = TABLE_NAMES.filter((table) => {
    if (new RegExp(`(^|[^a-z])${table}(s|es)?($|[^a-z])`).test(base)) return true;
    return base.startsWith(TABLES[table].zh);
  });
  return found.sort((a, b) => b.length - a.length)[0] ?? null;
}

function matchColumns(table: TableName, names: readonly string[]): TableMatch {
  const { columns } = tableDefinition(table);
  const chosen = new Map<string, string>();
  // An exact name wins over one that differs in case or in blanks around it.
  for (const name of names) if (Object.hasOwn(columns, name) && !chosen.has(name)) chosen.set(name, name);
  for (const name of names) {
    const plain = name.trim().toLowerCase();
    if (Object.hasOwn(columns, plain) && !chosen.has(plain)) chosen.set(plain, name);
  }
  const bySource = new Map([...chosen].map(([column, source]) => [source, column]));
  return {
    table,
    columns: names.flatMap((source, index) => {
      const column = bySource.get(source);
      return column === undefined || names.indexOf(source) !== index ? [] : [{ source, column }];
    }),
    ignored: names.filter((name) => !bySource.has(name)),
  };
}

function missingColumns({ table, columns }: TableMatch): string[] {
  const present = new Set(columns.map(({ column }) => column));
  return Object.entries(tableDefinition(table).columns).flatMap(([name, { required }]) => (required && !present.has(name) ? [name] : []));
}

/** The table whose required columns are all there and of which most columns are there. One column alone proves nothing. */
function bestByColumns(names: readonly string[]): TableMatch | null {
  const complete = TABLE_NAMES.map((table) => matchColumns(table, names)).filter(
    (match) => missingColumns(match).length === 0 && match.columns.length > 1,
  );
  return mostColumns(complete);
}

/** The table that a file most resembles though it lacks required columns; at least three columns must agree. */
function nearestTable(names: readonly string[]): TableMatch | null {
  return mostColumns(TABLE_NAMES.map((table) => matchColumns(table, names)).filter((match) => match.columns.length >= 3));
}

function mostColumns(matches: TableMatch[]): TableMatch | null {
  return matches.sort((a, b) => b.columns.length - a.columns.length)[0] ?? null;
}
