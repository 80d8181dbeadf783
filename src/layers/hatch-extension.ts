import { LayerExtension } from '@deck.gl/core';

/** Diagonal stripes over a fill: the sign of a small denominator. Put on a layer that holds only such places. */
export class HatchExtension extends LayerExtension {
  static override extensionName = 'HatchExtension';

  override getShaders() {
    return {
      inject: {
        'fs:DECKGL_FILTER_COLOR': `color.a *= mod(gl_FragCoord.x + gl_FragCoord.y, 8.0) < 3.0 ? 1.0 : 0.28;`,
      },
    };
  }
}
