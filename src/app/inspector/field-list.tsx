import type { ReactNode } from 'react';

export interface Field {
  readonly name: string;
  /** Null and '' are left out: an absent column is not a finding. Use «—» for a value that is unknown. */
  readonly value: ReactNode;
}

export function FieldList({ fields }: { readonly fields: readonly Field[] }) {
  return (
    <dl className="field-list">
      {fields
        .filter(({ value }) => value !== null && value !== '' && value !== undefined)
        .map(({ name, value }) => (
          <div key={name} className="field-list-row">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
