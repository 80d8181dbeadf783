import { MapPin } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { IconButton } from '../../../components/icon-button.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import type { EnterpriseUnit } from '../../../model/plan-scenario.ts';
import { unitName } from '../frame/group-names.ts';
import { selectEnterprises } from './select-enterprises.ts';

/** The enterprises of a group, to be ticked; `tools` gets the ids of those that are. */
export function EnterprisePicks(props: {
  readonly legend: string;
  readonly units: readonly EnterpriseUnit[];
  readonly detailOf: (unit: EnterpriseUnit) => string;
  /** Row on the map by id: one that has none is not under the present filter. */
  readonly rowOf: ReadonlyMap<string, number>;
  readonly showLabel: string;
  readonly tools: (chosen: readonly string[]) => ReactNode;
}) {
  const { legend, units, detailOf, rowOf, showLabel, tools } = props;
  const field = useId();
  const language = useLanguage();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const chosen = ticked.filter((id) => units.some((unit) => unit.id === id));
  const toggle = (id: string, isChosen: boolean) => setTicked(isChosen ? [...chosen, id] : chosen.filter((entry) => entry !== id));
  return (
    <fieldset className="plan-buildings">
      <legend>{legend}</legend>
      <ul>
        {units.map((unit) => {
          const row = rowOf.get(unit.id);
          return (
            <li key={unit.id}>
              <input
                id={`${field} ${unit.id}`}
                type="checkbox"
                checked={chosen.includes(unit.id)}
                onChange={(event) => toggle(unit.id, event.target.checked)}
              />
              <label htmlFor={`${field} ${unit.id}`}>
                <span>{unitName(language, unit)}</span>
                <span className="caption">{detailOf(unit)}</span>
              </label>
              {row === undefined ? null : (
                <IconButton
                  size="small"
                  label={`${unitName(language, unit)}: ${showLabel}`}
                  icon={<MapPin size={14} />}
                  onPress={() => selectEnterprises([row])}
                />
              )}
            </li>
          );
        })}
      </ul>
      <div className="plan-tools">{tools(chosen)}</div>
    </fieldset>
  );
}
