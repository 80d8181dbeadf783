import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { contextOf } from '../../../exports/export-notes.ts';
import { pickName } from '../../../locales/format.ts';
import type { ExportColumn, ExportValue } from '../../../model/export-file.ts';
import { useAtlas } from '../../../state/store.ts';
import { useActiveDataset } from '../../../state/use-active.ts';
import { ExportTable, givenRows } from '../../export-table.tsx';
import { usePlanWords } from '../frame/use-plan-words.ts';
import type { DraftBuilding } from './draft-findings.ts';
import type { Draft } from './use-draft.ts';

/** The draft as a table, marked as a proposal. */
export function DraftExport({ draft, name }: { readonly draft: Draft; readonly name: string }) {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  const words = usePlanWords().draft;
  if (dataset === null) return null;
  const row = (building: DraftBuilding, label: string): readonly ExportValue[] => [
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
  return (
    <ExportTable
      done={name}
      hasPlaces={false}
      prepare={() => {
        const columns: readonly ExportColumn[] = [
          { name: 'building', header: words.buildings, width: 34, type: 'text' },
          { name: 'listed', header: words.tenants, width: 12, type: 'integer' },
          { name: 'eligible', header: words.eligible, width: 12, type: 'integer' },
          { name: 'covered', header: words.covered, width: 12, type: 'integer' },
          { name: 'uncovered', header: words.uncovered, width: 12, type: 'integer' },
          { name: 'unknown', header: messages.columns.unknown, width: 12, type: 'integer' },
          { name: 'organizations', header: words.organizations, width: 14, type: 'integer' },
          { name: 'members_full', header: words.membersFull, width: 12, type: 'integer' },
          { name: 'lead_organization', header: words.leadOrganization, width: 34, type: 'text' },
        ];
        const rows = [
          ...draft.buildings.map((building) => row(building, pickName(language, building.nameZh, building.nameEn, building.id ?? ''))),
          row(draft.total, words.sum),
        ];
        const { view } = useAtlas.getState();
        return {
          // A draft counts every tenant of its buildings, whatever the filter on the map.
          context: { ...contextOf(messages, language, dataset, view), filter: '', title: `${words.exportName} ${name}`, isProposal: true },
          table: { columns, place: null, ...givenRows(rows) },
        };
      }}
    />
  );
}
