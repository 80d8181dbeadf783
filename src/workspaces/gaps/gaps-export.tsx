import { useState } from 'react';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { filterWords } from '../../locales/filter-words.ts';
import { pickName } from '../../locales/format.ts';
import { termOf } from '../../locales/term.ts';
import { AtlasError } from '../../model/errors.ts';
import { industrySection } from '../../model/industry.ts';
import { rankedGaps } from '../../queries/ranked-gaps.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { measureText, rulesText } from './gap-columns.tsx';
import { gapRowsOf } from './gap-row.ts';

/** The whole worklist with its measures and articles, as a proposal. */
export function GapsExport({ list, total }: { readonly list: 'gaps' | 'unknown'; readonly total: number }) {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  const [busy, setBusy] = useState(false);
  if (dataset === null || total === 0) return null;

  const save = async (format: 'xlsx' | 'csv') => {
    const { services, view, notify } = useAtlas.getState();
    if (services === null) return;
    setBusy(true);
    try {
      const { saveTable } = await import('../../exports/save-table.ts');
      const table = await services.engine.query(
        rankedGaps(dataset.schema, view.definition, view.filter, list, { offset: 0, limit: total }),
      );
      const { columns: words, terms, common, gaps } = messages;
      const place = (value: { readonly zh: string | null; readonly en: string | null }) => pickName(language, value.zh, value.en, '');
      await saveTable(
        format,
        messages,
        {
          title: gaps.exportName,
          dataset: pickName(language, dataset.manifest.title.zh, dataset.manifest.title.en),
          definition: pickName(language, view.definition.name.zh, view.definition.name.en),
          asOf: dataset.asOf,
          filter: filterWords(messages, view.filter),
          isSynthetic: dataset.manifest.isSynthetic,
          isProposal: true,
        },
        [
          { header: words.rank, width: 6 },
          { header: words.enterprise, width: 34 },
          { header: words.uscc, width: 22 },
          { header: words.gapClass, width: 14 },
          { header: words.membersFull, width: 12 },
          { header: words.membersProbationary, width: 12 },
          { header: gaps.measure, width: 44 },
          { header: gaps.rule, width: 60 },
          { header: gaps.workColumn, width: 14 },
          { header: words.building, width: 24 },
          { header: words.park, width: 24 },
          { header: words.district, width: 18 },
          { header: words.staff, width: 12 },
          { header: words.industry, width: 24 },
          { header: words.tags, width: 30 },
        ],
        gapRowsOf(table).map((row) => [
          row.rank,
          row.name,
          row.uscc,
          terms.gapClasses[row.gapClass],
          row.membersFull,
          row.membersProbationary,
          measureText(messages, row),
          rulesText(messages, row),
          row.hasWork ? gaps.workCovered : gaps.workBlank,
          place(row.building),
          place(row.park),
          place(row.district),
          row.staff,
          termOf(terms.industries, industrySection(row.industryCode), ''),
          row.tags.map((tag) => terms.tags[tag]).join(common.listSeparator),
        ]),
      );
      notify({ kind: 'done', error: null, messageKey: 'exported', subject: gaps.exported(total) });
    } catch (cause) {
      const error = cause instanceof AtlasError ? cause : new AtlasError('export-failed', {}, { cause, details: String(cause) });
      notify({ kind: 'error', error, messageKey: null, subject: messages.gaps.exportName });
    } finally {
      setBusy(false);
    }
  };

  return (
    <MenuButton
      label={busy ? messages.common.loading : messages.common.export}
      quiet
      entries={[
        { id: 'xlsx', name: messages.common.exportXlsx, isDisabled: busy },
        { id: 'csv', name: messages.common.exportCsv, isDisabled: busy },
      ]}
      onAction={(id) => void save(id === 'csv' ? 'csv' : 'xlsx')}
    />
  );
}
