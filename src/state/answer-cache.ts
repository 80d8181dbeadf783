import type { ColumnTable } from '../model/column-table.ts';

const MAX_ENTRIES = 96;
/** Larger answers (point clouds) are held by the layer that draws them, not here. */
const MAX_ROWS = 200_000;

/** The newest answers by statement, so that going back to a filter or workspace is immediate. */
class AnswerCache {
  private readonly entries = new Map<string, ColumnTable>();

  get(version: number, sql: string): ColumnTable | undefined {
    const key = `${version}\n${sql}`;
    const table = this.entries.get(key);
    if (table !== undefined) {
      this.entries.delete(key);
      this.entries.set(key, table);
    }
    return table;
  }

  set(version: number, sql: string, table: ColumnTable): void {
    if (table.numRows > MAX_ROWS) return;
    this.entries.set(`${version}\n${sql}`, table);
    if (this.entries.size > MAX_ENTRIES) {
      const oldest = this.entries.keys().next();
      if (oldest.done !== true) this.entries.delete(oldest.value);
    }
  }
}

export const answerCache = new AnswerCache();
