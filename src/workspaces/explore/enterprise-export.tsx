import { useState } from 'react';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { filterWords } from '../../locales/filter-words.ts';
import { pickName } from '../../locales/format.ts';
import { termOf } from '../../locales/term.ts';
import { AtlasError } from '../../model/errors.ts';
import { industrySection } from '../../model/industry.ts';
import { type TableSort, tablePage } from '../../queries/table-page.ts';
import { enterpriseRows } from '../../state/enterprise-row.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';

/** What a worksheet holds, less its header. */
const MAX_ROWS = 1_048_575;

/** Every row of the table, as filtered and sorted, with date, definition and filter written into the file. */
export function EnterpriseExport({ sort, total }: { readonly sort: TableSort; readonly total: number }) {
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
      if (total > MAX_ROWS) throw new AtlasError('export-failed', { rows: total, limit: MAX_ROWS });
      const { saveTable } = await import('../../exports/save-table.ts');
      const query = tablePage(dataset.schema, view.definition, view.filter, sort, { offset: 0, limit: total });
      const rows = enterpriseRows(await services.engine.query(query));
      const { columns: words, terms, common } = messages;
      const place = (value: { readonly zh: string | null; readonly en: string | null }) => pickName(language, value.zh, value.en, '');
      await saveTable(
        format,
        messages,
        {
          title: messages.explore.tableTitle,
          dataset: pickName(language, dataset.manifest.title.zh, dataset.manifest.title.en),
          definition: pickName(language, view.definition.name.zh, view.definition.name.en),
          asOf: dataset.asOf,
          filter: filterWords(messages, view.filter),
          isSynthetic: dataset.manifest.isSynthetic,
          isProposal: false,
        },
        [
          { header: words.enterprise, width: 34 },
          { header: words.uscc, width: 22 },
          { header: words.rung, width: 14 },
          { header: words.gapClass, width: 14 },
          { header: words.membersFull, width: 12 },
          { header: words.membersProbationary, width: 12 },
          { header: words.staff, width: 12 },
          { header: words.district, width: 18 },
          { header: words.park, width: 24 },
          { header: words.building, width: 24 },
          { header: words.industry, width: 24 },
          { header: words.size, width: 10 },
          { header: words.tags, width: 30 },
        ],
        rows.map((row) => [
          row.name,
          row.uscc,
          terms.rungs[row.rung],
          terms.gapClasses[row.gapClass],
          row.membersFull,
          row.membersProbationary,
          row.staff,
          place(row.district),
          place(row.park),
          place(row.building),
          termOf(terms.industries, industrySection(row.industryCode), ''),
          termOf(terms.sizes, row.sizeClass, ''),
          row.tags.map((tag) => terms.tags[tag]).join(common.listSeparator),
        ]),
      );
      notify({ kind: 'done', error: null, messageKey: 'exported', subject: messages.explore.tableTitle });
    } catch (cause) {
      const error = cause instanceof AtlasError ? cause : new AtlasError('export-failed', {}, { cause, details: String(cause) });
      notify({ kind: 'error', error, messageKey: null, subject: messages.explore.tableTitle });
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
