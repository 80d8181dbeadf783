import type { Language } from '../locales/messages.ts';
import type { ExportColumn, ExportSheet } from '../model/export-file.ts';
import type { ColumnDefinition, ColumnType } from '../model/table-columns.ts';
import { type TableName, tableDefinition } from '../model/tables.ts';

const WIDTHS: Readonly<Record<ColumnType, number>> = { text: 20, integer: 10, double: 14, boolean: 8, date: 12, 'text[]': 24 };
const NAME_WIDTH = 34;

/** Columns of a stored table, under headers by which the import knows them again, and where its rows are. */
export function storedTable(
  language: Language,
  table: TableName,
  present: readonly string[],
): { readonly columns: readonly ExportColumn[]; readonly place: ExportSheet['place'] } {
  const definition = tableDefinition(table);
  const columns = present.flatMap((name): ExportColumn[] => {
    const column = definition.columns[name];
    if (column === undefined) return [];
    return [
      { name, header: headerOf(language, name, column), width: name === 'name_zh' ? NAME_WIDTH : WIDTHS[column.type], type: column.type },
    ];
  });
  const has = (name: string): boolean => present.includes(name);
  const geom = has('geom') ? 'geom' : null;
  const place = (has('lon') && has('lat')) || geom !== null ? { lon: 'lon', lat: 'lat', geom } : null;
  return { columns, place };
}

/**
 * «上级党组织» heads a column of names in every list of others; this one holds ids, and only its storage name says so.
 */
function headerOf(language: Language, name: string, { zh, en }: ColumnDefinition): string {
  if (language === 'en') return en;
  return /_(ids?|by)$/.test(name) && name !== 'source_id' && !/编号|代码/.test(zh) ? name : zh;
}
