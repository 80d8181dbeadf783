import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { contextOf } from '../../exports/export-notes.ts';
import type { SavedTable } from '../../exports/save-table.ts';
import { pickName } from '../../locales/format.ts';
import type { Language, Messages } from '../../locales/messages.ts';
import { termOf } from '../../locales/term.ts';
import { type ColumnTable, numberAt, textAt } from '../../model/column-table.ts';
import type { DefinitionSet } from '../../model/definition-set.ts';
import { AtlasError } from '../../model/errors.ts';
import type { ExportColumn, ExportValue } from '../../model/export-file.ts';
import { EMPTY_FILTER } from '../../model/filter.ts';
import type { Selection } from '../../model/selection.ts';
import type { TypedQuery } from '../../model/typed-query.ts';
import { organizations } from '../../queries/organizations.ts';
import { selectedEnterprises } from '../../queries/selected-enterprises.ts';
import { buildingShapes, districtShapes, parkShapes } from '../../queries/shapes.ts';
import { enterpriseRows } from '../../state/enterprise-row.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { enterpriseColumns, enterpriseValues, HIDDEN_PLACE, PLACE, placeAt } from '../../workspaces/enterprise-sheet.ts';
import { ExportTable, givenRows } from '../../workspaces/export-table.tsx';

type ExportedKind = 'enterprise' | 'building' | 'park' | 'district' | 'organization';

/** What is selected on the map as a file: enterprises as in their table, places with their figures and outlines, organizations. */
export function SelectionExport({ selection }: { readonly selection: Selection }) {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  const kind = exportedKind(selection);
  if (dataset === null || kind === null) return null;
  const title = messages.exportsText.selectionOf(messages.exportsText.kinds[kind]);
  return (
    <ExportTable
      done={title}
      subject={title}
      hasPlaces
      prepare={async (signal) => {
        const { services, view } = useAtlas.getState();
        if (services === null) throw new AtlasError('export-failed', { file: title });
        const query = queryOf(kind, dataset.schema, view.definition, selection.ids);
        const answer = await services.engine.query(query, { signal });
        return {
          // A selection stands for itself, whatever the filter.
          context: { ...contextOf(messages, language, dataset, { ...view, filter: EMPTY_FILTER }), title, isProposal: false },
          table: tableOf(messages, language, kind, selection.ids, answer),
        };
      }}
    />
  );
}

function exportedKind({ kind }: Selection): ExportedKind | null {
  return kind === 'alliance' || kind === 'chain' || kind === 'site' ? null : kind;
}

function queryOf(kind: ExportedKind, schema: string, definition: DefinitionSet, ids: readonly number[]): TypedQuery {
  switch (kind) {
    case 'enterprise':
      return selectedEnterprises(schema, definition, ids);
    case 'building':
      return buildingShapes(schema, definition, EMPTY_FILTER);
    case 'park':
      return parkShapes(schema, definition, EMPTY_FILTER);
    case 'district':
      return districtShapes(schema, definition, EMPTY_FILTER);
    case 'organization':
      return organizations(schema, EMPTY_FILTER);
  }
}

function tableOf(messages: Messages, language: Language, kind: ExportedKind, ids: readonly number[], answer: ColumnTable): SavedTable {
  if (kind === 'enterprise') {
    const rows = enterpriseRows(answer).map((row, index) => enterpriseValues(messages, language, row, placeAt(answer, index)));
    return { columns: enterpriseColumns(messages), place: PLACE, ...givenRows(rows) };
  }
  const wanted = new Set(ids);
  const key = kind === 'organization' ? 'org_ix' : 'ix';
  const chosen = Array.from({ length: answer.numRows }, (_, row) => row).filter((row) => wanted.has(numberAt(answer, key, row) ?? -1));
  return kind === 'organization' ? organizationTable(messages, answer, chosen) : placeTable(messages, language, kind, answer, chosen);
}

const PLACE_FIGURES = ['listed', 'eligible', 'covered', 'uncovered', 'unknown', 'organizations', 'members_full'] as const;

function placeTable(
  messages: Messages,
  language: Language,
  kind: Exclude<ExportedKind, 'enterprise' | 'organization'>,
  answer: ColumnTable,
  rows: readonly number[],
): SavedTable {
  const { columns: words } = messages;
  const figures = { ...words, members_full: words.membersFull };
  const columns: readonly ExportColumn[] = [
    { name: 'id', header: messages.exportsText.code, width: 16, type: 'text' },
    { name: 'name', header: words[kind], width: 34, type: 'text' },
    ...PLACE_FIGURES.map((name): ExportColumn => ({ name, header: figures[name], width: 12, type: 'integer' })),
    ...HIDDEN_PLACE,
    { name: 'geom', header: '', width: 0, type: 'text', isHidden: true },
  ];
  const values = rows.map((row): readonly ExportValue[] => [
    textAt(answer, 'id', row),
    pickName(language, textAt(answer, 'name_zh', row), textAt(answer, 'name_en', row), '') || null,
    ...PLACE_FIGURES.map((name) => numberAt(answer, name, row)),
    ...placeAt(answer, row),
    textAt(answer, 'geom', row),
  ]);
  return { columns, place: { lon: 'lon', lat: 'lat', geom: 'geom' }, ...givenRows(values) };
}

function organizationTable(messages: Messages, answer: ColumnTable, rows: readonly number[]): SavedTable {
  const { columns: words, terms, exportsText } = messages;
  const columns: readonly ExportColumn[] = [
    { name: 'org_id', header: exportsText.code, width: 16, type: 'text' },
    { name: 'name_zh', header: words.organization, width: 34, type: 'text' },
    { name: 'org_type', header: words.kind, width: 16, type: 'text' },
    { name: 'covers', header: words.covered, width: 12, type: 'integer' },
    { name: 'members_full', header: words.membersFull, width: 12, type: 'integer' },
    ...HIDDEN_PLACE,
  ];
  const values = rows.map((row): readonly ExportValue[] => [
    textAt(answer, 'org_id', row),
    textAt(answer, 'name_zh', row),
    termOf(terms.orgTypes, textAt(answer, 'org_type', row), ''),
    numberAt(answer, 'covers', row),
    numberAt(answer, 'members_full', row),
    ...placeAt(answer, row),
  ]);
  return { columns, place: PLACE, ...givenRows(values) };
}
