import { useEffect, useMemo, useState } from 'react';
import type { DataColumn } from '../../components/data-column.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { useMessages } from '../../components/locale-context.tsx';
import { arraySource } from '../../components/row-source.ts';
import { formatCount } from '../../locales/format.ts';
import { type ColumnTable, numberAt, textAt } from '../../model/column-table.ts';
import { type GapClass, gapClassOf } from '../../model/coverage.ts';
import { AtlasError, isCancelled } from '../../model/errors.ts';
import { type Weighting, weightingFault } from '../../model/gap-priority.ts';
import { compareWeightings } from '../../queries/gap-ranking.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { EnterpriseGrid } from './enterprise-grid.tsx';
import { scoreText } from './factor-words.ts';
import { ClassSign } from './gap-columns.tsx';
import { useGapsWords } from './use-gaps-words.ts';

const TOP = 200;

interface ComparedRow {
  readonly row: number;
  readonly name: string;
  readonly gapClass: GapClass;
  readonly rankA: number;
  readonly rankB: number;
  readonly scoreA: number | null;
  readonly scoreB: number | null;
}

function comparedRows(table: ColumnTable): readonly ComparedRow[] {
  return Array.from({ length: table.numRows }, (_, index) => ({
    row: numberAt(table, 'row', index) ?? -1,
    name: textAt(table, 'name_zh', index) ?? '',
    gapClass: gapClassOf(numberAt(table, 'gap_class', index) ?? 0),
    rankA: numberAt(table, 'rank_a', index) ?? 0,
    rankB: numberAt(table, 'rank_b', index) ?? 0,
    scoreA: numberAt(table, 'score_a', index),
    scoreB: numberAt(table, 'score_b', index),
  }));
}

export interface CompareWeightingsProps {
  /** What the ranking's tables stand for: with another one the same question has another answer. */
  readonly rankingKey: string;
  readonly a: Weighting;
  readonly b: Weighting;
}

/** The first of two orders side by side, with how many places each enterprise rises or falls from the first to the second. */
export function CompareWeightings({ rankingKey, a, b }: CompareWeightingsProps) {
  const messages = useMessages();
  const words = useGapsWords().settings;
  const dataset = useActiveDataset();
  const services = useAtlas((state) => state.services);
  const filter = useAtlas((state) => state.view.filter);
  const [rows, setRows] = useState<readonly ComparedRow[] | null>(null);
  const [error, setError] = useState<AtlasError | null>(null);
  const schema = dataset?.schema ?? null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what is in the tables.
  useEffect(() => {
    if (services === null || schema === null || weightingFault(a) !== null || weightingFault(b) !== null) return;
    const controller = new AbortController();
    services.engine.query(compareWeightings(schema, filter, a, b, TOP), { signal: controller.signal }).then(
      (table) => setRows(comparedRows(table)),
      (cause: unknown) => {
        if (controller.signal.aborted || isCancelled(cause)) return;
        setError(cause instanceof AtlasError ? cause : new AtlasError('engine-query', {}, { cause }));
      },
    );
    return () => controller.abort();
  }, [services, schema, rankingKey, filter, a, b]);

  const source = useMemo(() => (rows === null ? null : arraySource(rows)), [rows]);
  const nameOf = (id: string) => words.weightings[id] ?? id;
  const columns = useMemo((): readonly DataColumn<ComparedRow>[] => {
    const [nameA, nameB] = [words.weightings[a.id] ?? a.id, words.weightings[b.id] ?? b.id];
    return [
      { id: 'a', header: nameA, width: 92, align: 'end', cell: ({ rankA }) => formatCount(rankA), hint: ({ scoreA }) => scoreText(scoreA) },
      { id: 'b', header: nameB, width: 92, align: 'end', cell: ({ rankB }) => formatCount(rankB), hint: ({ scoreB }) => scoreText(scoreB) },
      { id: 'change', header: words.compareChange, width: 84, align: 'end', cell: (row) => <RankChange change={row.rankA - row.rankB} /> },
      { id: 'name', header: messages.columns.enterprise, width: 210, cell: ({ name }) => name, hint: ({ name }) => name },
      {
        id: 'class',
        header: messages.columns.gapClass,
        width: 122,
        cell: ({ gapClass }) => <ClassSign gapClass={gapClass} messages={messages} />,
      },
    ];
  }, [messages, words, a, b]);
  return (
    <>
      {error === null ? null : <ErrorMessage error={error} />}
      <p className="gap-compare-title">
        {words.compareTitle(nameOf(a.id), nameOf(b.id))} <span className="caption">{words.compareTop(TOP)}</span>
      </p>
      <EnterpriseGrid
        label={words.compareTitle(nameOf(a.id), nameOf(b.id))}
        columns={columns}
        rows={{ source, isBusy: source === null }}
        empty={messages.gaps.empty}
      />
    </>
  );
}

/** From the first order to the second: up is nearer the top. */
function RankChange({ change }: { readonly change: number }) {
  const words = useGapsWords().settings;
  if (change === 0) return <span className="gap-change">{words.compareSame}</span>;
  return (
    <span className="gap-change" data-change={change > 0 ? 'up' : 'down'}>
      {change > 0 ? words.compareUp(change) : words.compareDown(-change)}
    </span>
  );
}
