import type { ReactNode } from 'react';
import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { MenuButton } from '../../../components/menu-button.tsx';
import { metersBetween } from '../../../model/plan-plane.ts';
import type { EnterpriseUnit, ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { changePlannedGroup, excludePlanned, movePlanned } from '../../../state/plan-actions.ts';
import { usePlanScreen } from '../../../state/plan-state.ts';
import { EnterprisePicks } from '../enterprises/enterprise-picks.tsx';
import { GroupMark } from '../frame/group-mark.tsx';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { breachText, instructorName, instructorTitle, placeText, stateText } from './instructor-text.ts';
import type { InstructorView } from './instructor-view.ts';
import { useInstructors } from './use-instructors.ts';

const OUT = 'out';

/** Right of the map: the instructor that is open. */
export function InstructorCard({ children }: { readonly children: ReactNode }) {
  const { scenario, view, now, isSearching } = useInstructors();
  const groupId = usePlanScreen((state) => state.groupId);
  const open = view?.instructors.find(({ group }) => group.id === groupId);
  if (scenario === null || view === null || open === undefined) return children;
  return <Card key={open.group.id} scenario={scenario} view={open} all={view.instructors} rowOf={now.rowOf} isSearching={isSearching} />;
}

/** One instructor: whom it is with, how far, how many more it can take, and to whom its enterprises can be given. */
function Card(props: {
  readonly scenario: ScenarioOfKind<'instructors'>;
  readonly view: InstructorView;
  readonly all: readonly InstructorView[];
  readonly rowOf: ReadonlyMap<string, number>;
  readonly isSearching: boolean;
}) {
  const { scenario, view, all, rowOf, isSearching } = props;
  const words = usePlanWords();
  const { instructors: say } = words;
  const language = useLanguage();
  const { group, instructor } = view;
  const detailOf = (unit: EnterpriseUnit) => {
    const meters = metersBetween(instructor, unit);
    const isAlone = unit.tags.some((tag) => scenario.settings.oneToOneTags.includes(tag));
    const state = stateText(words, unit, instructor.id);
    return say.enterpriseDetail(
      placeText(language, unit),
      meters === null ? say.metersUnknown : say.meters(Math.round(meters)),
      isAlone ? `${state} · ${say.wants}` : state,
    );
  };
  const tools = (chosen: readonly string[]) => {
    const isHeld = isSearching || group.isLocked || chosen.length === 0;
    return (
      <>
        <MenuButton
          label={say.moveTo}
          entries={[
            ...all
              .filter((other) => other.group.id !== group.id)
              .map((other) => ({
                id: String(other.group.id),
                name: `${other.number} ${instructorTitle(words, other)}`,
                note: say.loadOf(other.enterprises.length, other.room),
                isDisabled: isHeld || other.group.isLocked,
              })),
            { id: OUT, name: say.toLeft, isDisabled: isHeld },
          ]}
          onAction={(id) => movePlanned(scenario.id, chosen, id === OUT ? null : Number(id))}
        />
        <Button isDisabled={isHeld} onPress={() => excludePlanned(scenario.id, chosen, true)}>
          {say.exclude}
        </Button>
        <span className="caption">{chosen.length === 0 ? '' : say.chosenCount(chosen.length)}</span>
      </>
    );
  };
  return (
    <section className="plan-card" aria-label={instructorTitle(words, view)}>
      <div className="plan-card-title">
        <GroupMark number={view.number} />
        <h3>{instructorName(words, instructor)}</h3>
      </div>
      <div className="plan-tools">
        <Button isDisabled={isSearching} onPress={() => changePlannedGroup(scenario.id, group.id, { isLocked: !group.isLocked })}>
          {group.isLocked ? say.unlock : say.lock}
        </Button>
      </div>
      {group.isLocked ? <p className="caption">{say.lockNote}</p> : null}
      {view.breaches.length === 0 ? null : (
        <ul className="plan-breaches">
          {view.breaches.map((breach) => (
            <li key={breach.rule}>{breachText(words, breach)}</li>
          ))}
        </ul>
      )}
      <dl className="plan-card-facts">
        <div>
          <dt>{say.columns.dispatch}</dt>
          <dd>{instructor.dispatch ?? say.noDispatch}</dd>
        </div>
        <div>
          <dt>{say.columns.load}</dt>
          <dd>{say.loadOf(view.enterprises.length, view.room)}</dd>
        </div>
        {view.outside === 0 ? null : (
          <div>
            <dt>{say.columns.outside}</dt>
            <dd>{view.outside}</dd>
          </div>
        )}
      </dl>
      <EnterprisePicks
        legend={say.enterprises}
        units={view.enterprises}
        detailOf={detailOf}
        rowOf={rowOf}
        showLabel={say.showOnMap}
        tools={tools}
      />
    </section>
  );
}
