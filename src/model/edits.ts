/** What a person adds to a dataset beside its files: places set by hand, and buildings found for enterprises by their address. */

/** Kinds of units that can be placed by hand. */
export const PLACED_UNITS = ['BUILDING', 'PARK', 'SITE', 'ENTERPRISE'] as const;
export type PlacedUnit = (typeof PLACED_UNITS)[number];

/** A place set by hand; it wins over what the lists say. One a unit, in the order of placing. */
export interface Placement {
  readonly unit: PlacedUnit;
  /** The unit's key in its table. */
  readonly id: string;
  /** WGS-84 degrees. */
  readonly lon: number;
  readonly lat: number;
  /** ISO date. */
  readonly placedOn: string;
}

export const ADDRESS_METHODS = ['NAME_STREET', 'NAME_TOWER', 'NAME', 'ESTATE', 'STREET', 'CHOSEN'] as const;
/** How an address named a building; CHOSEN is a person's choice between several. */
export type AddressMethod = (typeof ADDRESS_METHODS)[number];

/** The building of an enterprise whose list names none, found by its address and accepted by a person. */
export interface BuildingLink {
  readonly enterpriseId: string;
  readonly buildingId: string;
  /** 0–1. */
  readonly confidence: number;
  readonly method: AddressMethod;
}

export interface Edits {
  readonly places: readonly Placement[];
  readonly links: readonly BuildingLink[];
}

export const NO_EDITS: Edits = { places: [], links: [] };

/** How the point of an enterprise came about, in the order of their codes in `fact.placed_by`. */
export const PLACED_BY = ['own', 'building', 'address', 'hand'] as const;
export type PlacedBy = (typeof PLACED_BY)[number];
