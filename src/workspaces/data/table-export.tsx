import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { contextOf } from '../../exports/export-notes.ts';
import { storedTable } from '../../exports/stored-table.ts';
import { numberAt } from '../../model/column-table.ts';
import { AtlasError } from '../../model/errors.ts';
import { EMPTY_FILTER } from '../../model/filter.ts';
import { type TableName, tableDefinition } from '../../model/tables.ts';
import { wholeTableColumns, wholeTableCount, wholeTableSql } from '../../queries/whole-table.ts';
import type { LoadedDataset } from '../../state/dataset-state.ts';
import { useAtlas } from '../../state/store.ts';
import { ExportTable } from '../export-table.tsx';

/** A loaded table as it is stored, so that it can be read in again; hidden enterprises are left out and counted. */
export function TableExport({ dataset, table }: { readonly dataset: LoadedDataset; readonly table: TableName }) {
  const messages = useMessages();
  const language = useLanguage();
  const { schema, catalog } = dataset;
  const definition = tableDefinition(table);
  const title = language === 'en' ? definition.en : definition.zh;
  const { columns, place } = storedTable(language, table, wholeTableColumns(catalog, table));
  if (columns.length === 0) return null;
  return (
    <ExportTable
      done={title}
      subject={title}
      hasPlaces={place !== null}
      prepare={async (signal) => {
        const { services, view } = useAtlas.getState();
        const count = wholeTableCount(schema, catalog, table);
        const sql = wholeTableSql(schema, catalog, table);
        if (services === null || count === null || sql === null) throw new AtlasError('export-failed', { file: title });
        const answer = await services.engine.query(count, { signal });
        const rowCount = numberAt(answer, 'shown', 0) ?? 0;
        const bytes = await services.engine.exportArrow(sql, { signal });
        const everything = contextOf(messages, language, dataset, { definition: view.definition, filter: EMPTY_FILTER });
        return {
          // Nothing is counted here: the table is as it was given.
          context: { ...everything, title, definition: '', isProposal: false, suppressed: numberAt(answer, 'hidden', 0) ?? 0 },
          table: { columns, place, rowCount, source: { kind: 'arrow', bytes } },
        };
      }}
    />
  );
}
