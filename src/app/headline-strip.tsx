import { useEffect, useState } from 'react';
import { FigureTile } from '../components/figure-tile.tsx';
import { useLanguage, useMessages } from '../components/locale-context.tsx';
import { formatCount, formatDate, formatRateNumber, pickName } from '../locales/format.ts';
import { useAtlas } from '../state/store.ts';
import { useActiveDataset } from '../state/use-active.ts';
import { useHeadline } from '../state/use-headline.ts';
import { assumptionNotes } from './assumption-notes.ts';
import { HeadlineDetails } from './headline-details.tsx';
import { HEADLINE_METRICS, type HeadlineMetric } from './headline-metric.ts';
import './headline-strip.css';

/** Six figures for the current filter; each unfolds to its definition, its waterfall and its rows. */
export function HeadlineStrip() {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  const definition = useAtlas((state) => state.view.definition);
  const { figures } = useHeadline();
  const workspace = useAtlas((state) => state.view.workspace);
  const [open, setOpen] = useState<HeadlineMetric | null>(null);
  // What is unfolded belongs to the screen it was asked on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another workspace or dataset closes it.
  useEffect(() => setOpen(null), [workspace, dataset?.manifest.id]);
  if (dataset === null) return null;
  const words = messages.explore.headline;
  const notes = {
    ...messages.explore.headlineNotes,
    covered: definition.areaCounts ? messages.explore.headlineNotes.coveredWithArea : messages.explore.headlineNotes.covered,
  };
  const assumed = assumptionNotes(messages, dataset, definition);
  const definitionName = pickName(language, definition.name.zh, definition.name.en);
  const values: Readonly<Record<HeadlineMetric, number | null>> = {
    covered: figures?.covered ?? null,
    eligible: figures?.eligible ?? null,
    rate: figures?.rate ?? null,
    uncovered: figures?.uncovered ?? null,
    organizations: figures?.organizations ?? null,
    members: figures?.membersFull ?? null,
  };
  const units: Readonly<Record<HeadlineMetric, string>> = {
    covered: messages.common.unitEnterprises,
    eligible: messages.common.unitEnterprises,
    rate: messages.common.unitPercent,
    uncovered: messages.common.unitEnterprises,
    organizations: messages.common.unitOrganizations,
    members: messages.common.unitMembers,
  };
  return (
    <section className="headline" aria-label={messages.app.workspaces.explore} data-loading={figures === null ? '' : undefined}>
      <div className="headline-tiles">
        {HEADLINE_METRICS.map((metric) => (
          <FigureTile
            key={metric}
            metric={metric}
            name={words[metric]}
            value={values[metric]}
            text={metric === 'rate' ? formatRateNumber(values.rate) : formatCount(values[metric])}
            unit={units[metric]}
            note={notes[metric]}
            isExpanded={open === metric}
            onToggle={() => setOpen(open === metric ? null : metric)}
          />
        ))}
      </div>
      <p className="headline-basis">
        {figures === null
          ? messages.common.loading
          : [
              `${formatCount(figures.covered)} / ${formatCount(figures.eligible)}`,
              definitionName,
              messages.common.asOf(language === 'en' ? formatDate(dataset.asOf, language) : dataset.asOf),
              ...(figures.unknown !== null && figures.unknown > 0 ? [`${words.unknown} ${figures.unknown}`] : []),
            ].join(' · ')}
        {assumed.length === 0 ? null : (
          <span className="headline-assumed" title={assumed.join('\n')}>
            {assumed.join(messages.common.listSeparator)}
          </span>
        )}
      </p>
      {open !== null && figures !== null ? <HeadlineDetails metric={open} figures={figures} onClose={() => setOpen(null)} /> : null}
    </section>
  );
}
