import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import type { EnterpriseUnit, ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { EnterpriseNames } from '../enterprises/enterprise-names.tsx';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { excludeEnterprises, moveEnterprises } from './branch-edit.ts';
import { branchName, fallbackText } from './branch-text.ts';
import type { BranchesView } from './branch-view.ts';

const NEW = 'new';

/** Enterprises in no branch, by name, with whom they fall to: left over, with nobody near enough, or left out by hand. */
export function BranchLeftOver(props: {
  readonly scenario: ScenarioOfKind<'joint-branches'>;
  readonly view: BranchesView;
  readonly isSearching: boolean;
}) {
  const { scenario, view, isSearching } = props;
  const words = usePlanWords();
  const { branches: say } = words;
  const language = useLanguage();
  if (view.left.length + view.lonely.length + view.excluded.length === 0) return null;
  const shared = {
    detailOf: (unit: EnterpriseUnit) => fallbackText(words, unit),
    entries: [
      ...view.branches.map((branch) => ({
        id: String(branch.group.id),
        name: `${branch.number} ${branchName(words, language, branch)}`,
        isDisabled: isSearching || branch.group.isLocked,
      })),
      { id: NEW, name: say.newBranch, isDisabled: isSearching },
    ],
    moveLabel: say.moveTo,
    onMove: (unit: string, to: string) => moveEnterprises(scenario.id, [unit], to === NEW ? NEW : Number(to)),
    more: say.more,
  };
  return (
    <div className="plan-left">
      <EnterpriseNames title={say.left} units={view.left} {...shared} />
      <EnterpriseNames title={say.lonely} units={view.lonely} {...shared} />
      <EnterpriseNames title={say.excluded} units={view.excluded} {...shared}>
        <Button
          kind="link"
          isDisabled={isSearching}
          onPress={() =>
            excludeEnterprises(
              scenario.id,
              view.excluded.map((unit) => unit.id),
              false,
            )
          }
        >
          {say.takeBack}
        </Button>
      </EnterpriseNames>
    </div>
  );
}
