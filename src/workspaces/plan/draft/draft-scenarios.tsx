import { useEffect } from 'react';
import { Button } from '../../../components/button.tsx';
import { Section } from '../../../components/section.tsx';
import { EMPTY_FILTER } from '../../../model/filter.ts';
import { moveUnits } from '../../../model/plan-edit.ts';
import { planBuildings } from '../../../queries/plan-buildings.ts';
import { notifyFailure } from '../../../state/import-queue.ts';
import { createScenario, editScenario, renameScenario } from '../../../state/plan-actions.ts';
import { useOpenScenario } from '../../../state/plan-state.ts';
import { buildingUnitsOf } from '../../../state/plan-units.ts';
import { useAtlas } from '../../../state/store.ts';
import { useActiveDataset } from '../../../state/use-active.ts';
import { ScenarioList } from '../frame/scenario-list.tsx';
import { useBuildingIndex } from '../frame/use-building-index.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { useDraftSettings } from './draft-state.ts';

/** Drafts that were kept: opening one brings its buildings back to the map. */
export function DraftScenarios() {
  const words = usePlanWords().draft;
  const dataset = useActiveDataset();
  const { draftBuildings, definition } = useAtlas((state) => state.view);
  const name = useDraftSettings((state) => state.name);
  const open = useOpenScenario();
  const { idOf, ixOf } = useBuildingIndex();
  const opened = open?.kind === 'draft' ? open.id : null;
  const units = open?.kind === 'draft' ? open.groups.flatMap((group) => group.units).join('\n') : '';
  useEffect(() => {
    if (opened === null || ixOf.size === 0) return;
    const wanted = units.split('\n').flatMap((id) => ixOf.get(id) ?? []);
    useAtlas.getState().transact('draft', (view) => {
      view.draftBuildings = wanted.sort((a, b) => a - b);
    });
  }, [opened, units, ixOf]);
  const keep = async () => {
    const { services } = useAtlas.getState();
    if (services === null || dataset === null) return;
    const wanted = new Set(draftBuildings.map((ix) => idOf.get(ix)));
    const table = await services.engine.query(planBuildings(dataset.schema, definition, EMPTY_FILTER));
    const chosen = buildingUnitsOf(table).filter((building) => wanted.has(building.id));
    const id = createScenario('draft', {}, chosen);
    if (id === null) return;
    editScenario('plan-draft', id, (scenario) =>
      moveUnits(
        scenario,
        chosen.map((building) => building.id),
        'new',
      ),
    );
    if (name.trim() !== '') await renameScenario(id, name);
  };
  return (
    <>
      <Section>
        <Button isDisabled={draftBuildings.length === 0} onPress={() => void keep().catch((error: unknown) => notifyFailure(error, ''))}>
          {words.keep}
        </Button>
      </Section>
      <ScenarioList />
    </>
  );
}
