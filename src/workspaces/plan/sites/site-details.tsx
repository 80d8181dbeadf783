import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { Section } from '../../../components/section.tsx';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import type { Selection } from '../../../model/selection.ts';
import { editScenario } from '../../../state/plan-actions.ts';
import { unitName } from '../frame/group-names.ts';
import { useBuildingIndex } from '../frame/use-building-index.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { closeSite, openSite } from './site-edit.ts';
import { useSites } from './use-sites.ts';

type SiteScenario = ScenarioOfKind<'sites'>;

/** On the card of a building: which site serves it, and whether there is to be one. */
export function SiteDetails({ selection }: { readonly selection: Selection }) {
  const { frame, sites: words } = usePlanWords();
  const language = useLanguage();
  const { scenario, view, units } = useSites();
  const { idOf } = useBuildingIndex();
  const id = selection.kind === 'building' && selection.ids.length === 1 ? idOf.get(selection.ids[0] ?? -1) : undefined;
  if (scenario === null || view === null || id === undefined || units?.some((unit) => unit.id === id) !== true) return null;
  const own = view.sites.find(({ group }) => group.seat === id);
  const serving = view.sites.find(({ group }) => group.units.includes(id));
  const edit = (label: string, change: (before: SiteScenario) => SiteScenario) =>
    editScenario(label, scenario.id, (before) => (before.kind === 'sites' ? change(before) : before));
  return (
    <Section title={frame.kinds.sites}>
      {serving?.seat === undefined || serving.seat === null ? null : <p>{words.servedBy(unitName(language, serving.seat))}</p>}
      <div className="plan-tools">
        {own === undefined ? (
          <Button onPress={() => edit('plan-site-open', (before) => openSite(before, id))}>{words.openHere}</Button>
        ) : (
          <Button isDisabled={own.group.isLocked} onPress={() => edit('plan-site-close', (before) => closeSite(before, own.group.id))}>
            {words.close}
          </Button>
        )}
      </div>
    </Section>
  );
}
