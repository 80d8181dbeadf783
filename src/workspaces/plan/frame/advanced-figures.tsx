import { useLanguage } from '../../../components/locale-context.tsx';
import { formatRate } from '../../../locales/format.ts';
import type { SolveReport } from '../../../model/solve-report.ts';
import { usePlanWords } from './use-plan-words.ts';

/** What the search says of itself. */
export function AdvancedFigures({ report, valueName }: { readonly report: SolveReport | null; readonly valueName: string }) {
  const words = usePlanWords().frame;
  const language = useLanguage();
  if (report === null) return <p className="caption plan-padded">{words.emptyPlan}</p>;
  const { optimality } = report;
  const sentence =
    optimality.kind === 'within' ? words.optimality.within(formatRate(optimality.gap, language)) : words.optimality[optimality.kind];
  const rows: readonly (readonly [string, string])[] = [
    [valueName, String(Math.round(report.value))],
    [words.bound, report.bound === null ? '—' : String(Math.round(report.bound))],
    [words.end, words.ends[report.end]],
    [words.seconds, `${report.seconds.toFixed(1)} s`],
    [words.work, String(report.iterations)],
    [words.seed, String(report.seed)],
  ];
  return (
    <div className="plan-padded">
      <p data-optimality={optimality.kind}>{sentence}</p>
      <dl className="plan-facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="caption">{words.ofFound}</p>
    </div>
  );
}
