import type { ReactNode } from 'react';

export interface DataColumn<Row> {
  readonly id: string;
  readonly header: string;
  /** Pixels at first; a person can change it. */
  readonly width: number;
  /** Numbers stand at the end. */
  readonly align?: 'start' | 'end';
  readonly sortable?: boolean;
  /** Direction of the first click; numbers are mostly wanted largest first. */
  readonly firstSort?: 'ascending' | 'descending';
  readonly cell: (row: Row, index: number) => ReactNode;
  /** Whole text on hover, where the cell may be cut. */
  readonly hint?: (row: Row) => string | undefined;
}

export interface SortOrder {
  readonly columnId: string;
  readonly direction: 'ascending' | 'descending';
}
