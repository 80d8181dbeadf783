import { useMessages } from '../../components/locale-context.tsx';
import { isEmptyFilter } from '../../model/filter.ts';
import { locked } from '../../model/period-ledger.ts';
import { usePeriods } from '../../state/period-state.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useHeadline } from '../../state/use-headline.ts';

/** «比底数 +12»: covered enterprises against the newest baseline before the date on the screen, where definition and scope are those of the baseline. */
export function BaselineLine() {
  const words = useMessages().periods;
  const dataset = useActiveDataset();
  const { definition, filter } = useAtlas((state) => state.view);
  const ledger = usePeriods((state) => state.ledger);
  const { figures } = useHeadline();
  if (dataset === null || !dataset.isOwn || !isEmptyFilter(filter)) return null;
  const baseline = locked(ledger)
    .filter((entry) => entry.date <= dataset.asOf && entry.definition.id === definition.id)
    .pop();
  if (baseline === undefined || figures === null || figures.covered === null) return null;
  const difference = figures.covered - baseline.figures.covered;
  const text = difference === 0 ? '±0' : `${difference < 0 ? '−' : '+'}${Math.abs(difference)}`;
  return (
    <p className="compare-baseline tabular" title={words.sinceBaselineTitle}>
      {words.sinceBaseline(text, baseline.date)}
    </p>
  );
}
