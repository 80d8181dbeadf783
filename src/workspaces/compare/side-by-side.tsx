import { Bar } from '../../components/bar-list.tsx';
import { IntervalDots } from '../../components/interval-dots.tsx';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { formatPoints, formatRate } from '../../locales/format.ts';
import type { DefinitionSet } from '../../model/definition-set.ts';
import { rateDifference } from '../../statistics/difference.ts';
import { wilsonInterval } from '../../statistics/wilson.ts';
import type { PlaceFigures } from './place-figures.ts';
import { readRate } from './ranking.ts';
import { rateParts } from './rate-parts.ts';

export interface ComparedItem {
  readonly id: string;
  readonly name: string;
  readonly figures: PlaceFigures;
}

interface SideBySideProps {
  readonly items: readonly ComparedItem[];
  /** The one definition under which all of them were computed. */
  readonly definition: DefinitionSet;
  readonly analysis: boolean;
}

/** Two or more on one scale, each against the first. */
export function SideBySide({ items, definition, analysis }: SideBySideProps) {
  const messages = useMessages();
  const [first] = items;
  return (
    <section className="compare-side" aria-label={messages.compare.sideBySide}>
      <h3 className="section-title">{messages.compare.sideBySide}</h3>
      {analysis ? <Intervals items={items} /> : null}
      <div className="compare-cards">
        {items.map((item) => (
          <Card
            key={item.id}
            item={item}
            first={first === undefined || first === item ? null : first}
            definition={definition}
            analysis={analysis}
          />
        ))}
      </div>
    </section>
  );
}

/** Rates with their intervals on one scale: what overlaps is seen before it is read. */
function Intervals({ items }: { readonly items: readonly ComparedItem[] }) {
  const messages = useMessages();
  const language = useLanguage();
  const entries = items.flatMap(({ id, name, figures }) => {
    const reading = readRate(figures.eligible);
    const interval = reading === 'small' || reading === 'full' ? wilsonInterval(figures.covered, figures.eligible) : null;
    const value = figures.covered / figures.eligible;
    return interval === null ? [] : [{ id, name, value, low: interval.low, high: interval.high, label: formatRate(value, language) }];
  });
  return <IntervalDots label={messages.compare.wilson} entries={entries} />;
}

function Card({
  item,
  first,
  definition,
  analysis,
}: {
  readonly item: ComparedItem;
  readonly first: ComparedItem | null;
  readonly definition: DefinitionSet;
  readonly analysis: boolean;
}) {
  const messages = useMessages();
  const language = useLanguage();
  const words = messages.compare;
  const { figures } = item;
  const reading = readRate(figures.eligible);
  const hasRate = reading === 'small' || reading === 'full';
  const interval = hasRate && analysis ? wilsonInterval(figures.covered, figures.eligible) : null;
  return (
    <div className="compare-card">
      <p className="compare-card-name" title={item.name}>
        {item.name}
      </p>
      <p className="compare-card-rate">
        {hasRate
          ? formatRate(figures.covered / figures.eligible, language)
          : reading === 'none'
            ? words.noEligible
            : messages.common.emDash}
      </p>
      {hasRate ? <Bar parts={rateParts(messages, definition, figures)} max={figures.eligible} isHatched={reading === 'small'} /> : null}
      <p className="caption">
        {figures.covered} / {figures.eligible} · {words.columnUncovered} {figures.uncovered}
      </p>
      {reading === 'small' ? <p className="caption">{words.smallDenominator}</p> : null}
      {reading === 'counts' ? <p className="caption">{words.countsOnly}</p> : null}
      {interval === null ? null : (
        <p className="caption" title={words.intervalNote}>
          {messages.explore.interval(formatRate(interval.low, language), formatRate(interval.high, language))}
        </p>
      )}
      {first === null || !hasRate ? null : <Difference item={item} first={first} analysis={analysis} />}
    </div>
  );
}

function Difference({ item, first, analysis }: { readonly item: ComparedItem; readonly first: ComparedItem; readonly analysis: boolean }) {
  const messages = useMessages();
  const words = messages.compare;
  const [a, b] = [item.figures, first.figures];
  const reading = readRate(b.eligible);
  if (reading === 'none' || reading === 'counts') return null;
  const compared = rateDifference(a.covered, a.eligible, b.covered, b.eligible);
  if (compared === null) return null;
  const interval = analysis ? compared : null;
  const unsigned = (value: number) => formatPoints(value).replace('+', '');
  return (
    <div className="compare-card-difference">
      <p>
        {words.versus(first.name)} <strong>{words.points(formatPoints(compared.difference))}</strong>
      </p>
      {interval === null ? null : (
        <>
          <p className="caption">{words.newcombe(unsigned(interval.low), unsigned(interval.high))}</p>
          {interval.low < 0 && interval.high > 0 ? <p className="caption">{words.newcombeCrossesZero}</p> : null}
        </>
      )}
    </div>
  );
}
