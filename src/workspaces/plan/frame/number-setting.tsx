import { useEffect, useState } from 'react';
import { TextField } from '../../../components/text-field.tsx';

export interface NumberSettingProps {
  readonly label: string;
  /** Null for none, where `mayBeEmpty`. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly min?: number;
  readonly mayBeEmpty?: boolean;
  readonly placeholder?: string;
}

/** A whole number as a setting: what is being typed and is no number yet changes nothing. */
export function NumberSetting({ label, value, onChange, min = 0, mayBeEmpty = false, placeholder }: NumberSettingProps) {
  const [text, setText] = useState(value === null ? '' : String(value));
  useEffect(() => {
    setText((before) => (numberOf(before) === value ? before : value === null ? '' : String(value)));
  }, [value]);
  return (
    <TextField
      kind="number"
      label={label}
      min={min}
      value={text}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={(next) => {
        setText(next);
        const number = numberOf(next);
        if (number === null ? mayBeEmpty : Number.isInteger(number) && number >= min) onChange(number);
      }}
    />
  );
}

function numberOf(text: string): number | null {
  const number = Number(text);
  return text.trim() === '' || !Number.isFinite(number) ? null : number;
}
