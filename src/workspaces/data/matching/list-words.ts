import { pickName } from '../../../locales/format.ts';
import type { Language, Messages } from '../../../locales/messages.ts';
import type { ListSide } from '../../../model/match-types.ts';
import type { LoadedDataset } from '../../../state/dataset-state.ts';
import { type ListRef, type RunSide, TABLES_TO_MATCH } from '../../../state/match-state.ts';

/** A list as an entry of a chooser names it. */
export function refKey(ref: ListRef): string {
  return ref.kind === 'file' ? `file:${ref.id}` : `table:${ref.table}`;
}

export function refOf(key: string): ListRef | null {
  const [kind, rest = ''] = key.split(':');
  if (kind === 'file') return { kind, id: Number(rest) };
  const table = TABLES_TO_MATCH.find((name) => name === rest);
  return table === undefined ? null : { kind: 'table', table };
}

export function datasetTitle(language: Language, dataset: LoadedDataset): string {
  return pickName(language, dataset.manifest.title.zh, dataset.manifest.title.en);
}

/** What a list of a run is called. */
export function sideTitle(messages: Messages, side: RunSide): string {
  return side.ref.kind === 'file' ? side.source : messages.matching.tables[side.ref.table](side.source);
}

export function nameAt(side: ListSide, row: number): string | null {
  return row < 0 ? null : (side.name[row] ?? null);
}

export function placeAt(side: ListSide, row: number): string {
  if (row < 0) return '';
  return [side.district?.[row], side.building?.[row]].filter((part) => part != null && part !== '').join(' · ');
}
