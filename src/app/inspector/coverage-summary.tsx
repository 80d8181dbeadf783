import { BarList } from '../../components/bar-list.tsx';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { formatCount, formatRate, ratio } from '../../locales/format.ts';
import { type ColumnTable, numberAt } from '../../model/column-table.ts';
import { RUNGS, type Rung } from '../../model/coverage.ts';
import { FieldList } from './field-list.tsx';

/** Counts by rung of one row of coverage sums, and the rate with its numerator and denominator. */
export function CoverageSummary({ table, row = 0 }: { readonly table: ColumnTable; readonly row?: number }) {
  const messages = useMessages();
  const language = useLanguage();
  const at = (name: string) => numberAt(table, name, row);
  const [eligible, covered] = [at('eligible') ?? 0, at('covered') ?? 0];
  const none = eligible - (at('single') ?? 0) - (at('joint') ?? 0) - (at('area') ?? 0) - (at('work') ?? 0);
  const counts: Readonly<Record<Rung, number>> = {
    single: at('single') ?? 0,
    joint: at('joint') ?? 0,
    area: at('area') ?? 0,
    work: at('work') ?? 0,
    none,
  };
  const words = messages.explore.headline;
  return (
    <>
      <p className="card-rate">
        <strong>{formatRate(ratio(covered, eligible), language)}</strong>
        <span>{`${formatCount(covered)} / ${formatCount(eligible)}`}</span>
      </p>
      <BarList
        label={messages.explore.byRung}
        entries={[...RUNGS]
          .reverse()
          .filter((rung) => counts[rung] > 0)
          .map((rung) => ({
            id: rung,
            name: messages.terms.rungs[rung],
            parts: [{ name: messages.terms.rungs[rung], value: counts[rung], color: `var(--rung-${rung})` }],
            label: formatCount(counts[rung]),
          }))}
      />
      <FieldList
        fields={[
          { name: words.listed, value: formatCount(at('listed')) },
          { name: words.uncovered, value: formatCount(at('uncovered')) },
          { name: words.unknown, value: (at('unknown') ?? 0) > 0 ? formatCount(at('unknown')) : null },
          { name: words.organizations, value: formatCount(at('organizations')) },
          { name: words.members, value: formatCount(at('members_full')) },
        ]}
      />
    </>
  );
}
