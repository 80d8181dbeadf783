import type { ReactNode } from 'react';
import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { MenuButton } from '../../../components/menu-button.tsx';
import type { BuildingUnit, ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { excludePlanned, movePlanned } from '../../../state/plan-actions.ts';
import { unitName } from '../frame/group-names.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import type { CommitteeView } from './committee-view.ts';
import { groupName } from './group-text.ts';

/** Buildings in no group, by name: left over, or left out by hand. */
export function LeftOver({ scenario, view }: { readonly scenario: ScenarioOfKind<'committees'>; readonly view: CommitteeView }) {
  const { frame, committees } = usePlanWords();
  if (view.left.length === 0 && view.excluded.length === 0) return null;
  return (
    <div className="plan-left">
      <Names title={frame.leftOver} buildings={view.left} scenario={scenario} view={view} />
      <Names title={frame.excluded} buildings={view.excluded} scenario={scenario} view={view}>
        <Button
          kind="link"
          onPress={() =>
            excludePlanned(
              scenario.id,
              view.excluded.map((building) => building.id),
              false,
            )
          }
        >
          {committees.takeBack}
        </Button>
      </Names>
    </div>
  );
}

function Names(props: {
  readonly title: string;
  readonly buildings: readonly BuildingUnit[];
  readonly scenario: ScenarioOfKind<'committees'>;
  readonly view: CommitteeView;
  readonly children?: ReactNode;
}) {
  const { title, buildings, scenario, view, children } = props;
  const words = usePlanWords();
  const language = useLanguage();
  if (buildings.length === 0) return null;
  return (
    <div className="plan-left-line">
      <strong>
        {title} · {buildings.length}
      </strong>
      {buildings.map((building) => (
        <MenuButton
          key={building.id}
          quiet
          label={`${unitName(language, building)}: ${words.committees.moveTo}`}
          entries={view.groups.map((group) => ({
            id: String(group.group.id),
            name: `${group.number} ${groupName(words, language, group)}`,
            isDisabled: group.group.isLocked,
          }))}
          onAction={(id) => movePlanned(scenario.id, [building.id], Number(id))}
        >
          {unitName(language, building)}
        </MenuButton>
      ))}
      {children}
    </div>
  );
}
