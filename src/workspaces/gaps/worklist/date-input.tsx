import { useId } from 'react';
import '../../../components/field.css';

/** A day, by the browser's own calendar; '' while it is not a whole date. */
export function DateInput({
  label,
  value,
  max,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly max?: string;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <input id={id} className="field-input" type="date" value={value} max={max} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}
