import { create } from 'zustand';
import type { ColumnTable } from '../model/column-table.ts';

interface PlanMap {
  /** Groups of the open plan: name_zh, name_en, hue (text 0–7), lon, lat. Null draws nothing. */
  readonly groups: ColumnTable | null;
  /** Their units: alliance_ix (row of `groups`), lon, lat. */
  readonly units: ColumnTable | null;
}

/** What of a plan lies on the map while «规划» is open. */
export const usePlanMap = create<PlanMap>(() => ({ groups: null, units: null }));
