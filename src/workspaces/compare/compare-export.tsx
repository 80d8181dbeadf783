import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { filterWords } from '../../locales/filter-words.ts';
import { pickName } from '../../locales/format.ts';
import { AtlasError } from '../../model/errors.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { placeName } from './place-name.ts';
import type { RankedPlace } from './ranking.ts';

/** The table as it stands: numerator and denominator beside every rate. */
export function CompareExport({ places }: { readonly places: readonly RankedPlace[] }) {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  if (dataset === null || places.length === 0) return null;
  const save = async (format: 'xlsx' | 'csv') => {
    const { view, notify } = useAtlas.getState();
    const words = messages.compare;
    try {
      const { saveTable } = await import('../../exports/save-table.ts');
      await saveTable(
        format,
        messages,
        {
          title: words.exportName,
          dataset: pickName(language, dataset.manifest.title.zh, dataset.manifest.title.en),
          definition: pickName(language, view.definition.name.zh, view.definition.name.en),
          asOf: dataset.asOf,
          filter: filterWords(messages, view.filter),
          isSynthetic: dataset.manifest.isSynthetic,
          isProposal: false,
        },
        [
          { header: words.columnRank, width: 8 },
          { header: words.columnName, width: 34 },
          { header: words.columnNumerator, width: 12 },
          { header: words.columnDenominator, width: 12 },
          { header: `${words.columnRate} (%)`, width: 12 },
          { header: words.columnUncovered, width: 12 },
          { header: words.columnUnknown, width: 10 },
          { header: words.columnOrganizations, width: 12 },
          { header: words.columnListed, width: 12 },
          { header: words.publishedRemark, width: 36 },
        ],
        places.map((place) => [
          place.rank,
          placeName(messages, language, place),
          place.covered,
          place.eligible,
          place.rate === null ? null : Math.round(place.rate * 1000) / 10,
          place.uncovered,
          place.unknown,
          place.organizations,
          place.listed,
          place.reading === 'none'
            ? words.noEligible
            : place.reading === 'counts'
              ? words.countsOnly
              : place.reading === 'small'
                ? words.smallDenominator
                : '',
        ]),
      );
      notify({ kind: 'done', error: null, messageKey: 'exported', subject: words.exportName });
    } catch (cause) {
      const error = cause instanceof AtlasError ? cause : new AtlasError('export-failed', {}, { cause, details: String(cause) });
      notify({ kind: 'error', error, messageKey: null, subject: words.exportName });
    }
  };
  return (
    <MenuButton
      label={messages.common.export}
      quiet
      entries={[
        { id: 'xlsx', name: messages.common.exportXlsx },
        { id: 'csv', name: messages.common.exportCsv },
      ]}
      onAction={(id) => void save(id === 'csv' ? 'csv' : 'xlsx')}
    />
  );
}
