import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { MenuButton } from '../../../components/menu-button.tsx';
import { Section } from '../../../components/section.tsx';
import type { Selection } from '../../../model/selection.ts';
import { patchPlanScreen } from '../../../state/plan-state.ts';
import { selectEnterprises } from '../enterprises/select-enterprises.ts';
import { GroupMark } from '../frame/group-mark.tsx';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { excludeEnterprises, moveEnterprises } from './branch-edit.ts';
import { branchName, fallbackText } from './branch-text.ts';
import { useBranches } from './use-branches.ts';

const NEW = 'new';

/** On the card of an enterprise: the branch it is in, and where it can go. */
export function BranchDetails({ selection }: { readonly selection: Selection }) {
  const words = usePlanWords();
  const { frame, branches: say } = words;
  const language = useLanguage();
  const { scenario, view, now, isSearching } = useBranches();
  if (scenario === null || view === null || selection.kind !== 'enterprise' || selection.ids.length !== 1) return null;
  const id = [...now.rowOf].find(([, row]) => row === selection.ids[0])?.[0];
  const unit = scenario.units.find((entry) => entry.id === id);
  if (unit?.kind !== 'enterprise') return null;
  const mine = view.branches.find(({ group }) => group.units.includes(unit.id));
  const isExcluded = scenario.excluded.includes(unit.id);
  const isHeld = isSearching || mine?.group.isLocked === true;
  return (
    <Section title={frame.kinds['joint-branches']}>
      <p className="plan-membership">
        {mine === undefined ? null : <GroupMark number={mine.number} />}
        {mine !== undefined ? say.inBranch(branchName(words, language, mine)) : isExcluded ? say.isExcluded : say.notInBranch}
      </p>
      {mine === undefined ? <p className="caption">{fallbackText(words, unit)}</p> : null}
      <div className="plan-tools">
        <MenuButton
          label={say.moveTo}
          entries={[
            ...view.branches
              .filter((branch) => branch !== mine)
              .map((branch) => ({
                id: String(branch.group.id),
                name: `${branch.number} ${branchName(words, language, branch)}`,
                isDisabled: isHeld || branch.group.isLocked,
              })),
            { id: NEW, name: say.newBranch, isDisabled: isHeld },
          ]}
          onAction={(to) => moveEnterprises(scenario.id, [unit.id], to === NEW ? NEW : Number(to))}
        />
        <Button isDisabled={isHeld} onPress={() => excludeEnterprises(scenario.id, [unit.id], !isExcluded)}>
          {isExcluded ? say.takeBack : say.exclude}
        </Button>
        {mine === undefined ? null : (
          <Button
            kind="quiet"
            onPress={() => {
              patchPlanScreen({ groupId: mine.group.id });
              selectEnterprises([]);
            }}
          >
            {say.branch}
          </Button>
        )}
      </div>
    </Section>
  );
}
