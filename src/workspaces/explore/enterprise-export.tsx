import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { contextOf } from '../../exports/export-notes.ts';
import { type TableSort, tablePage } from '../../queries/table-page.ts';
import { enterpriseRowAt } from '../../state/enterprise-row.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { enterpriseColumns, enterpriseValues, PLACE, placeAt } from '../enterprise-sheet.ts';
import { ExportTable, pagedRows } from '../export-table.tsx';

/** Every row of the table, as filtered and sorted, with date, definition and filter written into the file. */
export function EnterpriseExport({ sort, total }: { readonly sort: TableSort; readonly total: number }) {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  const services = useAtlas((state) => state.services);
  if (dataset === null || services === null || total === 0) return null;
  const title = messages.explore.tableTitle;
  return (
    <ExportTable
      done={title}
      hasPlaces
      prepare={(signal) => {
        const { view } = useAtlas.getState();
        const read = async (offset: number, limit: number) => {
          const query = tablePage(dataset.schema, view.definition, view.filter, sort, { offset, limit, withPlaces: true });
          const table = await services.engine.query(query, { signal });
          return Array.from({ length: table.numRows }, (_, row) =>
            enterpriseValues(messages, language, enterpriseRowAt(table, row), placeAt(table, row)),
          );
        };
        return {
          context: { title, isProposal: false, ...contextOf(messages, language, dataset, view) },
          table: { columns: enterpriseColumns(messages), place: PLACE, ...pagedRows(total, read) },
        };
      }}
    />
  );
}
