import { Button } from '../../../components/button.tsx';
import { MenuButton } from '../../../components/menu-button.tsx';
import { Section } from '../../../components/section.tsx';
import type { Selection } from '../../../model/selection.ts';
import { excludePlanned, movePlanned } from '../../../state/plan-actions.ts';
import { patchPlanScreen } from '../../../state/plan-state.ts';
import { selectEnterprises } from '../enterprises/select-enterprises.ts';
import { GroupMark } from '../frame/group-mark.tsx';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { instructorTitle } from './instructor-text.ts';
import { useInstructors } from './use-instructors.ts';

/** On the card of an enterprise: who is with it, and who could be. */
export function InstructorDetails({ selection }: { readonly selection: Selection }) {
  const words = usePlanWords();
  const { frame, instructors: say } = words;
  const { scenario, view, now, isSearching } = useInstructors();
  if (scenario === null || view === null || selection.kind !== 'enterprise' || selection.ids.length !== 1) return null;
  const id = [...now.rowOf].find(([, row]) => row === selection.ids[0])?.[0];
  const unit = scenario.units.find((entry) => entry.id === id);
  if (unit?.kind !== 'enterprise') return null;
  const mine = view.instructors.find(({ group }) => group.units.includes(unit.id));
  const isExcluded = scenario.excluded.includes(unit.id);
  const isHeld = isSearching || mine?.group.isLocked === true;
  return (
    <Section title={frame.kinds.instructors}>
      <p className="plan-membership">
        {mine === undefined ? null : <GroupMark number={mine.number} />}
        {mine !== undefined ? say.withInstructor(instructorTitle(words, mine)) : isExcluded ? say.isExcluded : say.notAssigned}
      </p>
      <div className="plan-tools">
        <MenuButton
          label={say.moveTo}
          entries={view.instructors
            .filter((other) => other !== mine)
            .map((other) => ({
              id: String(other.group.id),
              name: `${other.number} ${instructorTitle(words, other)}`,
              note: say.loadOf(other.enterprises.length, other.room),
              isDisabled: isHeld || other.group.isLocked,
            }))}
          onAction={(to) => movePlanned(scenario.id, [unit.id], Number(to))}
        />
        <Button isDisabled={isHeld} onPress={() => excludePlanned(scenario.id, [unit.id], !isExcluded)}>
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
            {say.card}
          </Button>
        )}
      </div>
    </Section>
  );
}
