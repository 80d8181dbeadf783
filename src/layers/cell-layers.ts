import type { Layer } from '@deck.gl/core';
import type { ColumnTable } from '../model/column-table.ts';
import { numericValues } from '../model/column-table.ts';
import type { DensityScale } from '../scales/density-scale.ts';
import type { RateScale } from '../scales/rate-scale.ts';
import { binaryColors } from './binary-colors.ts';
import { CellLayer } from './cell-layer.ts';
import type { DensityCellLayerSpec, RateCellLayerSpec } from './layer-spec.ts';
import { COMMON_WORLD } from './mercator.ts';
import { rememberBy } from './remember.ts';

interface CellAttributes {
  readonly length: number;
  /** Centres in common space, x and y. */
  readonly positions: Float64Array;
  readonly colors: Uint8Array;
  /** Share of the side that is filled fully. */
  readonly shares: Float32Array;
  readonly hatched: Float32Array;
}

/**
 * The denominator at which a cell is filled to its edges: the 80th percentile of all cells given, at least
 * twice the smallest denominator that is drawn plainly. Belongs to the table, not to the view.
 */
export const fullCellDenominator = rememberBy((table: ColumnTable): number => {
  const eligible = Float64Array.from(numericValues(table, 'eligible')).sort();
  return Math.max(20, eligible[Math.floor(eligible.length * 0.8)] ?? 0);
});

/** Side of the filled square, 0.24–1 of the cell's: its area grows with the denominator. */
export function cellShare(eligible: number, full: number): number {
  return Math.max(0.24, Math.min(1, Math.sqrt(eligible / full)));
}

function allocate(table: ColumnTable, level: number): CellAttributes {
  const length = table.numRows;
  const cx = numericValues(table, 'cx');
  const cy = numericValues(table, 'cy');
  const positions = new Float64Array(length * 2);
  const side = COMMON_WORLD / 2 ** level;
  for (let row = 0; row < length; row++) {
    positions[row * 2] = ((cx[row] ?? 0) + 0.5) * side;
    positions[row * 2 + 1] = COMMON_WORLD - ((cy[row] ?? 0) + 0.5) * side;
  }
  return {
    length,
    positions,
    colors: new Uint8Array(length * 4),
    shares: new Float32Array(length).fill(1),
    hatched: new Float32Array(length),
  };
}

const rateAttributes = rememberBy((table: ColumnTable, level: number, scale: RateScale): CellAttributes => {
  const attributes = allocate(table, level);
  const covered = numericValues(table, 'covered');
  const eligible = numericValues(table, 'eligible');
  const full = fullCellDenominator(table);
  for (let row = 0; row < attributes.length; row++) {
    const denominator = eligible[row] ?? 0;
    const reading = scale.read(covered[row] ?? 0, denominator);
    attributes.colors.set(reading.color, row * 4);
    attributes.shares[row] = denominator > 0 ? cellShare(denominator, full) : 0;
    attributes.hatched[row] = reading.hatched ? 1 : 0;
  }
  return attributes;
});

const densityAttributes = rememberBy((table: ColumnTable, level: number, scale: DensityScale): CellAttributes => {
  const attributes = allocate(table, level);
  const uncovered = numericValues(table, 'uncovered');
  for (let row = 0; row < attributes.length; row++) {
    const color = scale.colorOf(uncovered[row] ?? 0);
    if (color !== null) attributes.colors.set(color, row * 4);
  }
  return attributes;
});

/**
 * Coverage by cell: the colour is the rate, the filled square inside grows with the denominator, and small
 * denominators are hatched, so that 1 of 1 stays a small hatched mark beside 93 of 100.
 */
export function rateCellLayers(spec: RateCellLayerSpec): Layer[] {
  return [cellLayer(spec, rateAttributes(spec.table, spec.level, spec.scale), 0.9)];
}

export function densityCellLayers(spec: DensityCellLayerSpec): Layer[] {
  return [cellLayer(spec, densityAttributes(spec.table, spec.level, spec.scale), 0.9)];
}

function cellLayer(spec: RateCellLayerSpec | DensityCellLayerSpec, attributes: CellAttributes, strength: number): Layer {
  return new CellLayer({
    id: spec.id,
    coordinateSystem: 'cartesian',
    data: {
      length: attributes.length,
      attributes: {
        getPosition: { value: attributes.positions, size: 2 },
        getFillColor: binaryColors(attributes.colors),
        getRadius: { value: attributes.shares, size: 1 },
        getLineWidth: { value: attributes.hatched, size: 1 },
      },
    },
    radiusUnits: 'common',
    radiusScale: COMMON_WORLD / 2 ** spec.level / 2,
    opacity: spec.opacity * strength,
  });
}
