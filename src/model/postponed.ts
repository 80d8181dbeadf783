/** Columns of the list of enterprises that may come later. */
export interface Postponed {
  /** Only where the list has at least so many rows. */
  readonly from: number;
  /** By their names in the model. */
  readonly columns: readonly string[];
}

/**
 * Columns that no figure and no map needs, only lists, searches and details of single enterprises: some two thirds of a large list.
 * `prepareStatements` of a list alone comes to the same figures without them.
 */
export const COLUMNS_OF_DETAILS = [
  'enterprise_id',
  'uscc',
  'name_zh',
  'unit_category',
  'relation_in_zone',
  'relation_outside',
  'floor_room',
  'address',
  'party_survey_on',
  'party_in_articles',
  'source_id',
] as const;
