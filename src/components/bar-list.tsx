import './charts.css';

export interface BarPart {
  readonly name: string;
  readonly value: number;
  /** A CSS colour or variable. */
  readonly color: string;
}

export interface BarEntry {
  readonly id: string;
  readonly name: string;
  /** Stacked from zero. */
  readonly parts: readonly BarPart[];
  /** Printed at the end of the bar. */
  readonly label: string;
  /** Small denominators. */
  readonly isHatched?: boolean;
  readonly hint?: string;
}

/** Horizontal bars from zero on one scale; `max` is the value of the full width (the largest bar when absent). */
export function BarList({
  label,
  entries,
  max,
  onSelect,
}: {
  readonly label: string;
  readonly entries: readonly BarEntry[];
  readonly max?: number;
  /** Given: the names are buttons. */
  readonly onSelect?: (id: string) => void;
}) {
  const full = max ?? Math.max(0, ...entries.map((entry) => entry.parts.reduce((sum, part) => sum + part.value, 0)));
  return (
    <ul className="bar-list" aria-label={label}>
      {entries.map((entry) => (
        <li className="bar-list-row" key={entry.id}>
          {onSelect === undefined ? (
            <span className="bar-list-name" title={entry.hint ?? entry.name}>
              {entry.name}
            </span>
          ) : (
            <button
              type="button"
              className="bar-list-name bar-list-button"
              title={entry.hint ?? entry.name}
              onClick={() => onSelect(entry.id)}
            >
              {entry.name}
            </button>
          )}
          <Bar parts={entry.parts} max={full} isHatched={entry.isHatched === true} />
          <span className="bar-list-value">{entry.label}</span>
        </li>
      ))}
    </ul>
  );
}

export function Bar({
  parts,
  max,
  isHatched = false,
}: {
  readonly parts: readonly BarPart[];
  readonly max: number;
  readonly isHatched?: boolean;
}) {
  return (
    <span className="bar-list-track" aria-hidden="true" {...(isHatched ? { 'data-hatched': '' } : {})}>
      {parts.map((part) => (
        <span
          key={part.name}
          className="bar-list-part"
          title={`${part.name} ${part.value}`}
          style={{ width: max > 0 ? `${(part.value / max) * 100}%` : 0, background: part.color }}
        />
      ))}
    </span>
  );
}
