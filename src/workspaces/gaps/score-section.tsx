import { useMemo } from 'react';
import type { GapDecision } from '../../model/gap-decision.ts';
import { priorityOf, weightingFault } from '../../model/gap-priority.ts';
import { factorScoresOf, factorValuesOf } from '../../queries/gap-priority-sql.ts';
import { judgedFactors } from '../../queries/judged-enterprise.ts';
import type { EnterpriseRow } from '../../state/enterprise-row.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useQuery } from '../../state/use-query.ts';
import { scoreText } from './factor-words.ts';
import type { GapRow } from './gap-row.ts';
import { useGapSettings } from './gap-settings.ts';
import { ScoreShares } from './score-cell.tsx';
import { useGapRanking } from './use-gap-ranking.ts';
import { useGapsWords } from './use-gaps-words.ts';

export interface ScoreSectionProps {
  readonly row: number;
  readonly enterprise: EnterpriseRow;
  readonly advice: GapDecision;
}

/** The score of the enterprise in the ranking, folded away; opened, every factor's share. */
export function ScoreSection({ row, enterprise, advice }: ScoreSectionProps) {
  const words = useGapsWords().settings;
  const dataset = useActiveDataset();
  const weighting = useGapSettings((state) => state.weighting);
  const ranking = useGapRanking();
  const { table } = useQuery(dataset === null || ranking.key === null ? null : judgedFactors(dataset.schema, row), dataset?.version ?? 0);
  const judged = useMemo((): GapRow | null => {
    if (table === null || table.numRows === 0 || weightingFault(weighting) !== null) return null;
    const priority = priorityOf(factorScoresOf(table, 0), weighting);
    return { ...enterprise, rank: 0, hasWork: false, advice, priority, values: factorValuesOf(table, 0), responsible: null };
  }, [table, weighting, enterprise, advice]);
  if (judged === null) return null;
  return (
    <details className="gap-judgement-score">
      <summary>
        {words.score} <strong>{scoreText(judged.priority.score)}</strong>
      </summary>
      <ScoreShares row={judged} />
    </details>
  );
}
