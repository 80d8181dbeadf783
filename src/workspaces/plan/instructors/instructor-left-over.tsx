import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import type { EnterpriseUnit, ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { excludePlanned, movePlanned } from '../../../state/plan-actions.ts';
import { EnterpriseNames } from '../enterprises/enterprise-names.tsx';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { instructorTitle, placeText } from './instructor-text.ts';
import type { InstructorsView } from './instructor-view.ts';

/** Enterprises without an instructor, by name, and those left out by hand. */
export function InstructorLeftOver(props: {
  readonly scenario: ScenarioOfKind<'instructors'>;
  readonly view: InstructorsView;
  readonly isSearching: boolean;
}) {
  const { scenario, view, isSearching } = props;
  const words = usePlanWords();
  const { instructors: say } = words;
  const language = useLanguage();
  const shared = {
    detailOf: (unit: EnterpriseUnit) => placeText(language, unit),
    entries: view.instructors.map((instructor) => ({
      id: String(instructor.group.id),
      name: `${instructor.number} ${instructorTitle(words, instructor)}`,
      isDisabled: isSearching || instructor.group.isLocked,
    })),
    moveLabel: say.moveTo,
    onMove: (unit: string, to: string) => movePlanned(scenario.id, [unit], Number(to)),
    more: say.more,
  };
  return (
    <>
      <EnterpriseNames title={say.left} units={view.left} {...shared} />
      <EnterpriseNames title={say.excluded} units={view.excluded} {...shared}>
        <Button
          kind="link"
          isDisabled={isSearching}
          onPress={() =>
            excludePlanned(
              scenario.id,
              view.excluded.map((unit) => unit.id),
              false,
            )
          }
        >
          {say.takeBack}
        </Button>
      </EnterpriseNames>
    </>
  );
}
