import { useEffect, useMemo, useState } from 'react';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { pagedSource } from '../../components/paged-source.ts';
import { Panel } from '../../components/panel.tsx';
import { arraySource } from '../../components/row-source.ts';
import { Segmented } from '../../components/segmented.tsx';
import { applyGesture } from '../../components/table-gesture.ts';
import { AtlasError } from '../../model/errors.ts';
import { EMPTY_FILTER, isEmptyFilter } from '../../model/filter.ts';
import { selectionOf } from '../../model/selection.ts';
import { GAP_ORDER, rankedGaps } from '../../queries/ranked-gaps.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { gapColumns } from './gap-columns.tsx';
import { type GapRow, gapRowsOf } from './gap-row.ts';
import { GapsExport } from './gaps-export.tsx';
import { useGapCounts } from './use-gap-counts.ts';
import './gaps.css';

const NO_ROWS = arraySource<GapRow>([]);

/** The ranked worklist: who is not covered, which article decides, what is proposed. */
export function GapsDrawer() {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  const services = useAtlas((state) => state.services);
  const { definition, filter, selection } = useAtlas((state) => state.view);
  const transact = useAtlas((state) => state.transact);
  const [list, setList] = useState<'gaps' | 'unknown'>('gaps');
  const { counts } = useGapCounts();
  const schema = dataset?.schema ?? null;
  const version = dataset?.version ?? 0;
  const gapTotal = counts === null ? null : GAP_ORDER.reduce((sum, gapClass) => sum + counts[gapClass].shown, 0);
  const total = list === 'gaps' ? gapTotal : (counts?.unknown.shown ?? null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version of the dataset means new rows.
  const source = useMemo(() => {
    if (services === null || schema === null || total === null) return null;
    return pagedSource<GapRow>({
      rowCount: total,
      fetchRows: async (offset, limit, signal) =>
        gapRowsOf(await services.engine.query(rankedGaps(schema, definition, filter, list, { offset, limit }), { signal })),
      onError: (error) =>
        useAtlas.getState().notify({
          kind: 'error',
          error: error instanceof AtlasError ? error : new AtlasError('engine-query', {}, { cause: error }),
          messageKey: null,
          subject: '',
        }),
    });
  }, [services, schema, version, definition, filter, list, total]);
  useEffect(() => () => source?.close(), [source]);

  const selected = useMemo(() => new Set(selection?.kind === 'enterprise' ? selection.ids : []), [selection]);
  const columns = useMemo(() => gapColumns(messages, language), [messages, language]);
  const actions = (
    <>
      <span className="gap-proposal" title={messages.marks.proposal}>
        {messages.marks.proposal}
      </span>
      <Segmented
        label={messages.gaps.title}
        options={[
          { id: 'gaps', name: messages.gaps.listGaps },
          { id: 'unknown', name: messages.gaps.listUnknown },
        ]}
        value={list}
        onChange={(id) => setList(id === 'unknown' ? 'unknown' : 'gaps')}
      />
      <GapsExport list={list} total={total ?? 0} />
    </>
  );
  return (
    <Panel
      id="atlas:drawer"
      title={total === null ? messages.gaps.title : `${messages.gaps.title} · ${messages.common.enterprises(total)}`}
      side="bottom"
      size={250}
      minSize={120}
      maxSize={560}
      actions={actions}
    >
      <DataTable
        label={messages.gaps.title}
        columns={columns}
        source={source ?? NO_ROWS}
        rowId={(row) => row.row}
        selected={selected}
        onSelect={(gesture) =>
          transact('selection', (draft) => {
            draft.selection = selectionOf('enterprise', applyGesture(selected, gesture)) as typeof draft.selection;
          })
        }
        empty={
          source === null ? undefined : isEmptyFilter(filter) ? (
            <EmptyState sentence={messages.gaps.empty} />
          ) : (
            <EmptyState
              sentence={messages.gaps.empty}
              action={messages.gaps.emptyAction}
              onAction={() =>
                transact('filter', (draft) => {
                  draft.filter = structuredClone(EMPTY_FILTER) as typeof draft.filter;
                })
              }
            />
          )
        }
      />
    </Panel>
  );
}
