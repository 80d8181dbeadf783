import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { contextOf } from '../../../exports/export-notes.ts';
import { numberAt, textAt } from '../../../model/column-table.ts';
import { EMPTY_FILTER } from '../../../model/filter.ts';
import { tableDefinition } from '../../../model/tables.ts';
import { unplacedEnterprises } from '../../../queries/placement.ts';
import type { LoadedDataset } from '../../../state/dataset-state.ts';
import { useAtlas } from '../../../state/store.ts';
import { ExportTable, givenRows } from '../../export-table.tsx';

/** The enterprises without a point that may be listed, each with what is missing. */
export function UnplacedExport({ dataset, total }: { readonly dataset: LoadedDataset; readonly total: number }) {
  const messages = useMessages();
  const language = useLanguage();
  const services = useAtlas((state) => state.services);
  if (services === null || total <= 0) return null;
  const { placing: words, columns } = messages;
  return (
    <ExportTable
      subject={words.exportTitle}
      done={words.exportTitle}
      hasPlaces={false}
      prepare={async (signal) => {
        const { view } = useAtlas.getState();
        const table = await services.engine.query(unplacedEnterprises(dataset.schema), { signal });
        const rows = Array.from({ length: table.numRows }, (_, row) => {
          const building = textAt(table, 'building_zh', row);
          const onlyPark = numberAt(table, 'park_on_map', row) === 1;
          const reason = building !== null ? words.reasonBuilding : onlyPark ? words.reasonPark : words.reasonNone;
          const text = (name: string) => textAt(table, name, row);
          return [text('enterprise_id'), text('name_zh'), text('uscc'), text('address'), text('park_zh'), building, reason];
        });
        const key = tableDefinition('enterprise').columns.enterprise_id ?? { zh: 'enterprise_id', en: 'enterprise_id' };
        // Every enterprise without a point, whatever the filter on the map.
        const context = contextOf(messages, language, dataset, { ...view, filter: EMPTY_FILTER });
        return {
          context: { title: words.exportTitle, isProposal: false, ...context },
          table: {
            columns: [
              { name: 'enterprise_id', header: language === 'en' ? key.en : key.zh, width: 22, type: 'text' },
              { name: 'name_zh', header: columns.enterprise, width: 34, type: 'text' },
              { name: 'uscc', header: columns.uscc, width: 22, type: 'text' },
              { name: 'address', header: columns.address, width: 44, type: 'text' },
              { name: 'park', header: columns.park, width: 24, type: 'text' },
              { name: 'building', header: columns.building, width: 24, type: 'text' },
              { name: 'reason', header: words.reason, width: 30, type: 'text' },
            ],
            place: null,
            ...givenRows(rows),
          },
        };
      }}
    />
  );
}
