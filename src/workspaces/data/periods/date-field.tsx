import { useId } from 'react';
import '../../../components/field.css';

/** A day, by the browser's own calendar; '' while it is not a whole date. */
export function DateField({
  label,
  value,
  onChange,
  hint,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
}) {
  const id = useId();
  return (
    <div className="field period-date">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <input
        id={id}
        className="field-input"
        type="date"
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="caption">
          {hint}
        </p>
      )}
    </div>
  );
}
