import { useMemo } from 'react';
import { type ColumnTable, numberAt, textAt } from '../../../model/column-table.ts';
import { PLACED_BY, PLACED_UNITS, type PlacedBy, type PlacedUnit } from '../../../model/edits.ts';
import { placedByHand, placementCounts, unplacedUnits } from '../../../queries/placement.ts';
import type { LoadedDataset } from '../../../state/dataset-state.ts';
import type { WaitingUnit } from '../../../state/placing-queue.ts';
import { useQuery } from '../../../state/use-query.ts';

/** Units of one round; the rest comes when these are done. */
export const ROUND_UNITS = 2000;

export interface PlacementFigures {
  readonly total: number;
  readonly ways: Readonly<Record<PlacedBy, number>>;
  readonly parkOnly: number;
  readonly unplaced: number;
  readonly hidden: number;
}

export interface HandFigures {
  readonly units: number;
  /** Enterprises that stand at buildings of this kind. */
  readonly enterprises: number;
}

export interface Placement {
  readonly figures: PlacementFigures | null;
  readonly units: readonly WaitingUnit[] | null;
  readonly byHand: ReadonlyMap<PlacedUnit, HandFigures>;
  readonly error: unknown;
}

/** How the enterprises of a dataset came to their places, and what waits for one. */
export function usePlacement(dataset: LoadedDataset): Placement {
  const { schema, version } = dataset;
  const counts = useQuery(placementCounts(schema), version);
  const waiting = useQuery(unplacedUnits(schema, ROUND_UNITS), version);
  const hand = useQuery(placedByHand(schema), version);
  const figures = useMemo(() => (counts.table === null ? null : figuresOf(counts.table)), [counts.table]);
  const units = useMemo(() => (waiting.table === null ? null : unitsOf(waiting.table)), [waiting.table]);
  const byHand = useMemo(() => handOf(hand.table), [hand.table]);
  return { figures, units, byHand, error: counts.error ?? waiting.error ?? hand.error };
}

function figuresOf(table: ColumnTable): PlacementFigures {
  const count = (name: string) => numberAt(table, name, 0) ?? 0;
  const ways = Object.fromEntries(PLACED_BY.map((way) => [way, count(`by_${way}`)])) as Record<PlacedBy, number>;
  return { total: count('total'), ways, parkOnly: count('park_only'), unplaced: count('unplaced'), hidden: count('hidden') };
}

function unitOf(text: string | null): PlacedUnit {
  return PLACED_UNITS.find((unit) => unit === text) ?? 'BUILDING';
}

function unitsOf(table: ColumnTable): readonly WaitingUnit[] {
  return Array.from({ length: table.numRows }, (_, row) => {
    const lon = numberAt(table, 'hint_lon', row);
    const lat = numberAt(table, 'hint_lat', row);
    return {
      unit: unitOf(textAt(table, 'unit', row)),
      id: textAt(table, 'id', row) ?? '',
      nameZh: textAt(table, 'name_zh', row),
      nameEn: textAt(table, 'name_en', row),
      address: textAt(table, 'address', row),
      parkZh: textAt(table, 'park_zh', row),
      enterprises: numberAt(table, 'enterprises', row) ?? 0,
      hint: lon === null || lat === null ? null : ([lon, lat] as const),
    };
  });
}

function handOf(table: ColumnTable | null): ReadonlyMap<PlacedUnit, HandFigures> {
  if (table === null) return new Map();
  return new Map(
    Array.from({ length: table.numRows }, (_, row) => [
      unitOf(textAt(table, 'unit', row)),
      { units: numberAt(table, 'n', row) ?? 0, enterprises: numberAt(table, 'enterprises', row) ?? 0 },
    ]),
  );
}
