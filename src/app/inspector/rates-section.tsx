import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { Section } from '../../components/section.tsx';
import { formatCount, formatRate, ratio } from '../../locales/format.ts';
import { numberAt, textAt } from '../../model/column-table.ts';
import { METRICS } from '../../model/rate.ts';
import { rates } from '../../queries/rates.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useQuery } from '../../state/use-query.ts';

/** Every rate the data can answer, each with numerator and denominator; what it cannot answer is said to be unknown. */
export function RatesSection() {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  const { definition, filter } = useAtlas((state) => state.view);
  const { table } = useQuery(dataset === null ? null : rates(dataset.schema, definition, filter), dataset?.version ?? 0);
  if (table === null) return null;
  const words = messages.terms.metrics;
  const rows = Array.from({ length: table.numRows }, (_, row) => row);
  return (
    <Section title={messages.inspector.rates}>
      <ul className="rates">
        {rows.map((row) => {
          const metric = METRICS.find((code) => code === textAt(table, 'metric', row));
          if (metric === undefined) return null;
          const [numerator, denominator] = [numberAt(table, 'numerator', row), numberAt(table, 'denominator', row)];
          const value = numerator === null || denominator === null ? null : ratio(numerator, denominator);
          return (
            <li key={metric} title={messages.terms.metricNotes[metric]}>
              <span className="rates-name">{words[metric]}</span>
              <span className="rates-parts">
                {numerator === null || denominator === null
                  ? messages.common.noData
                  : `${formatCount(numerator)} / ${formatCount(denominator)}`}
              </span>
              <data value={value ?? ''} data-metric={`rate-${metric}`}>
                {formatRate(value, language)}
              </data>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
