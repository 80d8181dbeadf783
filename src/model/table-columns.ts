/** How a table of the data model is described, and the kinds of columns it is made of. */

export type ColumnType = 'text' | 'integer' | 'double' | 'boolean' | 'date' | 'text[]';

export interface ColumnDefinition {
  readonly type: ColumnType;
  readonly zh: string;
  readonly en: string;
  /** A file of this table without this column is refused. */
  readonly required?: true;
}

export interface TableDefinition {
  readonly zh: string;
  readonly en: string;
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, ColumnDefinition>>;
}

export const text = (zh: string, en: string): ColumnDefinition => ({ type: 'text', zh, en });
export const id = (zh: string, en: string): ColumnDefinition => ({ type: 'text', zh, en, required: true });
export const count = (zh: string, en: string): ColumnDefinition => ({ type: 'integer', zh, en });
export const double = (zh: string, en: string): ColumnDefinition => ({ type: 'double', zh, en });
export const flag = (zh: string, en: string): ColumnDefinition => ({ type: 'boolean', zh, en });
export const date = (zh: string, en: string): ColumnDefinition => ({ type: 'date', zh, en });
export const texts = (zh: string, en: string): ColumnDefinition => ({ type: 'text[]', zh, en });

export const lonLat = { lon: double('经度', 'Longitude'), lat: double('纬度', 'Latitude') };
export const validity = { valid_from: date('有效起', 'Valid from'), valid_to: date('有效止', 'Valid to') };
export const provenance = { source_id: text('来源', 'Source'), is_synthetic: flag('合成数据', 'Synthetic') };
