import { ScatterplotLayer } from '@deck.gl/layers';

const VERTEX_SHADER = `#version 300 es
#define SHADER_NAME cell-layer-vertex-shader
in vec3 positions;
in vec3 instancePositions;
in vec3 instancePositions64Low;
in float instanceRadius;
in float instanceLineWidths;
in vec4 instanceFillColors;
in vec4 instanceLineColors;
in vec2 instancePixelOffset;
out vec4 vFillColor;
out vec2 vUnit;
flat out float vShare;
flat out float vHatched;
flat out float vHalfPixels;

void main(void) {
  geometry.worldPosition = instancePositions;
  geometry.pickingColor = picking_getPickingColorFromInstanceID();
  vUnit = positions.xy;
  vShare = instanceRadius;
  vHatched = instanceLineWidths;
  vHalfPixels = project_size_to_pixel(scatterplot.radiusScale, scatterplot.radiusUnits) * project.devicePixelRatio;
  geometry.uv = vUnit;
  vec3 offset = vec3(positions.xy * scatterplot.radiusScale, 0.0);
  gl_Position = project_position_to_clipspace(instancePositions, instancePositions64Low, offset, geometry.position);
  DECKGL_FILTER_GL_POSITION(gl_Position, geometry);
  vFillColor = vec4(instanceFillColors.rgb, instanceFillColors.a * layer.opacity);
  DECKGL_FILTER_COLOR(vFillColor, geometry);
}
`;

const FRAGMENT_SHADER = `#version 300 es
#define SHADER_NAME cell-layer-fragment-shader
precision highp float;
in vec4 vFillColor;
in vec2 vUnit;
flat in float vShare;
flat in float vHatched;
flat in float vHalfPixels;
out vec4 fragColor;

void main(void) {
  geometry.uv = vUnit;
  vec2 pixels = abs(vUnit) * vHalfPixels;
  float edge = max(pixels.x, pixels.y);
  // A hairline of paper between neighbours; cells of a few pixels touch.
  float cell = clamp(vHalfPixels - (vHalfPixels > 4.0 ? 0.5 : 0.0) - edge + 0.5, 0.0, 1.0);
  float strength = mix(0.26, 1.0, clamp(vShare * vHalfPixels - edge + 0.5, 0.0, 1.0));
  // Small denominators: stripes over the whole cell and no filled square, since there is little to fill it with.
  if (vHatched > 0.5) strength = mod(gl_FragCoord.x + gl_FragCoord.y, 6.0) < 1.5 ? 0.6 : 0.12;
  if (cell == 0.0) discard;
  // A cell about the reference is nearly as pale as the paper: a hairline says that it is there.
  bool border = vHalfPixels > 4.0 && edge > vHalfPixels - 1.5;
  vec3 color = border && strength < 0.6 ? vec3(0.36, 0.39, 0.44) : vFillColor.rgb;
  fragColor = vec4(color, vFillColor.a * cell * (border && strength < 0.6 ? 0.2 : strength));
  DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;

/**
 * Square cells in common space. `radiusScale` is half a cell's side in common units, `getRadius` the
 * share of the side that is filled fully (the rest is a tint), `getLineWidth` 1 where hatched.
 */
export class CellLayer<DataT = unknown> extends ScatterplotLayer<DataT> {
  static override layerName = 'CellLayer';

  override getShaders() {
    return { ...super.getShaders(), vs: VERTEX_SHADER, fs: FRAGMENT_SHADER };
  }
}
