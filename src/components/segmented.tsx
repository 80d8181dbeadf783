import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import './segmented.css';

export interface SegmentedProps {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** One of a few, all in sight. */
export function Segmented({ label, options, value, onChange }: SegmentedProps) {
  return (
    <RadioGroup className="segmented" aria-label={label} orientation="horizontal" value={value} onChange={onChange}>
      {options.map((option) => (
        <Radio key={option.id} value={option.id} className="segmented-option">
          {option.name}
        </Radio>
      ))}
    </RadioGroup>
  );
}
