import { useEffect, useRef, useState } from 'react';
import { type AddressMatch, SURE_CONFIDENCE } from '../../../model/address-match.ts';
import { type ColumnTable, numberAt, textAt } from '../../../model/column-table.ts';
import type { BuildingLink } from '../../../model/edits.ts';
import { AtlasError, isCancelled } from '../../../model/errors.ts';
import { addressesToMatch, buildingsToMatch } from '../../../queries/placement.ts';
import type { LoadedDataset } from '../../../state/dataset-state.ts';
import { useAtlas } from '../../../state/store.ts';

export interface MatchedBuilding {
  readonly id: string;
  readonly name: string;
  readonly parkZh: string | null;
  readonly isPlaced: boolean;
}

/** An enterprise whose address was read, with the buildings it may mean. */
export interface MatchedRow {
  readonly index: number;
  readonly enterpriseId: string;
  readonly name: string;
  readonly address: string;
  readonly match: AddressMatch;
}

export interface AddressMatching {
  readonly datasetId: string;
  readonly rows: readonly MatchedRow[];
  readonly buildings: readonly MatchedBuilding[];
}

export interface AddressMatchingState {
  readonly result: AddressMatching | null;
  /** Addresses done and in all, null while none is read. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly error: AtlasError | null;
  readonly run: () => void;
}

/** Reads the addresses of a dataset once a person asks for it. What was found stays in sight while it is accepted. */
export function useAddressMatching(dataset: LoadedDataset): AddressMatchingState {
  const [result, setResult] = useState<AddressMatching | null>(null);
  const [progress, setProgress] = useState<AddressMatchingState['progress']>(null);
  const [error, setError] = useState<AtlasError | null>(null);
  const running = useRef<AbortController | null>(null);
  const { manifest, schema } = dataset;
  const datasetId = manifest.id;

  // What was found in one dataset says nothing of another.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the dataset's id is what it follows.
  useEffect(() => {
    setResult(null);
    setError(null);
    return () => running.current?.abort();
  }, [datasetId]);

  const run = async () => {
    const { services } = useAtlas.getState();
    if (services === null) return;
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    setError(null);
    setProgress({ done: 0, total: 0 });
    try {
      const [enterprises, known] = [
        await services.engine.query(addressesToMatch(schema), { signal }),
        await services.engine.query(buildingsToMatch(schema), { signal }),
      ];
      const total = enterprises.numRows;
      const matches = await services.matchAddresses(
        every(enterprises, (row) => ({ text: textAt(enterprises, 'address', row) ?? '', parkId: textAt(enterprises, 'park_id', row) })),
        every(known, (row) => knownBuilding(known, row)),
        { signal, onProgress: (done) => setProgress({ done, total }) },
      );
      setResult({
        datasetId,
        rows: every(enterprises, (row) => ({
          index: row,
          enterpriseId: textAt(enterprises, 'enterprise_id', row) ?? '',
          name: textAt(enterprises, 'name_zh', row) ?? '',
          address: textAt(enterprises, 'address', row) ?? '',
          match: matches[row] ?? { kind: 'none' },
        })),
        buildings: every(known, (row) => ({
          id: textAt(known, 'id', row) ?? '',
          name: textAt(known, 'name_zh', row) ?? '',
          parkZh: textAt(known, 'park_zh', row),
          isPlaced: numberAt(known, 'is_placed', row) === 1,
        })),
      });
    } catch (cause) {
      if (!isCancelled(cause)) setError(cause instanceof AtlasError ? cause : new AtlasError('worker-died', {}, { cause }));
    } finally {
      if (running.current === controller) setProgress(null);
    }
  };
  return { result: result?.datasetId === datasetId ? result : null, progress, error, run: () => void run() };
}

function every<T>(table: ColumnTable, read: (row: number) => T): T[] {
  return Array.from({ length: table.numRows }, (_, row) => read(row));
}

function knownBuilding(table: ColumnTable, row: number) {
  const name = textAt(table, 'name_zh', row) ?? '';
  const tower = textAt(table, 'tower', row) ?? '';
  return {
    id: textAt(table, 'id', row) ?? '',
    // With a tower of its own a name means that tower, not the estate.
    name: tower === '' || name.includes(tower) ? name : `${name}${tower}`,
    aliases: [],
    address: textAt(table, 'address', row),
    parkId: textAt(table, 'park_id', row),
  };
}

/** The link that a match offers; null where it offers none, or several. */
export function linkOf(row: MatchedRow, buildings: readonly MatchedBuilding[]): BuildingLink | null {
  const { match } = row;
  if (match.kind !== 'one') return null;
  const building = buildings[match.building];
  if (building === undefined) return null;
  return { enterpriseId: row.enterpriseId, buildingId: building.id, confidence: match.confidence, method: match.method };
}

/** All links of at least {@link SURE_CONFIDENCE} that are not accepted yet. */
export function sureLinks({ rows, buildings }: AddressMatching, accepted: ReadonlyMap<string, BuildingLink>): readonly BuildingLink[] {
  return rows
    .map((row) => linkOf(row, buildings))
    .filter((link) => link !== null)
    .filter((link) => link.confidence >= SURE_CONFIDENCE && !accepted.has(link.enterpriseId));
}
