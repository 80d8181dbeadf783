import { useEffect } from 'react';
import type { ColumnTable } from '../../../model/column-table.ts';
import { usePlanMap } from '../../../state/plan-map.ts';

export interface MapGroup {
  /** From 1. */
  readonly number: number;
  readonly name: string;
  readonly seat: { readonly lon: number | null; readonly lat: number | null } | null;
  readonly units: readonly { readonly lon: number | null; readonly lat: number | null }[];
}

/** Puts groups on the map for as long as the caller is on the screen. `groups` must be memoized. */
export function useMapGroups(groups: readonly MapGroup[] | null): void {
  useEffect(() => {
    usePlanMap.setState(groups === null || groups.length === 0 ? { groups: null, units: null } : tablesOf(groups));
    return () => usePlanMap.setState({ groups: null, units: null });
  }, [groups]);
}

function tablesOf(groups: readonly MapGroup[]): { readonly groups: ColumnTable; readonly units: ColumnTable } {
  const text = (values: readonly (string | null)[]) => ({ kind: 'text' as const, values });
  const number = (values: readonly (number | null)[]) => ({
    kind: 'number' as const,
    values: Float64Array.from(values, (value) => value ?? 0),
    nulls: Uint8Array.from(values, (value) => Number(value === null)),
  });
  const titles = groups.map(({ number: n, name }) => `${n} ${name}`);
  const members = groups.flatMap(({ units }, row) => units.map((unit) => ({ row, ...unit })));
  return {
    groups: {
      numRows: groups.length,
      columns: {
        name_zh: text(titles),
        name_en: text(titles),
        hue: text(groups.map(({ number: n }) => String((n - 1) % 8))),
        lon: number(groups.map(({ seat }) => seat?.lon ?? null)),
        lat: number(groups.map(({ seat }) => seat?.lat ?? null)),
        geom: text(groups.map(() => null)),
      },
    },
    units: {
      numRows: members.length,
      columns: {
        alliance_ix: number(members.map(({ row }) => row)),
        lon: number(members.map(({ lon }) => lon)),
        lat: number(members.map(({ lat }) => lat)),
      },
    },
  };
}
