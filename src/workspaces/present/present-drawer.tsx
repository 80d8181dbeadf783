import { ImageDown, Minimize } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { IconButton } from '../../components/icon-button.tsx';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { Panel } from '../../components/panel.tsx';
import { WaterfallChart, type WaterfallStep } from '../../components/waterfall-chart.tsx';
import { formatCount, formatRate, pickName } from '../../locales/format.ts';
import { termOf } from '../../locales/term.ts';
import { type ColumnTable, numberAt, textAt } from '../../model/column-table.ts';
import { rankedGaps } from '../../queries/ranked-gaps.ts';
import { waterfall } from '../../queries/waterfall.ts';
import { enterpriseRows } from '../../state/enterprise-row.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useHeadline } from '../../state/use-headline.ts';
import { useQuery } from '../../state/use-query.ts';
import { followFullScreen, stopPresenting } from './full-screen.ts';
import { usePresent } from './present-state.ts';
import { useSavePicture } from './use-save-picture.ts';
import './present.css';

const TOP = 5;
/** Pixels that hold the sentence, the waterfall and the first gaps. */
const DESK_HEIGHT = 272;
const BIG_HEIGHT = 476;
const TOTALS = new Set(['listed', 'eligible']);
const PARTS: Readonly<Record<string, string>> = { 'with-three-members': 'var(--data-neutral)', covered: 'var(--rung-single)' };

function steps(table: ColumnTable, names: Readonly<Record<string, string>>): readonly WaterfallStep[] {
  return Array.from({ length: table.numRows }, (_, row): WaterfallStep => {
    const id = textAt(table, 'step', row) ?? '';
    const color = PARTS[id];
    return {
      id,
      name: termOf(names, id, id),
      count: numberAt(table, 'enterprises', row),
      kind: TOTALS.has(id) ? 'total' : color === undefined ? 'subtract' : 'share',
      ...(color === undefined ? {} : { color }),
    };
  }).filter((step) => step.kind !== 'subtract' || step.count !== 0);
}

/** What is said to the meeting: one sentence, how the denominator came about, what to close first. The map stands above it. */
export function PresentDrawer() {
  const messages = useMessages();
  const language = useLanguage();
  const words = messages.present;
  const dataset = useActiveDataset();
  const { definition, filter } = useAtlas((state) => state.view);
  const theme = useAtlas((state) => state.theme);
  const { figures } = useHeadline();
  const save = useSavePicture();
  const version = dataset?.version ?? 0;
  const denominators = useQuery(dataset === null ? null : waterfall(dataset.schema, definition, filter), version);
  const waterfallSteps = useMemo(
    () => (denominators.table === null ? null : steps(denominators.table, messages.explore.waterfallSteps)),
    [denominators.table, messages],
  );
  useEffect(followFullScreen, []);
  const actions =
    theme === 'big' ? (
      <>
        <IconButton
          label={words.savePicture}
          icon={<ImageDown size={22} aria-hidden="true" />}
          onPress={() => save?.()}
          isDisabled={save === null}
        />
        <IconButton label={words.leave} icon={<Minimize size={22} aria-hidden="true" />} onPress={stopPresenting} />
      </>
    ) : null;
  const title =
    dataset === null
      ? words.title
      : `${pickName(language, dataset.manifest.title.zh, dataset.manifest.title.en)} · ${messages.common.asOf(dataset.asOf)}`;
  return (
    <Panel
      key={theme}
      id={theme === 'big' ? 'atlas:present-big' : 'atlas:present'}
      title={title}
      side="bottom"
      size={theme === 'big' ? BIG_HEIGHT : DESK_HEIGHT}
      minSize={120}
      maxSize={720}
      actions={actions}
    >
      <div className="present-drawer">
        {figures === null ? null : (
          <p className="present-sentence">
            {figures.eligible === null || figures.eligible === 0 || figures.covered === null
              ? words.nothingEligible
              : words.headlineSentence(
                  formatCount(figures.covered),
                  formatCount(figures.eligible),
                  formatRate(figures.rate, language),
                )}{' '}
            {figures.uncovered === null || figures.uncovered === 0 ? null : (
              <span className="present-sentence-uncovered">{words.uncoveredSentence(formatCount(figures.uncovered))}</span>
            )}
          </p>
        )}
        <section className="present-part" aria-label={words.waterfall}>
          <h3>{words.waterfall}</h3>
          {waterfallSteps === null ? null : <WaterfallChart label={words.waterfall} steps={waterfallSteps} />}
        </section>
        <TopGaps />
      </div>
    </Panel>
  );
}

function TopGaps() {
  const messages = useMessages();
  const words = messages.present;
  const dataset = useActiveDataset();
  const { definition, filter } = useAtlas((state) => state.view);
  const hideNames = usePresent((state) => state.hideNames);
  const { table } = useQuery(
    dataset === null ? null : rankedGaps(dataset.schema, definition, filter, 'gaps', { offset: 0, limit: TOP }),
    dataset?.version ?? 0,
  );
  const rows = useMemo(() => (table === null ? null : enterpriseRows(table)), [table]);
  return (
    <section className="present-part" aria-label={words.topGaps}>
      <h3>{words.topGaps}</h3>
      {rows !== null && rows.length === 0 ? <p>{words.noGaps}</p> : null}
      <ol className="present-gaps">
        {rows?.map((row, index) => (
          <li key={row.row} className="present-gap">
            <span className="present-gap-name" title={hideNames ? undefined : row.name}>
              {index + 1}. {hideNames ? words.hiddenName(index + 1) : row.name}
            </span>
            <span className="present-gap-class">{messages.terms.gapClasses[row.gapClass]}</span>
            <span className="present-gap-members">
              {messages.columns.membersFull} {formatCount(row.membersFull)}
            </span>
          </li>
        ))}
      </ol>
      {rows === null || rows.length === 0 ? null : <p className="present-proposal">{messages.marks.proposal}</p>}
    </section>
  );
}
