import type { ColumnTable } from '../model/column-table.ts';
import type { CategoricalScale } from '../scales/categorical-scale.ts';
import type { DensityScale } from '../scales/density-scale.ts';
import type { RateScale } from '../scales/rate-scale.ts';

/**
 * What the map is asked to draw: plain data. A new object with the same `table` and `scale` costs
 * nothing; a new `table` is parsed again. Column names are those of the queries.
 */
export type LayerSpec =
  | RegionLayerSpec
  | BuildingLayerSpec
  | OrganizationLayerSpec
  | AllianceLayerSpec
  | PlanLayerSpec
  | ChainLayerSpec
  | ServiceSiteLayerSpec
  | RateCellLayerSpec
  | DensityCellLayerSpec;

export type LayerKind = LayerSpec['kind'];

interface LayerBase {
  /** Unique among the layers; comes back in picks and in selections. */
  readonly id: string;
  readonly visible: boolean;
  /** 0–1. */
  readonly opacity: number;
}

/** Districts or parks. Columns: name_zh, name_en, lon, lat, geom, eligible, covered. */
export interface RegionLayerSpec extends LayerBase {
  readonly kind: 'districts' | 'parks';
  readonly table: ColumnTable;
  /** Null draws outlines and names only. */
  readonly scale: RateScale | null;
  readonly labels: boolean;
}

/** Buildings. Columns: name_zh, name_en, lon, lat, geom, floors, listed, eligible, covered. Height grows with `listed`. */
export interface BuildingLayerSpec extends LayerBase {
  readonly kind: 'buildings';
  readonly table: ColumnTable;
  readonly scale: RateScale;
  /** Flat without a GPU whatever this says. */
  readonly extruded: boolean;
  readonly labels: boolean;
}

/** Columns: name_zh, org_type, lon, lat. */
export interface OrganizationLayerSpec extends LayerBase {
  readonly kind: 'organizations';
  readonly table: ColumnTable;
  readonly labels: boolean;
}

/** Alliances (name_zh, alliance_type, lon, lat) and their members (alliance_ix, lon, lat); hull and spokes. */
export interface AllianceLayerSpec extends LayerBase {
  readonly kind: 'alliances';
  readonly table: ColumnTable;
  readonly members: ColumnTable;
  /** Over `alliance_type`. */
  readonly scale: CategoricalScale;
  readonly labels: boolean;
}

/**
 * Groups of a plan (name_zh, name_en, hue, lon, lat of the seat) and their units (alliance_ix: the group's row, lon, lat): hull, spokes,
 * a dot a unit. Never picked: what lies under it is.
 */
export interface PlanLayerSpec extends LayerBase {
  readonly kind: 'plan-groups';
  readonly table: ColumnTable;
  readonly members: ColumnTable;
  /** Over `hue`. */
  readonly scale: CategoricalScale;
  readonly labels: boolean;
}

/** Links (chain_id, kind, from_lon, from_lat, to_lon, to_lat, from_stage, to_stage, from_name, to_name). */
export interface ChainLayerSpec extends LayerBase {
  readonly kind: 'chains';
  readonly table: ColumnTable;
  /** Members (chain_id, lon, lat, stage), or null to draw links only. */
  readonly members: ColumnTable | null;
  /** Over `colorBy`. */
  readonly scale: CategoricalScale;
  readonly colorBy: 'chain_id' | 'stage';
}

/** Columns: name_zh, site_type, lon, lat, radius_m. */
export interface ServiceSiteLayerSpec extends LayerBase {
  readonly kind: 'service-sites';
  readonly table: ColumnTable;
  readonly labels: boolean;
}

/** Square cells of world / 2^level. Columns: cx, cy, eligible, covered. Opacity grows with the denominator. */
export interface RateCellLayerSpec extends LayerBase {
  readonly kind: 'rate-cells';
  readonly table: ColumnTable;
  readonly level: number;
  readonly scale: RateScale;
}

/** Columns: cx, cy, uncovered. */
export interface DensityCellLayerSpec extends LayerBase {
  readonly kind: 'density-cells';
  readonly table: ColumnTable;
  readonly level: number;
  readonly scale: DensityScale;
}

/** Enterprises as columns: positions in Mercator units (2^30), NULL left out beforehand. All arrays have one length. */
export interface PointSet {
  readonly mx: Int32Array;
  readonly my: Int32Array;
  /** RUNG_CODE, 0–4. */
  readonly rung: Uint8Array;
  /** `fact.row` of each point. */
  readonly row: Int32Array;
}
