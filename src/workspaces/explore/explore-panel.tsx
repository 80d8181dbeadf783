import { FilterPanel } from './filter-panel.tsx';
import { LayerSwitches } from './layer-switches.tsx';
import './explore.css';

/** Left of the map: what is shown, and of whom. */
export function ExplorePanel() {
  return (
    <>
      <LayerSwitches />
      <FilterPanel />
    </>
  );
}
