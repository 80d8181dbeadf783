import { useMemo } from 'react';
import { ErrorMessage } from '../../components/error-message.tsx';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { rankGaps } from '../../queries/gap-ranking.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { CompareWeightings } from './compare-weightings.tsx';
import { EnterpriseGrid } from './enterprise-grid.tsx';
import { gapColumns } from './gap-columns.tsx';
import { type GapRow, gapRowsOf } from './gap-row.ts';
import { useGapSettings } from './gap-settings.ts';
import { useGaps } from './gaps-state.ts';
import { withResponsible } from './responsible.ts';
import { useCases } from './use-cases.ts';
import { useGapRanking } from './use-gap-ranking.ts';
import { useGapsWords } from './use-gaps-words.ts';
import { usePagedRows } from './use-paged-rows.ts';
import { WeightsEditor } from './weights-editor.tsx';

export interface RankedViewProps {
  readonly list: 'gaps' | 'unknown';
  /** How many may be listed; null while unknown or of an older question. */
  readonly total: number | null;
}

/** Who is not covered, by priority, with who answers, which article decides and what is proposed; weights beside it, at wish. */
export function RankedView({ list, total }: RankedViewProps) {
  const messages = useMessages();
  const language = useLanguage();
  const words = useGapsWords();
  const dataset = useActiveDataset();
  const services = useAtlas((state) => state.services);
  const filter = useAtlas((state) => state.view.filter);
  const showsWeights = useGaps((state) => state.showsWeights);
  const { weighting, thresholds, against } = useGapSettings();
  const ranking = useGapRanking();
  const caseOf = useCases();
  const schema = dataset?.schema ?? '';
  const asOf = dataset?.asOf ?? '';

  const key = ranking.key === null || services === null ? null : JSON.stringify([ranking.key, filter, weighting, list]);
  const rows = usePagedRows<GapRow>(key, total, async (offset, limit, signal) => {
    if (services === null) return [];
    const page = rankGaps(schema, filter, weighting, list, { offset, limit });
    const { table, responsible } = await withResponsible((query) => services.engine.query(query, { signal, isFirst: true }), schema, page);
    return gapRowsOf(table, { thresholds, weighting, asOf }, responsible);
  });
  const columns = useMemo(() => gapColumns({ messages, language, words, caseOf }), [messages, language, words, caseOf]);
  return (
    <div className="gap-list">
      {showsWeights ? <WeightsEditor /> : null}
      <div className="gap-list-main">
        {ranking.error === null ? null : <ErrorMessage error={ranking.error} />}
        {showsWeights && against !== null && ranking.key !== null ? (
          <CompareWeightings rankingKey={ranking.key} a={weighting} b={against} />
        ) : (
          <EnterpriseGrid label={messages.gaps.title} columns={columns} rows={rows} empty={messages.gaps.empty} />
        )}
        <p className="gap-foot">{messages.marks.proposal}</p>
      </div>
    </div>
  );
}
