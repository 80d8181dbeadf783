import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { formatDate, pickName } from '../../../locales/format.ts';
import { refreshUnits } from '../../../model/plan-edit.ts';
import type { PlanUnit, Scenario } from '../../../model/plan-scenario.ts';
import { editScenario } from '../../../state/plan-actions.ts';
import { useAtlas } from '../../../state/store.ts';
import { useActiveDataset } from '../../../state/use-active.ts';
import { usePlanWords } from './use-plan-words.ts';

/** A scenario stands on the list it was made from: said where the list on the map is another, with the way to take that one. */
export function StaleNotice({ scenario, units }: { readonly scenario: Scenario; readonly units: readonly PlanUnit[] | null }) {
  const words = usePlanWords().frame;
  const language = useLanguage();
  const dataset = useActiveDataset();
  const definition = useAtlas((state) => state.view.definition);
  if (dataset === null) return null;
  const isStale = scenario.asOf !== dataset.asOf;
  const isOther = scenario.definition.id !== definition.id;
  if (!isStale && !isOther) return null;
  return (
    <div className="plan-notice">
      {isStale ? <p>{words.stale(formatDate(dataset.asOf, language), formatDate(scenario.asOf, language))}</p> : null}
      {isOther ? <p>{words.otherDefinition(pickName(language, scenario.definition.name.zh, scenario.definition.name.en))}</p> : null}
      {units === null ? null : (
        <Button
          onPress={() => editScenario('plan-refresh', scenario.id, (before) => refreshUnits(before, units, dataset.asOf, definition))}
        >
          {words.refresh}
        </Button>
      )}
    </div>
  );
}
