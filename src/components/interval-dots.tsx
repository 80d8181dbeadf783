import './charts.css';

export interface IntervalEntry {
  readonly id: string;
  readonly name: string;
  /** Ratios 0–1. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly label: string;
}

/** Dots with their intervals on a scale of 0–1, with an optional reference line. */
export function IntervalDots({
  label,
  entries,
  reference,
}: {
  readonly label: string;
  readonly entries: readonly IntervalEntry[];
  readonly reference?: number;
}) {
  return (
    <ul className="interval-dots" aria-label={label}>
      {entries.map((entry) => (
        <li className="interval-dots-row" key={entry.id}>
          <span className="interval-dots-name" title={entry.name}>
            {entry.name}
          </span>
          <span className="interval-dots-track" aria-hidden="true">
            {reference === undefined ? null : <span className="interval-dots-reference" style={{ left: `${reference * 100}%` }} />}
            <span className="interval-dots-line" style={{ left: `${entry.low * 100}%`, width: `${(entry.high - entry.low) * 100}%` }} />
            <span className="interval-dots-dot" style={{ left: `${entry.value * 100}%` }} />
          </span>
          <span className="interval-dots-value">{entry.label}</span>
        </li>
      ))}
    </ul>
  );
}
