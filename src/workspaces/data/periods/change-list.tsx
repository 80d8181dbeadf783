import { useEffect, useMemo } from 'react';
import { Button } from '../../../components/button.tsx';
import { DataTable } from '../../../components/data-table.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { pagedSource } from '../../../components/paged-source.ts';
import { arraySource } from '../../../components/row-source.ts';
import { contextOf } from '../../../exports/export-notes.ts';
import { EMPTY_FILTER } from '../../../model/filter.ts';
import { type ChangeClass, isOrganizationChange } from '../../../model/period-change.ts';
import { PERIOD_SCHEMAS } from '../../../model/period-session.ts';
import { changePage } from '../../../queries/period-changes.ts';
import { OWN_DATASET_ID } from '../../../state/dataset-state.ts';
import { asAtlasError } from '../../../state/import-queue.ts';
import { showChanges } from '../../../state/period-reports.ts';
import type { ChangeReport } from '../../../state/period-state.ts';
import { useAtlas } from '../../../state/store.ts';
import { ExportTable, pagedRows } from '../../export-table.tsx';
import { changeColumns, changeExportColumns, changeExportValues } from './change-columns.tsx';
import { type ChangeRow, changeRowsOf } from './change-row.ts';

const NO_ROWS = arraySource<ChangeRow>([]);

/** The rows of one class of differences; while nothing is loaded yet, there is no map to show them on. */
export function ChangeList({
  report,
  kind,
  isLoaded,
}: {
  readonly report: ChangeReport;
  readonly kind: ChangeClass;
  readonly isLoaded: boolean;
}) {
  const messages = useMessages();
  const language = useLanguage();
  const services = useAtlas((state) => state.services);
  const own = useAtlas((state) => state.datasets[OWN_DATASET_ID]);
  const words = messages.periods;
  const total = report.counts.shown[kind];
  const hidden = report.counts.classes[kind] - total;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another comparison has other rows, though the statement is the same.
  const source = useMemo(() => {
    if (services === null) return null;
    return pagedSource<ChangeRow>({
      rowCount: total,
      fetchRows: async (offset, limit, signal) =>
        changeRowsOf(
          await services.engine.query(changePage(PERIOD_SCHEMAS.before, PERIOD_SCHEMAS.after, kind, { offset, limit }), { signal }),
        ),
      onError: (error) =>
        useAtlas.getState().notify({ kind: 'error', error: asAtlasError(error, ''), messageKey: null, subject: words.changesTitle }),
    });
  }, [services, kind, total, report.id]);
  useEffect(() => () => source?.close(), [source]);
  const columns = useMemo(() => changeColumns(messages, kind), [messages, kind]);
  return (
    <section className="period-list" aria-label={words.classes[kind]}>
      <div className="period-list-head">
        <h4 className="period-list-title">
          {words.classes[kind]} · <span className="tabular">{report.counts.classes[kind]}</span>
        </h4>
        {hidden > 0 ? <span className="caption">{words.hiddenLeftOut(hidden)}</span> : null}
        <span className="period-space" />
        {isLoaded && total > 0 && !isOrganizationChange(kind) ? (
          <Button kind="quiet" onPress={() => void showChanges(report, kind)}>
            {words.showOnMap}
          </Button>
        ) : null}
        {own === undefined || total === 0 || services === null ? null : (
          <ExportTable
            done={words.exported(total)}
            subject={words.classes[kind]}
            hasPlaces={false}
            prepare={(signal) => ({
              context: {
                ...contextOf(messages, language, own, { definition: useAtlas.getState().view.definition, filter: EMPTY_FILTER }),
                title: words.exportName(words.classes[kind], report.before, report.after),
                asOf: report.after,
                isProposal: false,
                suppressed: hidden,
              },
              table: {
                columns: changeExportColumns(messages, kind),
                place: null,
                ...pagedRows(total, async (offset, limit) =>
                  changeRowsOf(
                    await services.engine.query(changePage(PERIOD_SCHEMAS.before, PERIOD_SCHEMAS.after, kind, { offset, limit }), {
                      signal,
                    }),
                  ).map((row) => changeExportValues(messages, kind, row)),
                ),
              },
            })}
          />
        )}
      </div>
      <div className="period-list-table">
        <DataTable
          label={words.classes[kind]}
          columns={columns}
          source={source ?? NO_ROWS}
          rowId={(row) => row.row}
          empty={<EmptyState sentence={words.classEmpty} />}
        />
      </div>
    </section>
  );
}
