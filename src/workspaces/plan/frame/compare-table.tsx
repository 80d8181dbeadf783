import type { ReactNode } from 'react';
import { usePlanWords } from './use-plan-words.ts';

export interface CompareColumn {
  readonly id: number;
  readonly name: string;
}

export interface CompareRow {
  readonly id: string;
  readonly name: string;
  /** One a column; null unknown. */
  readonly values: readonly (number | null)[];
  readonly format: (value: number) => string;
  /** Of a difference; without it none is said. */
  readonly formatDifference?: (difference: number) => string;
}

/** Scenarios side by side: each row on one scale from zero to its greatest value, differences against the first. */
export function CompareTable(props: {
  readonly columns: readonly CompareColumn[];
  readonly rows: readonly CompareRow[];
  readonly children?: ReactNode;
}) {
  const { columns, rows, children } = props;
  const words = usePlanWords().frame;
  return (
    <div className="plan-padded">
      <table className="plan-grid">
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const most = row.values.reduce<number>((so, value) => Math.max(so, value ?? 0), 0);
            const [first = null] = row.values;
            return (
              <tr key={row.id} data-row={row.id}>
                <th scope="row">{row.name}</th>
                {columns.map((column, index) => {
                  const value = row.values[index] ?? null;
                  const difference = value === null || first === null || index === 0 ? null : value - first;
                  return (
                    <td key={column.id}>
                      {value === null ? '—' : row.format(value)}
                      {difference === null || row.formatDifference === undefined ? null : (
                        <small>{difference === 0 ? words.same : words.difference(row.formatDifference(difference))}</small>
                      )}
                      <span className="plan-bar" aria-hidden="true">
                        <span style={{ width: most === 0 || value === null ? 0 : `${(value / most) * 100}%` }} />
                      </span>
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
      {children}
    </div>
  );
}

/** «+3», «−2». */
export function signed(difference: number): string {
  return `${difference < 0 ? '−' : '+'}${Math.abs(Math.round(difference * 10) / 10)}`;
}
