import { type ColumnTable, numberAt } from '../../model/column-table.ts';
import { decideGap, type GapDecision } from '../../model/gap-decision.ts';
import { type NumberFactor, type PriorityScore, priorityOf, type Weighting } from '../../model/gap-priority.ts';
import type { GapThresholds } from '../../model/gap-thresholds.ts';
import { decisionUnitOf } from '../../queries/gap-decision-columns.ts';
import { factorScoresOf, factorValuesOf } from '../../queries/gap-priority-sql.ts';
import { type EnterpriseRow, enterpriseRowAt } from '../../state/enterprise-row.ts';
import type { Responsible } from './responsible.ts';

/** One line of the ranking. */
export interface GapRow extends EnterpriseRow {
  readonly rank: number;
  readonly hasWork: boolean;
  readonly advice: GapDecision;
  readonly priority: PriorityScore;
  readonly values: Readonly<Record<NumberFactor, number | null>>;
  /** By the data; null where they name nobody. */
  readonly responsible: Responsible | null;
}

export interface GapJudgement {
  readonly thresholds: GapThresholds;
  readonly weighting: Weighting;
  /** ISO date of the view. */
  readonly asOf: string;
}

/** Rows of an answer of `rankGaps`. */
export function gapRowsOf(
  table: ColumnTable,
  { thresholds, weighting, asOf }: GapJudgement,
  responsible: ReadonlyMap<number, Responsible>,
): readonly GapRow[] {
  return Array.from({ length: table.numRows }, (_, index) => {
    const row = enterpriseRowAt(table, index);
    return {
      ...row,
      rank: numberAt(table, 'rank', index) ?? index + 1,
      hasWork: numberAt(table, 'has_work', index) === 1,
      advice: decideGap(decisionUnitOf(table, index, asOf), thresholds),
      priority: priorityOf(factorScoresOf(table, index), weighting),
      values: factorValuesOf(table, index),
      responsible: responsible.get(row.row) ?? null,
    };
  });
}
