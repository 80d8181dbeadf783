import './field.css';

export interface CheckboxProps {
  readonly name: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  /** Printed at the end of the line. */
  readonly count?: string;
  readonly hint?: string;
  /** The name is read aloud but not shown. */
  readonly hideName?: boolean;
}

export function Checkbox({ name, isChecked, onChange, count, hint, hideName = false }: CheckboxProps) {
  return (
    <label className="checkbox" title={hint}>
      <input
        type="checkbox"
        checked={isChecked}
        onChange={(event) => onChange(event.target.checked)}
        {...(hideName ? { 'aria-label': name } : {})}
      />
      {hideName ? null : <span className="checkbox-text">{name}</span>}
      {count === undefined ? null : <span className="checkbox-count">{count}</span>}
    </label>
  );
}
