/** What layers need to know of where they are drawn. */
export interface DrawContext {
  /** No usable GPU: flat and with fewer vertices. */
  readonly usesCpu: boolean;
  /** 1 on a desk, 1.75 on a big screen. */
  readonly textScale: number;
  /** Selected rows by layer id. */
  readonly selected: ReadonlyMap<string, ReadonlySet<number>>;
}

export function selectedRows(context: DrawContext, layerId: string): readonly number[] {
  return [...(context.selected.get(layerId) ?? [])];
}
