import { type ColumnTable, numberAt } from '../../model/column-table.ts';
import { type EnterpriseRow, enterpriseRowAt } from '../../state/enterprise-row.ts';
import { type GapAdvice, gapAdvice } from './gap-advice.ts';

/** One line of the worklist. */
export interface GapRow extends EnterpriseRow {
  readonly rank: number;
  readonly hasWork: boolean;
  readonly advice: GapAdvice | null;
}

export function gapRowsOf(table: ColumnTable): readonly GapRow[] {
  return Array.from({ length: table.numRows }, (_, index) => {
    const row = enterpriseRowAt(table, index);
    const advice = gapAdvice({
      gapClass: row.gapClass,
      membersFull: row.membersFull,
      membersProbationary: row.membersProbationary,
      membersUnattached: numberAt(table, 'members_unattached', index),
      unionMembers: numberAt(table, 'union_members', index),
    });
    return { ...row, rank: numberAt(table, 'rank', index) ?? index + 1, hasWork: numberAt(table, 'has_work', index) === 1, advice };
  });
}
