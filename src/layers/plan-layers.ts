import type { Layer } from '@deck.gl/core';
import { ScatterplotLayer } from '@deck.gl/layers';
import { SURFACE_COLOR } from '../scales/palette.ts';
import { withAlpha } from '../scales/rgba.ts';
import type { DrawContext } from './draw-context.ts';
import type { PlanLayerSpec } from './layer-spec.ts';
import { type AllianceShapes, allianceShapes, hullLayers } from './network-layers.ts';

/** Groups of a plan: a hull about each, spokes from its seat, a dot on each unit in the colour of its group. The number in the label tells groups apart. */
export function planLayers(spec: PlanLayerSpec, context: DrawContext): Layer[] {
  const shapes = allianceShapes(spec.table, spec.members, spec.scale, 'hue');
  return [
    ...hullLayers(spec, shapes, context),
    new ScatterplotLayer<AllianceShapes['spokes'][number]>({
      id: `${spec.id}-units`,
      data: shapes.spokes,
      getPosition: (spoke) => [spoke.to[0], spoke.to[1]],
      getRadius: 6 * context.textScale,
      radiusUnits: 'pixels',
      getFillColor: (spoke) => [...withAlpha(spoke.color, 255)] as [number, number, number, number],
      getLineColor: [...SURFACE_COLOR] as [number, number, number, number],
      getLineWidth: 1.5,
      lineWidthUnits: 'pixels',
      stroked: true,
      opacity: spec.opacity,
    }),
  ];
}
