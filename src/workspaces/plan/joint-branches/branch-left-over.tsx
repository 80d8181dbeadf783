import type { ReactNode } from 'react';
import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { MenuButton } from '../../../components/menu-button.tsx';
import type { EnterpriseUnit, ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { unitName } from '../frame/group-names.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { excludeEnterprises, moveEnterprises } from './branch-edit.ts';
import { branchName, fallbackText } from './branch-text.ts';
import type { BranchesView } from './branch-view.ts';

type Props = { readonly scenario: ScenarioOfKind<'joint-branches'>; readonly view: BranchesView };

/** Enterprises in no branch, by name, with whom they fall to: left over, with nobody near enough, or left out by hand. */
export function BranchLeftOver({ scenario, view }: Props) {
  const { branches: words } = usePlanWords();
  if (view.left.length + view.lonely.length + view.excluded.length === 0) return null;
  return (
    <div className="plan-left branch-left">
      <Names title={words.left} units={view.left} scenario={scenario} view={view} />
      <Names title={words.lonely} units={view.lonely} scenario={scenario} view={view} />
      <Names title={words.excluded} units={view.excluded} scenario={scenario} view={view}>
        <Button
          kind="link"
          onPress={() =>
            excludeEnterprises(
              scenario.id,
              view.excluded.map((unit) => unit.id),
              false,
            )
          }
        >
          {words.takeBack}
        </Button>
      </Names>
    </div>
  );
}

function Names(props: Props & { readonly title: string; readonly units: readonly EnterpriseUnit[]; readonly children?: ReactNode }) {
  const { title, units, scenario, view, children } = props;
  const words = usePlanWords();
  const language = useLanguage();
  if (units.length === 0) return null;
  return (
    <div className="branch-left-part">
      <p>
        <strong>
          {title} · {units.length}
        </strong>{' '}
        {children}
      </p>
      <ul>
        {units.map((unit) => (
          <li key={unit.id}>
            <MenuButton
              quiet
              label={`${unitName(language, unit)}: ${words.branches.moveTo}`}
              entries={[
                ...view.branches.map((branch) => ({
                  id: String(branch.group.id),
                  name: `${branch.number} ${branchName(words, language, branch)}`,
                  isDisabled: branch.group.isLocked,
                })),
                { id: NEW, name: words.branches.newBranch },
              ]}
              onAction={(id) => moveEnterprises(scenario.id, [unit.id], id === NEW ? NEW : Number(id))}
            >
              {unitName(language, unit)}
            </MenuButton>
            <span className="caption">{fallbackText(words, unit)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

const NEW = 'new';
