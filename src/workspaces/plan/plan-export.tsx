import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { pickName } from '../../locales/format.ts';
import { AtlasError } from '../../model/errors.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import type { DraftBuilding } from './draft-findings.ts';
import type { Draft } from './use-draft.ts';

/** The draft as a table, marked as a proposal. */
export function PlanExport({ draft, name }: { readonly draft: Draft; readonly name: string }) {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  if (dataset === null) return null;
  const save = async (format: 'xlsx' | 'csv') => {
    const { view, notify } = useAtlas.getState();
    const words = messages.plan;
    const row = (building: DraftBuilding, label: string) => [
      label,
      building.listed,
      building.eligible,
      building.covered,
      building.uncovered,
      building.unknown,
      building.organizations,
      building.membersFull,
      building.leadOrganization,
    ];
    try {
      const { saveTable } = await import('../../exports/save-table.ts');
      await saveTable(
        format,
        messages,
        {
          title: `${words.exportName} ${name}`,
          dataset: pickName(language, dataset.manifest.title.zh, dataset.manifest.title.en),
          definition: pickName(language, view.definition.name.zh, view.definition.name.en),
          asOf: dataset.asOf,
          // A draft counts every tenant of its buildings, whatever the filter on the map.
          filter: '',
          isSynthetic: dataset.manifest.isSynthetic,
          isProposal: true,
        },
        [
          { header: words.buildings, width: 34 },
          { header: words.tenants, width: 12 },
          { header: words.eligible, width: 12 },
          { header: words.covered, width: 12 },
          { header: words.uncovered, width: 12 },
          { header: messages.columns.unknown, width: 12 },
          { header: words.organizations, width: 14 },
          { header: words.membersFull, width: 12 },
          { header: words.leadOrganization, width: 34 },
        ],
        [
          ...draft.buildings.map((building) => row(building, pickName(language, building.nameZh, building.nameEn, building.id ?? ''))),
          row(draft.total, words.sum),
        ],
      );
      notify({ kind: 'done', error: null, messageKey: 'exported', subject: name });
    } catch (cause) {
      const error = cause instanceof AtlasError ? cause : new AtlasError('export-failed', {}, { cause, details: String(cause) });
      notify({ kind: 'error', error, messageKey: null, subject: name });
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
