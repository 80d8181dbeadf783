import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { formatDate, pickName } from '../../../locales/format.ts';
import { refreshUnits } from '../../../model/plan-edit.ts';
import type { PlanUnit, Scenario } from '../../../model/plan-scenario.ts';
import type { PlanScope } from '../../../model/plan-scope.ts';
import { editScenario } from '../../../state/plan-actions.ts';
import { useAtlas } from '../../../state/store.ts';
import { useActiveDataset } from '../../../state/use-active.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';

/** A plan over enterprises stands on the list and the figures it was made from: said where those on the map are others, with the way to take them. */
export function ScopeNotice(props: {
  readonly scenario: Scenario;
  readonly units: readonly PlanUnit[] | null;
  readonly scope: PlanScope | null;
}) {
  const { scenario, units, scope } = props;
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
      {units === null || scope === null ? null : (
        <Button
          onPress={() =>
            editScenario('plan-refresh', scenario.id, (before) => ({ ...refreshUnits(before, units, dataset.asOf, definition), scope }))
          }
        >
          {words.refresh}
        </Button>
      )}
    </div>
  );
}
