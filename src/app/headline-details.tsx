import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../components/button.tsx';
import { Checkbox } from '../components/checkbox.tsx';
import { IconButton } from '../components/icon-button.tsx';
import { useLanguage, useMessages } from '../components/locale-context.tsx';
import { WaterfallChart, type WaterfallStep } from '../components/waterfall-chart.tsx';
import { formatRate, pickName } from '../locales/format.ts';
import { type ColumnTable, numberAt, textAt } from '../model/column-table.ts';
import { waterfall } from '../queries/waterfall.ts';
import { useAtlas } from '../state/store.ts';
import { useActiveDataset } from '../state/use-active.ts';
import type { HeadlineFigures } from '../state/use-headline.ts';
import { useQuery } from '../state/use-query.ts';
import { wilsonInterval } from '../statistics/wilson.ts';
import type { HeadlineMetric } from './headline-metric.ts';

export interface HeadlineDetailsProps {
  readonly metric: HeadlineMetric;
  readonly figures: HeadlineFigures;
  readonly onClose: () => void;
}

const TOTALS = new Set(['listed', 'eligible']);
const PARTS = new Set(['with-three-members', 'covered']);

function stepsOf(table: ColumnTable, names: Readonly<Record<string, string>>): WaterfallStep[] {
  const steps: WaterfallStep[] = [];
  for (let row = 0; row < table.numRows; row++) {
    const id = textAt(table, 'step', row) ?? '';
    const count = numberAt(table, 'enterprises', row);
    const kind = TOTALS.has(id) ? 'total' : PARTS.has(id) ? 'share' : 'subtract';
    // A step that takes nothing off is not worth a line.
    if (kind === 'subtract' && count === 0) continue;
    steps.push({ id, name: names[id] ?? id, count, kind });
  }
  return steps;
}

/** A headline figure unfolded: its definition, the waterfall of its denominator, the interval under «分析», the way to its rows. */
export function HeadlineDetails({ metric, figures, onClose }: HeadlineDetailsProps) {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  const { definition, filter, analysis } = useAtlas((state) => state.view);
  const transact = useAtlas((state) => state.transact);
  const { table } = useQuery(dataset === null ? null : waterfall(dataset.schema, definition, filter), dataset?.version ?? 0);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    // On the document, so that it comes before the shell's own Escape, which would take the selection.
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      close.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const note = definition.note === undefined ? '' : pickName(language, definition.note.zh, definition.note.en);
  const interval =
    figures.covered !== null && figures.eligible !== null && figures.eligible > 0
      ? wilsonInterval(figures.covered, figures.eligible)
      : null;
  return (
    <section className="headline-details" aria-label={messages.explore.headline[metric]}>
      <header className="headline-details-head">
        <h3>{messages.explore.headline[metric]}</h3>
        <IconButton label={messages.common.close} icon={<X size={16} />} onPress={onClose} />
      </header>
      <p className="headline-details-note">
        {metric === 'covered' && definition.areaCounts
          ? messages.explore.headlineNotes.coveredWithArea
          : messages.explore.headlineNotes[metric]}{' '}
        {note}
      </p>
      {table === null ? null : (
        <WaterfallChart label={messages.explore.waterfall.title} steps={stepsOf(table, messages.explore.waterfallSteps)} />
      )}
      <div className="headline-details-foot">
        <Checkbox
          name={messages.common.analysis}
          isChecked={analysis}
          onChange={(isChecked) =>
            transact('analysis', (draft) => {
              draft.analysis = isChecked;
            })
          }
        />
        {analysis && interval !== null ? (
          <span className="headline-details-interval">
            {messages.explore.interval(formatRate(interval.low, language), formatRate(interval.high, language))}
          </span>
        ) : null}
        <span className="top-bar-spacer" />
        <Button
          onPress={() => {
            transact('rows', (draft) => {
              draft.workspace = metric === 'uncovered' ? 'gaps' : 'explore';
              if (metric === 'covered') draft.filter.rungs = definition.areaCounts ? ['single', 'joint', 'area'] : ['single', 'joint'];
            });
            onClose();
          }}
        >
          {messages.explore.showRows}
        </Button>
      </div>
    </section>
  );
}
