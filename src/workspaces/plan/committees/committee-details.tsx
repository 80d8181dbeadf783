import { Button } from '../../../components/button.tsx';
import { Checkbox } from '../../../components/checkbox.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { MenuButton } from '../../../components/menu-button.tsx';
import { Section } from '../../../components/section.tsx';
import { metersBetween } from '../../../model/plan-plane.ts';
import type { BuildingUnit } from '../../../model/plan-scenario.ts';
import { samePair, type UnitPair } from '../../../model/plan-settings.ts';
import type { Selection } from '../../../model/selection.ts';
import { changeSettings, excludePlanned, movePlanned } from '../../../state/plan-actions.ts';
import { patchPlanScreen } from '../../../state/plan-state.ts';
import { GroupMark } from '../frame/group-mark.tsx';
import { unitName } from '../frame/group-names.ts';
import { setPlanDraft } from '../frame/plan-drafts.ts';
import { useBuildingIndex } from '../frame/use-building-index.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { groupName } from './group-text.ts';
import { type CommitteeScreen, useCommittees } from './use-committees.ts';

/** On the card of a building: the group it is in, where it can go, and its neighbours. */
export function CommitteeDetails({ selection }: { readonly selection: Selection }) {
  const screen = useCommittees();
  const { idOf } = useBuildingIndex();
  const id = selection.kind === 'building' && selection.ids.length === 1 ? idOf.get(selection.ids[0] ?? -1) : undefined;
  const building = screen.units?.find((unit) => unit.id === id);
  if (building === undefined) return null;
  return (
    <>
      {screen.scenario === null || screen.view === null ? null : <Membership building={building} screen={screen} />}
      <Neighbours building={building} screen={screen} />
    </>
  );
}

function Membership({ building, screen }: { readonly building: BuildingUnit; readonly screen: CommitteeScreen }) {
  const words = usePlanWords();
  const { committees } = words;
  const language = useLanguage();
  const { scenario, view } = screen;
  if (scenario === null || view === null) return null;
  const mine = view.groups.find(({ group }) => group.units.includes(building.id));
  const isExcluded = scenario.excluded.includes(building.id);
  return (
    <Section title={words.frame.kinds.committees}>
      <p className="plan-membership">
        {mine === undefined ? null : <GroupMark number={mine.number} />}
        {mine === undefined
          ? isExcluded
            ? committees.isExcluded
            : committees.notInGroup
          : committees.inGroup(groupName(words, language, mine))}
      </p>
      <div className="plan-tools">
        <MenuButton
          label={committees.moveTo}
          entries={view.groups
            .filter((group) => group !== mine)
            .map((group) => ({
              id: String(group.group.id),
              name: `${group.number} ${groupName(words, language, group)}`,
              isDisabled: group.group.isLocked || mine?.group.isLocked === true,
            }))}
          onAction={(to) => movePlanned(scenario.id, [building.id], Number(to))}
        />
        <Button isDisabled={mine?.group.isLocked === true} onPress={() => excludePlanned(scenario.id, [building.id], !isExcluded)}>
          {isExcluded ? committees.takeBack : committees.exclude}
        </Button>
        {mine === undefined ? null : (
          <Button kind="quiet" onPress={() => patchPlanScreen({ groupId: mine.group.id })}>
            {committees.group}
          </Button>
        )}
      </div>
    </Section>
  );
}

function Neighbours({ building, screen }: { readonly building: BuildingUnit; readonly screen: CommitteeScreen }) {
  const { committees: words } = usePlanWords();
  const language = useLanguage();
  const { scenario, settings, units, input } = screen;
  const own = input?.indexOf.get(building.id);
  if (input === null || units === null || own === undefined) return null;
  const linked = input.links.edges.flatMap(([a, b]) => (a === own ? [b] : b === own ? [a] : [])).map((index) => input.buildings[index]?.id);
  const cut = settings.cut.flatMap(([a, b]) => (a === building.id ? [b] : b === building.id ? [a] : []));
  const near = units.filter((unit) => linked.includes(unit.id) || cut.includes(unit.id));
  const toggle = (other: string, isLinked: boolean) => {
    const pair: UnitPair = [building.id, other];
    const without = (pairs: readonly UnitPair[]) => pairs.filter((entry) => !samePair(entry, pair));
    const next = {
      ...settings,
      cut: isLinked ? without(settings.cut) : [...settings.cut, pair],
      joined: isLinked ? settings.joined : without(settings.joined),
    };
    if (scenario === null) setPlanDraft('committees', next);
    else changeSettings(scenario, next);
  };
  return (
    <Section title={words.neighboursOf}>
      {near.length === 0 ? <p className="caption">{words.noNeighbours}</p> : null}
      {near.map((unit) => (
        <Checkbox
          key={unit.id}
          name={unitName(language, unit)}
          isChecked={linked.includes(unit.id)}
          count={words.meters(Math.round(metersBetween(building, unit) ?? 0))}
          onChange={(isLinked) => toggle(unit.id, isLinked)}
        />
      ))}
    </Section>
  );
}
