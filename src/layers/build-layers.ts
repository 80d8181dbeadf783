import type { Layer } from '@deck.gl/core';
import { densityCellLayers, rateCellLayers } from './cell-layers.ts';
import type { DrawContext } from './draw-context.ts';
import type { LayerSpec } from './layer-spec.ts';
import { allianceLayers, chainLayers, organizationLayers, serviceSiteLayers } from './network-layers.ts';
import { planLayers } from './plan-layers.ts';
import { buildingLayers, regionLayers } from './region-layers.ts';

/** deck.gl layers of one spec, bottom first; none when it is hidden or has no rows. */
export function buildLayers(spec: LayerSpec, context: DrawContext): Layer[] {
  if (!spec.visible || spec.table.numRows === 0) return [];
  switch (spec.kind) {
    case 'districts':
    case 'parks':
      return regionLayers(spec, context);
    case 'buildings':
      return buildingLayers(spec, context);
    case 'organizations':
      return organizationLayers(spec, context);
    case 'alliances':
      return allianceLayers(spec, context);
    case 'plan-groups':
      return planLayers(spec, context);
    case 'chains':
      return chainLayers(spec, context);
    case 'service-sites':
      return serviceSiteLayers(spec, context);
    case 'rate-cells':
      return rateCellLayers(spec);
    case 'density-cells':
      return densityCellLayers(spec);
  }
}
