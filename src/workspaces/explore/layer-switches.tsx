import { Checkbox } from '../../components/checkbox.tsx';
import { useMessages } from '../../components/locale-context.tsx';
import { Section } from '../../components/section.tsx';
import type { Messages } from '../../locales/messages.ts';
import { useAtlas } from '../../state/store.ts';
import { LAYER_IDS, type LayerId } from '../../state/view.ts';

function layerName(messages: Messages, id: LayerId): string {
  const words = messages.map;
  const names: Readonly<Record<LayerId, string>> = {
    'heat-rate': words.layerCoverageCells,
    'heat-density': words.layerUncoveredDensity,
    districts: words.layerDistricts,
    parks: words.layerParks,
    buildings: words.layerBuildings,
    enterprises: words.layerEnterprises,
    organizations: words.layerOrganizations,
    alliances: words.layerAlliances,
    chains: words.layerChains,
    sites: words.layerServiceSites,
  };
  return names[id];
}

/** The two heatmaps lie on the same ground: choosing one puts the other away. */
const RIVALS: Readonly<Partial<Record<LayerId, LayerId>>> = { 'heat-rate': 'heat-density', 'heat-density': 'heat-rate' };

export function LayerSwitches() {
  const messages = useMessages();
  const layers = useAtlas((state) => state.view.layers);
  const transact = useAtlas((state) => state.transact);
  const toggle = (id: LayerId, isShown: boolean) =>
    transact('layers', (draft) => {
      const rival = RIVALS[id];
      draft.layers = isShown ? [...layers.filter((other) => other !== rival), id] : layers.filter((other) => other !== id);
    });
  return (
    <Section title={messages.explore.layers}>
      <div className="layer-switches">
        {LAYER_IDS.map((id) => (
          <Checkbox key={id} name={layerName(messages, id)} isChecked={layers.includes(id)} onChange={(isShown) => toggle(id, isShown)} />
        ))}
      </div>
    </Section>
  );
}
