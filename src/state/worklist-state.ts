import { create } from 'zustand';
import { EMPTY_WORKLIST, type Worklist } from '../model/worklist.ts';
import type { LoadedDataset } from './dataset-state.ts';
import { usePeriods } from './period-state.ts';
import { type AtlasStore, useAtlas } from './store.ts';

/** What of a worklist stands in the tables `edit_case` and `edit_campaign_gap`. */
export interface MirroredWorklist {
  readonly worklist: Worklist;
  /** Of the dataset. */
  readonly version: number;
  /** Rises with every change. */
  readonly revision: number;
  /** Rises when cases come or go, or are about other enterprises, or the campaign changes: what the lists say of them is asked anew. */
  readonly keysRevision: number;
}

/** By the dataset's id. */
export const useMirror = create<Readonly<Record<string, MirroredWorklist>>>(() => ({}));

export function worklistOf(state: Pick<AtlasStore, 'worklists'>, datasetId: string | null): Worklist {
  return datasetId === null ? EMPTY_WORKLIST : (state.worklists[datasetId] ?? EMPTY_WORKLIST);
}

/** The worklist of the open dataset. */
export function useActiveWorklist(): Worklist {
  return useAtlas((state) => worklistOf(state, state.activeId));
}

/** A version for queries over the mirrored tables: changes with the dataset's, and with `revision`. */
export function mirrorVersion(version: number, revision: number): number {
  return version + (revision % 2 ** 20) / 2 ** 20;
}

/** The date of the newest list of a dataset: of the person's own the newest period, where there is none the date of the import. */
export function listDateOf(dataset: LoadedDataset): string {
  if (!dataset.isOwn) return dataset.manifest.asOf;
  const { periods } = usePeriods.getState().ledger;
  return periods.at(-1)?.date ?? dataset.manifest.asOf;
}

/** Whether the tables stand for a date before the newest list: what they say of the cases is the past. */
export function looksBack(dataset: LoadedDataset): boolean {
  return dataset.asOf < listDateOf(dataset);
}
