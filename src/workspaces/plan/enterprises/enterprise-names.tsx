import { type ReactNode, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { MenuButton, type MenuEntry } from '../../../components/menu-button.tsx';
import type { EnterpriseUnit } from '../../../model/plan-scenario.ts';
import { unitName } from '../frame/group-names.ts';
import './enterprises.css';

export interface EnterpriseNamesProps {
  readonly title: string;
  readonly units: readonly EnterpriseUnit[];
  readonly detailOf: (unit: EnterpriseUnit) => string;
  /** Where one can go. */
  readonly entries: readonly MenuEntry[];
  readonly moveLabel: string;
  readonly onMove: (unit: string, to: string) => void;
  readonly more: (n: number) => string;
  readonly children?: ReactNode;
}

/** Names shown at a time. */
const PAGE = 30;

/** Enterprises by name, each with where it can go; nothing where there are none. */
export function EnterpriseNames(props: EnterpriseNamesProps) {
  const { title, units, detailOf, entries, moveLabel, onMove, more, children } = props;
  const language = useLanguage();
  const [shown, setShown] = useState(PAGE);
  if (units.length === 0) return null;
  const rest = units.length - shown;
  return (
    <div className="enterprise-names">
      <p>
        <strong>
          {title} · {units.length}
        </strong>{' '}
        {children}
      </p>
      <ul>
        {units.slice(0, shown).map((unit) => (
          <li key={unit.id}>
            <MenuButton quiet label={`${unitName(language, unit)}: ${moveLabel}`} entries={entries} onAction={(to) => onMove(unit.id, to)}>
              {unitName(language, unit)}
            </MenuButton>
            <span className="caption">{detailOf(unit)}</span>
          </li>
        ))}
      </ul>
      {rest <= 0 ? null : (
        <Button kind="link" onPress={() => setShown(shown + PAGE)}>
          {more(Math.min(rest, PAGE))}
        </Button>
      )}
    </div>
  );
}
