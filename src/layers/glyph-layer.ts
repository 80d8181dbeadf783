import type { Accessor, DefaultProps } from '@deck.gl/core';
import { ScatterplotLayer } from '@deck.gl/layers';
import { EDGE_COVERAGE_GLSL, GLYPH_DISTANCE_GLSL, GLYPH_REACH } from './glyph-distance.ts';

interface GlyphLayerProps<DataT> {
  /** Shape code of each symbol, see `GLYPH_CODE`. */
  readonly getShape?: Accessor<DataT, number>;
}

const VERTEX_SHADER = `#version 300 es
#define SHADER_NAME glyph-layer-vertex-shader
in vec3 positions;
in vec3 instancePositions;
in vec3 instancePositions64Low;
in float instanceRadius;
in float instanceLineWidths;
in vec4 instanceFillColors;
in vec4 instanceLineColors;
in vec2 instancePixelOffset;
in float instanceShapes;
out vec4 vFillColor;
out vec3 vRimColor;
out vec2 vOffset;
flat out float vShape;
flat out float vRadius;
flat out float vRim;

void main(void) {
  geometry.worldPosition = instancePositions;
  geometry.pickingColor = picking_getPickingColorFromInstanceID();
  vShape = instanceShapes;
  vRadius = scatterplot.radiusScale * instanceRadius * project.devicePixelRatio;
  vRim = scatterplot.lineWidthScale * instanceLineWidths * project.devicePixelRatio;
  vOffset = positions.xy * (vRadius * ${GLYPH_REACH.toFixed(2)} + vRim + 1.0);
  geometry.uv = positions.xy;
  gl_Position = project_position_to_clipspace(instancePositions, instancePositions64Low, vec3(0.0), geometry.position);
  DECKGL_FILTER_GL_POSITION(gl_Position, geometry);
  // Pixels of the symbol, not of the ground: a symbol keeps its size and faces the reader.
  vec2 clip = project_pixel_size_to_clipspace(vOffset / project.devicePixelRatio + instancePixelOffset);
  gl_Position.xy += clip * (gl_Position.w / project.focalDistance);
  vFillColor = vec4(instanceFillColors.rgb, instanceFillColors.a * layer.opacity);
  DECKGL_FILTER_COLOR(vFillColor, geometry);
  vRimColor = instanceLineColors.rgb;
}
`;

const FRAGMENT_SHADER = `#version 300 es
#define SHADER_NAME glyph-layer-fragment-shader
precision highp float;
in vec4 vFillColor;
in vec3 vRimColor;
in vec2 vOffset;
flat in float vShape;
flat in float vRadius;
flat in float vRim;
out vec4 fragColor;
${GLYPH_DISTANCE_GLSL}
${EDGE_COVERAGE_GLSL}
void main(void) {
  geometry.uv = vOffset;
  float distancePixels = glyph_distance(vShape, vOffset / vRadius) * vRadius;
  float outer = edge_coverage(distancePixels - vRim, vRadius);
  if (outer == 0.0) discard;
  float inner = vRim > 0.0 ? edge_coverage(distancePixels, vRadius) : 1.0;
  fragColor = vec4(mix(vRimColor, vFillColor.rgb, inner), vFillColor.a * outer);
  DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;

/** Symbols face the reader; in a tilted view the ground they stand on must not cut them. */
export const ABOVE_GROUND = { depthCompare: 'always', depthWriteEnabled: false } as const;

const defaultProps: DefaultProps<GlyphLayerProps<unknown>> = { getShape: { type: 'accessor', value: 4 } };

/**
 * Symbols of fixed pixel size by signed distance. `getRadius` × `radiusScale` is the radius and
 * `getLineWidth` × `lineWidthScale` the rim, both in CSS pixels; `getLineColor` colours the rim.
 */
export class GlyphLayer<DataT = unknown> extends ScatterplotLayer<DataT, GlyphLayerProps<DataT>> {
  static override layerName = 'GlyphLayer';
  static override defaultProps = defaultProps as typeof ScatterplotLayer.defaultProps;

  override getShaders() {
    return { ...super.getShaders(), vs: VERTEX_SHADER, fs: FRAGMENT_SHADER };
  }

  override initializeState() {
    super.initializeState();
    this.getAttributeManager()?.addInstanced({ instanceShapes: { size: 1, accessor: 'getShape', defaultValue: 4 } });
  }
}
