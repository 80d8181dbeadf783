import type { ReactNode } from 'react';
import { Button } from '../../../components/button.tsx';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { MenuButton } from '../../../components/menu-button.tsx';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { changePlannedGroup, renamePlannedGroup } from '../../../state/plan-actions.ts';
import { patchPlanScreen, usePlanScreen } from '../../../state/plan-state.ts';
import { GroupMark } from '../frame/group-mark.tsx';
import { unitName } from '../frame/group-names.ts';
import { EditableName } from '../frame/scenario-list.tsx';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { dissolveBranch, mergeBranches, splitBranch } from './branch-edit.ts';
import { branchName, breachText, holdsText, principleText, proposedName } from './branch-text.ts';
import { BranchUnits } from './branch-units.tsx';
import { type BranchView, PRINCIPLES } from './branch-view.ts';
import { useBranches } from './use-branches.ts';

/** Right of the map: the branch that is open. */
export function BranchCard({ children }: { readonly children: ReactNode }) {
  const { scenario, view, now, isSearching } = useBranches();
  const groupId = usePlanScreen((state) => state.groupId);
  const open = view?.branches.find(({ group }) => group.id === groupId);
  if (scenario === null || view === null || open === undefined) return children;
  return (
    <Card
      key={open.group.id}
      scenario={scenario}
      view={open}
      branches={view.branches}
      rowOf={now.rowOf}
      isHeld={isSearching || open.group.isLocked}
      isSearching={isSearching}
    />
  );
}

/** One proposed branch: whom it joins, on which principles, which rules it breaks, and what a person can change. */
function Card(props: {
  readonly scenario: ScenarioOfKind<'joint-branches'>;
  readonly view: BranchView;
  readonly branches: readonly BranchView[];
  readonly rowOf: ReadonlyMap<string, number>;
  /** Locked, or on its way. */
  readonly isHeld: boolean;
  readonly isSearching: boolean;
}) {
  const { scenario, view, branches, rowOf, isHeld, isSearching } = props;
  const words = usePlanWords();
  const messages = useMessages();
  const { branches: say } = words;
  const language = useLanguage();
  const { group } = view;
  const others = branches.filter((other) => other.group.id !== group.id && !other.group.isLocked);
  return (
    <section className="plan-card" aria-label={branchName(words, language, view)}>
      <div className="plan-card-head">
        <GroupMark number={view.number} />
        <EditableName
          label={say.branchName}
          value={group.name}
          placeholder={proposedName(words, language, view)}
          onCommit={(name) => void renamePlannedGroup(scenario.id, group.id, name)}
        />
      </div>
      <div className="plan-tools">
        <Button isDisabled={isSearching} onPress={() => changePlannedGroup(scenario.id, group.id, { isLocked: !group.isLocked })}>
          {group.isLocked ? say.unlock : say.lock}
        </Button>
        <Button isDisabled={isHeld || group.units.length < 2} onPress={() => splitBranch(scenario.id, group.id)}>
          {say.split}
        </Button>
        <MenuButton
          label={say.mergeWith}
          entries={others.map((other) => ({
            id: String(other.group.id),
            name: `${other.number} ${branchName(words, language, other)}`,
            isDisabled: isHeld,
          }))}
          onAction={(id) => {
            mergeBranches(scenario.id, [Number(id), group.id]);
            // The first of the two in the plan keeps its number.
            patchPlanScreen({ groupId: branches.find(({ group: of }) => of.id === Number(id) || of.id === group.id)?.group.id ?? null });
          }}
        />
        <Button isDisabled={isHeld} onPress={() => dissolveBranch(scenario.id, group.id)}>
          {say.dissolve}
        </Button>
      </div>
      {group.isLocked ? <p className="caption">{say.lockNote}</p> : null}
      {view.breaches.length === 0 ? null : (
        <ul className="plan-breaches branch-breaches">
          {view.breaches.map((breach) => (
            <li key={breach.rule} data-strength={breach.strength}>
              <strong>{say.strengths[breach.strength]}</strong> {breachText(words, breach)}
            </li>
          ))}
        </ul>
      )}
      <BranchUnits scenario={scenario} view={view} branches={branches} rowOf={rowOf} isHeld={isHeld} />
      <dl className="plan-card-facts branch-facts">
        {PRINCIPLES.map((principle) => (
          <div key={principle}>
            <dt>{say.principles[principle]}</dt>
            <dd data-holds={String(view.principles[principle])}>
              <strong>{holdsText(words, view.principles[principle])}</strong>
              <span>{principleText(words, messages, language, view, principle)}</span>
            </dd>
          </div>
        ))}
        <div>
          <dt>{say.lead}</dt>
          <dd>
            {view.lead === null ? '—' : unitName(language, view.lead)}
            <p className="caption">{say.leadNote}</p>
          </dd>
        </div>
      </dl>
    </section>
  );
}
