import { type ColumnTable, numberAt } from '../../model/column-table.ts';
import { decideGap, type GapDecision } from '../../model/gap-decision.ts';
import { decisionUnitOf } from '../../queries/gap-decision-columns.ts';
import { type EnterpriseRow, enterpriseRowAt } from '../../state/enterprise-row.ts';

/** One line of the worklist. */
export interface GapRow extends EnterpriseRow {
  readonly rank: number;
  readonly hasWork: boolean;
  readonly advice: GapDecision;
}

export function gapRowsOf(table: ColumnTable): readonly GapRow[] {
  return Array.from({ length: table.numRows }, (_, index) => {
    const row = enterpriseRowAt(table, index);
    const advice = decideGap(decisionUnitOf(table, index, null));
    return { ...row, rank: numberAt(table, 'rank', index) ?? index + 1, hasWork: numberAt(table, 'has_work', index) === 1, advice };
  });
}
