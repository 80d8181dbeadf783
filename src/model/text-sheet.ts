/** A sheet of a workbook, or a text table, as texts and nothing interpreted. */
export interface TextSheet {
  readonly name: string;
  /** Row 0 is the first of the sheet; blank rows stay, so that numbers hold. */
  readonly rows: readonly (readonly string[])[];
}
