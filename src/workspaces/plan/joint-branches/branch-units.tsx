import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { MenuButton } from '../../../components/menu-button.tsx';
import { formatCount } from '../../../locales/format.ts';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { changePlannedGroup } from '../../../state/plan-actions.ts';
import { EnterprisePicks } from '../enterprises/enterprise-picks.tsx';
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
  readonly isHeld: boolean;
}) {
  const { scenario, view, branches, rowOf } = props;
  const words = usePlanWords();
  const { branches: say } = words;
  const language = useLanguage();
  const tools = (chosen: readonly string[]) => {
    const [only] = chosen;
    const isHeld = props.isHeld || chosen.length === 0;
    return (
      <>
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
          isDisabled={props.isHeld || chosen.length !== 1 || only === view.group.seat}
          onPress={() => {
            if (only !== undefined) changePlannedGroup(scenario.id, view.group.id, { seat: only });
          }}
        >
          {say.leadBy}
        </Button>
        <span className="caption">{chosen.length === 0 ? '' : say.chosenCount(chosen.length)}</span>
      </>
    );
  };
  return (
    <EnterprisePicks
      legend={say.unitsOf}
      units={view.units}
      detailOf={(unit) => say.unitDetail(buildingName(language, unit), formatCount(unit.membersFull), formatCount(unit.members))}
      rowOf={rowOf}
      showLabel={say.showOnMap}
      tools={tools}
    />
  );
}
