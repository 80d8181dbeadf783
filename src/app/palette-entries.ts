import { useMemo } from 'react';
import { useLanguage, useMessages } from '../components/locale-context.tsx';
import { pickName } from '../locales/format.ts';
import { type ColumnTable, numberAt, textAt } from '../model/column-table.ts';
import { EMPTY_FILTER } from '../model/filter.ts';
import { type SelectionKind, selectionOf } from '../model/selection.ts';
import { byDimension, type Dimension } from '../queries/by-dimension.ts';
import { tablePage } from '../queries/table-page.ts';
import { openBundled } from '../state/dataset-actions.ts';
import { flyToPart } from '../state/fly-actions.ts';
import { useAtlas } from '../state/store.ts';
import { useActiveDataset } from '../state/use-active.ts';
import { useQuery } from '../state/use-query.ts';
import { WORKSPACE_IDS } from '../state/view.ts';
import { pickFiles } from './file-picker.tsx';

export interface PaletteEntry {
  readonly id: string;
  readonly name: string;
  /** What it is, printed beside the name. */
  readonly kind: string;
  readonly run: () => void;
}

const ENTERPRISES_SHOWN = 8;

function select(kind: SelectionKind, id: number): void {
  useAtlas.getState().transact('selection', (draft) => {
    draft.selection = selectionOf(kind, [id]) as typeof draft.selection;
  });
}

/** Selects a park or building and takes the map there. */
function goTo(dimension: 'park' | 'building', ix: number, id: string | null): void {
  select(dimension, ix);
  if (id !== null) void flyToPart(dimension === 'park' ? { parks: [id] } : { buildings: [id] });
}

/** Selects an enterprise and takes the map there: its code finds it alone, its name where it has none. */
function goToEnterprise(row: number, key: string): void {
  select('enterprise', row);
  void flyToPart({ text: key });
}

/** Workspaces, bundled datasets, and what can be done. */
export function useCommandEntries(): readonly PaletteEntry[] {
  const messages = useMessages();
  const language = useLanguage();
  const services = useAtlas((state) => state.services);
  return useMemo(() => {
    const { transact } = useAtlas.getState();
    const workspaces = WORKSPACE_IDS.map((id) => ({
      id: `workspace:${id}`,
      name: messages.app.workspaces[id],
      kind: messages.app.railLabel,
      run: () =>
        transact('workspace', (draft) => {
          draft.workspace = id;
        }),
    }));
    const commands = [
      { id: 'open', name: messages.data.openOwn, kind: messages.data.own, run: pickFiles },
      {
        id: 'clear-filter',
        name: messages.explore.clearFilter,
        kind: messages.explore.filter,
        run: () =>
          transact('filter', (draft) => {
            draft.filter = structuredClone(EMPTY_FILTER) as typeof draft.filter;
          }),
      },
    ];
    const datasets = (services?.bundled ?? []).map((manifest) => ({
      id: `dataset:${manifest.id}`,
      name: pickName(language, manifest.title.zh, manifest.title.en),
      kind: messages.app.dataset,
      run: () => void openBundled(manifest.id),
    }));
    return [...workspaces, ...commands, ...datasets];
  }, [messages, language, services]);
}

function entriesOf(
  table: ColumnTable | null,
  dimension: 'park' | 'building',
  kind: string,
  language: 'zh-CN' | 'en',
): readonly PaletteEntry[] {
  const entries: PaletteEntry[] = [];
  for (let row = 0; row < (table?.numRows ?? 0); row++) {
    const ix = table === null ? null : numberAt(table, 'ix', row);
    if (table === null || ix === null) continue;
    const name = pickName(language, textAt(table, 'name_zh', row), textAt(table, 'name_en', row), textAt(table, 'id', row) ?? '');
    entries.push({ id: `${dimension}:${ix}`, name, kind, run: () => goTo(dimension, ix, textAt(table, 'id', row)) });
  }
  return entries;
}

/** Parks and buildings of the open dataset. */
export function usePlaceEntries(): readonly PaletteEntry[] {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  const definition = useAtlas((state) => state.view.definition);
  const query = (dimension: Dimension) => (dataset === null ? null : byDimension(dataset.schema, definition, EMPTY_FILTER, dimension));
  const version = dataset?.version ?? 0;
  const parks = useQuery(query('park'), version).table;
  const buildings = useQuery(query('building'), version).table;
  return useMemo(
    () => [
      ...entriesOf(parks, 'park', messages.columns.park, language),
      ...entriesOf(buildings, 'building', messages.columns.building, language),
    ],
    [parks, buildings, messages, language],
  );
}

/** Enterprises whose name or code holds the text. */
export function useEnterpriseEntries(text: string): readonly PaletteEntry[] {
  const messages = useMessages();
  const dataset = useActiveDataset();
  const definition = useAtlas((state) => state.view.definition);
  const wanted = text.trim();
  const query =
    dataset === null || wanted.length < 2
      ? null
      : tablePage(
          dataset.schema,
          definition,
          { ...EMPTY_FILTER, text: wanted },
          { column: 'row', direction: 'ascending' },
          { offset: 0, limit: ENTERPRISES_SHOWN },
        );
  const { table } = useQuery(query, dataset?.version ?? 0);
  return useMemo(() => {
    const entries: PaletteEntry[] = [];
    for (let index = 0; index < (table?.numRows ?? 0); index++) {
      const row = table === null ? null : numberAt(table, 'row', index);
      if (table === null || row === null) continue;
      entries.push({
        id: `enterprise:${row}`,
        name: textAt(table, 'name_zh', index) ?? '',
        kind: messages.columns.enterprise,
        run: () => goToEnterprise(row, textAt(table, 'uscc', index) ?? textAt(table, 'name_zh', index) ?? ''),
      });
    }
    return entries;
  }, [table, messages]);
}
