import { type ColumnTable, numberAt, textAt } from '../../model/column-table.ts';

/** The figures of one place (or of one dataset) under one definition set. */
export interface PlaceFigures {
  /** Null for «outside or unknown». */
  readonly ix: number | null;
  readonly id: string | null;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly listed: number;
  readonly eligible: number;
  readonly covered: number;
  readonly single: number;
  readonly joint: number;
  readonly area: number;
  readonly uncovered: number;
  readonly unknown: number;
  readonly organizations: number | null;
  readonly membersFull: number | null;
}

/** Below this many nothing but counts is said; below SMALL_DENOMINATOR the rate is hatched and not ranked. */
export const COUNTS_ONLY_BELOW = 5;

export function placeFigures(table: ColumnTable): readonly PlaceFigures[] {
  return Array.from({ length: table.numRows }, (_, index) => {
    const count = (name: string) => numberAt(table, name, index) ?? 0;
    const named = table.columns.name_zh !== undefined;
    return {
      ix: named ? numberAt(table, 'ix', index) : null,
      id: named ? textAt(table, 'id', index) : null,
      nameZh: named ? textAt(table, 'name_zh', index) : null,
      nameEn: named ? textAt(table, 'name_en', index) : null,
      listed: count('listed'),
      eligible: count('eligible'),
      covered: count('covered'),
      single: count('single'),
      joint: count('joint'),
      area: count('area'),
      uncovered: count('uncovered'),
      unknown: count('unknown'),
      organizations: numberAt(table, 'organizations', index),
      membersFull: numberAt(table, 'members_full', index),
    };
  });
}

/** What may be said of a rate by its denominator. */
export type RateReading = 'none' | 'counts' | 'small' | 'full';
