import { Check, TriangleAlert } from 'lucide-react';
import { useMessages } from '../../../components/locale-context.tsx';
import type { TotalCheck } from '../../../model/import-outcome.ts';

/** Totals printed in the list beside the sums of what was read. */
export function ReportTotals({ totals }: { readonly totals: readonly TotalCheck[] }) {
  const messages = useMessages();
  const words = messages.imports;
  return (
    <div>
      <h4>{words.totalsTitle}</h4>
      <table className="import-rules import-totals">
        <thead>
          <tr>
            <th scope="col">{words.totalColumns.column}</th>
            <th scope="col" className="import-number">
              {words.totalColumns.row}
            </th>
            <th scope="col" className="import-number">
              {words.totalColumns.stated}
            </th>
            <th scope="col" className="import-number">
              {words.totalColumns.counted}
            </th>
            <th scope="col">{words.totalColumns.result}</th>
          </tr>
        </thead>
        <tbody>
          {totals.map(({ header, row, stated, counted }) => {
            const difference = counted - stated;
            const isEqual = Math.abs(difference) < 1e-9 * Math.max(1, Math.abs(stated));
            return (
              <tr key={`${row}:${header}`} data-effect={isEqual ? 'equal' : 'warned'}>
                <th scope="row">{header}</th>
                <td className="import-number">{row}</td>
                <td className="import-number">{plain(stated)}</td>
                <td className="import-number">{plain(counted)}</td>
                <td>
                  <span className="import-total-result">
                    {isEqual ? <Check size={14} aria-hidden="true" /> : <TriangleAlert size={14} aria-hidden="true" />}
                    {isEqual ? words.totalEqual : words.totalDiffers(`${difference < 0 ? '−' : '+'}${plain(Math.abs(difference))}`)}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Plain digits, without the noise of sums of fractions. */
function plain(value: number): string {
  return String(Math.round(value * 1e6) / 1e6);
}
