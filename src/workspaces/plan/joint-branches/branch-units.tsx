import { MapPin } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { MenuButton } from '../../../components/menu-button.tsx';
import { formatCount } from '../../../locales/format.ts';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { changePlannedGroup } from '../../../state/plan-actions.ts';
import { selectEnterprises } from '../enterprises/select-enterprises.ts';
import { unitName } from '../frame/group-names.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { excludeEnterprises, moveEnterprises } from './branch-edit.ts';
import { branchName, buildingName } from './branch-text.ts';
import type { BranchView } from './branch-view.ts';

const NEW = 'new';
const OUT = 'out';

/** The enterprises of a branch: tick some, and move them, take them out, or let one of them lead. */
export function BranchUnits(props: {
  readonly scenario: ScenarioOfKind<'joint-branches'>;
  readonly view: BranchView;
  readonly branches: readonly BranchView[];
  readonly rowOf: ReadonlyMap<string, number>;
}) {
  const { scenario, view, branches, rowOf } = props;
  const words = usePlanWords();
  const { branches: say } = words;
  const field = useId();
  const language = useLanguage();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const chosen = ticked.filter((id) => view.group.units.includes(id));
  const [only] = chosen;
  const isHeld = view.group.isLocked || chosen.length === 0;
  const toggle = (id: string, isChosen: boolean) => setTicked(isChosen ? [...chosen, id] : chosen.filter((entry) => entry !== id));
  return (
    <fieldset className="plan-buildings">
      <legend>{say.unitsOf}</legend>
      <ul>
        {view.units.map((unit) => {
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
                <span className="caption">
                  {say.unitDetail(buildingName(language, unit), formatCount(unit.membersFull), formatCount(unit.members))}
                </span>
              </label>
              {row === undefined ? null : (
                <IconButton
                  size="small"
                  label={`${unitName(language, unit)}: ${say.showOnMap}`}
                  icon={<MapPin size={14} />}
                  onPress={() => selectEnterprises([row])}
                />
              )}
            </li>
          );
        })}
      </ul>
      <div className="plan-tools">
        <MenuButton
          label={say.moveTo}
          entries={[
            ...branches
              .filter(({ group }) => group.id !== view.group.id)
              .map((other) => ({
                id: String(other.group.id),
                name: `${other.number} ${branchName(words, language, other)}`,
                isDisabled: isHeld || other.group.isLocked,
              })),
            { id: NEW, name: say.newBranch, isDisabled: isHeld },
            { id: OUT, name: say.toLeft, isDisabled: isHeld },
          ]}
          onAction={(id) => moveEnterprises(scenario.id, chosen, id === NEW ? NEW : id === OUT ? null : Number(id))}
        />
        <Button isDisabled={isHeld} onPress={() => excludeEnterprises(scenario.id, chosen, true)}>
          {say.exclude}
        </Button>
        <Button
          isDisabled={view.group.isLocked || chosen.length !== 1 || only === view.group.seat}
          onPress={() => {
            if (only !== undefined) changePlannedGroup(scenario.id, view.group.id, { seat: only });
          }}
        >
          {say.leadBy}
        </Button>
        <span className="caption">{chosen.length === 0 ? '' : say.chosenCount(chosen.length)}</span>
      </div>
    </fieldset>
  );
}
