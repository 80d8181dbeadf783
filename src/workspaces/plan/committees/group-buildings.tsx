import { MapPin } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { MenuButton } from '../../../components/menu-button.tsx';
import { formatCount } from '../../../locales/format.ts';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { excludePlanned, movePlanned } from '../../../state/plan-actions.ts';
import { unitName } from '../frame/group-names.ts';
import { selectBuildings } from '../frame/select-buildings.ts';
import { useBuildingIndex } from '../frame/use-building-index.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import type { CommitteeGroupView } from './committee-view.ts';
import { groupName } from './group-text.ts';

const NEW = 'new';

/** The buildings of a group: tick some, and move them elsewhere or leave them out. */
export function GroupBuildings(props: {
  readonly scenario: ScenarioOfKind<'committees'>;
  readonly view: CommitteeGroupView;
  readonly groups: readonly CommitteeGroupView[];
}) {
  const { scenario, view, groups } = props;
  const words = usePlanWords();
  const { committees } = words;
  const messages = useMessages();
  const field = useId();
  const language = useLanguage();
  const { ixOf } = useBuildingIndex();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const chosen = ticked.filter((id) => view.group.units.includes(id));
  const isHeld = view.group.isLocked || chosen.length === 0;
  const toggle = (id: string, isChosen: boolean) => setTicked(isChosen ? [...chosen, id] : chosen.filter((entry) => entry !== id));
  return (
    <fieldset className="plan-buildings">
      <legend>{committees.buildingsOf}</legend>
      <ul>
        {view.buildings.map((building) => (
          <li key={building.id}>
            <input
              id={`${field} ${building.id}`}
              type="checkbox"
              checked={chosen.includes(building.id)}
              onChange={(event) => toggle(building.id, event.target.checked)}
            />
            <label htmlFor={`${field} ${building.id}`}>
              <span>{unitName(language, building)}</span>
              <span className="caption">
                {committees.buildingDetail(building.listed, formatCount(building.organizations), formatCount(building.membersFull))}
              </span>
            </label>
            <IconButton
              size="small"
              label={`${unitName(language, building)}: ${messages.common.details}`}
              icon={<MapPin size={14} />}
              onPress={() => selectBuildings([ixOf.get(building.id)].filter((ix) => ix !== undefined))}
            />
          </li>
        ))}
      </ul>
      <div className="plan-tools">
        <MenuButton
          label={committees.moveTo}
          entries={[
            ...groups
              .filter(({ group }) => group.id !== view.group.id)
              .map((other) => ({
                id: String(other.group.id),
                name: `${other.number} ${groupName(words, language, other)}`,
                isDisabled: isHeld || other.group.isLocked,
              })),
            { id: NEW, name: committees.newGroup, isDisabled: isHeld },
          ]}
          onAction={(id) => movePlanned(scenario.id, chosen, id === NEW ? NEW : Number(id))}
        />
        <Button isDisabled={isHeld} onPress={() => excludePlanned(scenario.id, chosen, true)}>
          {committees.exclude}
        </Button>
        <span className="caption">{chosen.length === 0 ? '' : committees.chosenCount(chosen.length)}</span>
      </div>
    </fieldset>
  );
}
