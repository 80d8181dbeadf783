import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { MenuButton } from '../../../components/menu-button.tsx';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { changePlannedGroup, dissolvePlanned, mergePlanned, renamePlannedGroup, splitPlanned } from '../../../state/plan-actions.ts';
import { patchPlanScreen } from '../../../state/plan-state.ts';
import { GroupMark } from '../frame/group-mark.tsx';
import { unitName } from '../frame/group-names.ts';
import { EditableName } from '../frame/scenario-list.tsx';
import { usePlanWords } from '../frame/use-plan-words.ts';
import type { CommitteeGroupView } from './committee-view.ts';
import { GroupBuildings } from './group-buildings.tsx';
import { breachText, groupName, leadText, positionText, propertyText, proposedName, reasonsOf, treeText } from './group-text.ts';

/** One proposed committee: what is proposed and why, and what a person can change. */
export function GroupCard(props: {
  readonly scenario: ScenarioOfKind<'committees'>;
  readonly view: CommitteeGroupView;
  readonly groups: readonly CommitteeGroupView[];
}) {
  const { scenario, view, groups } = props;
  const words = usePlanWords();
  const { committees } = words;
  const language = useLanguage();
  const { group } = view;
  const others = groups.filter((other) => other.group.id !== group.id && !other.group.isLocked);
  const facts: readonly (readonly [string, string])[] = [
    [committees.property, propertyText(words, language, view)],
    [committees.position, positionText(words, language, view)],
    [committees.lead, leadText(words, language, view)],
    [committees.tree, treeText(words, language, view)],
    [committees.seat, view.seat === null ? '—' : unitName(language, view.seat)],
  ];
  return (
    <section className="plan-card" aria-label={groupName(words, language, view)}>
      <div className="plan-card-head">
        <GroupMark number={view.number} />
        <EditableName
          label={committees.groupName}
          value={group.name}
          placeholder={proposedName(words, language, view)}
          onCommit={(name) => void renamePlannedGroup(scenario.id, group.id, name)}
        />
      </div>
      <div className="plan-tools">
        <Button onPress={() => changePlannedGroup(scenario.id, group.id, { isLocked: !group.isLocked })}>
          {group.isLocked ? committees.unlock : committees.lock}
        </Button>
        <Button isDisabled={group.isLocked || group.units.length < 2} onPress={() => splitPlanned(scenario.id, group.id)}>
          {committees.split}
        </Button>
        <MenuButton
          label={committees.mergeWith}
          entries={others.map((other) => ({
            id: String(other.group.id),
            name: `${other.number} ${groupName(words, language, other)}`,
            isDisabled: group.isLocked,
          }))}
          onAction={(id) => {
            mergePlanned(scenario.id, [Number(id), group.id]);
            patchPlanScreen({
              groupId: groups.find((other) => other.group.id === Number(id) || other.group.id === group.id)?.group.id ?? null,
            });
          }}
        />
        <Button isDisabled={group.isLocked} onPress={() => dissolvePlanned(scenario.id, group.id)}>
          {committees.dissolve}
        </Button>
      </div>
      {group.isLocked ? <p className="caption">{committees.lockNote}</p> : null}
      {view.breaches.length === 0 ? null : (
        <ul className="plan-breaches">
          {view.breaches.map((breach) => (
            <li key={breach.rule}>{breachText(words, breach)}</li>
          ))}
        </ul>
      )}
      <GroupBuildings scenario={scenario} view={view} groups={groups} />
      <dl className="plan-card-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{committees.reasons}</dt>
          <dd>
            <ul>
              {reasonsOf(words, language, view).map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
      {view.base.length === 0 ? null : (
        <details className="plan-advanced">
          <summary>
            {committees.baseList} · {view.base.length}
          </summary>
          <ul className="plan-base">
            {view.base.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
