import { useLanguage } from '../../../components/locale-context.tsx';
import { formatPoints, formatRate, ratio } from '../../../locales/format.ts';
import { usePlanWords } from './use-plan-words.ts';

export interface RateRow {
  readonly id: string;
  readonly name: string;
  readonly before: { readonly numerator: number; readonly denominator: number };
  readonly after: { readonly numerator: number; readonly denominator: number };
}

/** Rates now and once everything were approved, on one scale. */
export function EffectTable({ rows, note }: { readonly rows: readonly RateRow[]; readonly note: string }) {
  const words = usePlanWords().frame;
  const language = useLanguage();
  return (
    <div className="plan-padded">
      <table className="plan-grid">
        <thead>
          <tr>
            <th scope="col">{words.rate}</th>
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
            <th scope="col">{words.change}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, before, after }) => {
            const [now, then] = [ratio(before.numerator, before.denominator), ratio(after.numerator, after.denominator)];
            return (
              <tr key={id} data-rate={id}>
                <th scope="row">{name}</th>
                <td>
                  {formatRate(now, language)}
                  <small>
                    {before.numerator} / {before.denominator}
                  </small>
                </td>
                <td>
                  <data value={then ?? ''}>{formatRate(then, language)}</data>
                  <small>
                    {after.numerator} / {after.denominator}
                  </small>
                </td>
                <td>{now === null || then === null ? '—' : formatPoints(then - now)}</td>
                <td className="plan-bars" aria-hidden="true">
                  <span style={{ width: `${(now ?? 0) * 100}%` }} data-before="" />
                  <span style={{ width: `${(then ?? 0) * 100}%` }} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="caption">{note}</p>
    </div>
  );
}
