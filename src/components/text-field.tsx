import { Search } from 'lucide-react';
import { useId } from 'react';
import './field.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly kind?: 'text' | 'search' | 'number';
  readonly placeholder?: string;
  readonly hideLabel?: boolean;
  readonly min?: number;
}

export function TextField({ label, value, onChange, kind = 'text', placeholder, hideLabel = false, min }: TextFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : 'field-label'}>
        {label}
      </label>
      <div className={kind === 'search' ? 'field-search' : undefined}>
        {kind === 'search' ? <Search size={14} aria-hidden="true" /> : null}
        <input
          id={id}
          className="field-input"
          type={kind}
          value={value}
          min={min}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
    </div>
  );
}
