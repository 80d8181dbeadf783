import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { contextOf } from '../../exports/export-notes.ts';
import type { ExportColumn } from '../../model/export-file.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { ExportTable, givenRows } from '../export-table.tsx';
import { placeName } from './place-name.ts';
import type { RankedPlace } from './ranking.ts';

/** The table as it stands: numerator and denominator beside every rate. */
export function CompareExport({ places }: { readonly places: readonly RankedPlace[] }) {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  if (dataset === null || places.length === 0) return null;
  const words = messages.compare;
  const remark = ({ reading }: RankedPlace): string | null =>
    reading === 'none' ? words.noEligible : reading === 'counts' ? words.countsOnly : reading === 'small' ? words.smallDenominator : null;
  return (
    <ExportTable
      done={words.exportName}
      hasPlaces={false}
      prepare={() => {
        const columns: readonly ExportColumn[] = [
          { name: 'rank', header: words.columnRank, width: 8, type: 'integer' },
          { name: 'name', header: words.columnName, width: 34, type: 'text' },
          { name: 'covered', header: words.columnNumerator, width: 12, type: 'integer' },
          { name: 'eligible', header: words.columnDenominator, width: 12, type: 'integer' },
          { name: 'rate_percent', header: `${words.columnRate} (%)`, width: 12, type: 'double' },
          { name: 'uncovered', header: words.columnUncovered, width: 12, type: 'integer' },
          { name: 'unknown', header: words.columnUnknown, width: 10, type: 'integer' },
          { name: 'organizations', header: words.columnOrganizations, width: 12, type: 'integer' },
          { name: 'listed', header: words.columnListed, width: 12, type: 'integer' },
          { name: 'remark', header: words.publishedRemark, width: 36, type: 'text' },
        ];
        const rows = places.map((place) => [
          place.rank,
          placeName(messages, language, place),
          place.covered,
          place.eligible,
          place.rate === null ? null : Math.round(place.rate * 1000) / 10,
          place.uncovered,
          place.unknown,
          place.organizations,
          place.listed,
          remark(place),
        ]);
        const { view } = useAtlas.getState();
        return {
          context: { title: words.exportName, isProposal: false, ...contextOf(messages, language, dataset, view) },
          table: { columns, place: null, ...givenRows(rows) },
        };
      }}
    />
  );
}
