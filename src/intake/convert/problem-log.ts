import { MAX_LISTED_ROWS, type RuleCount } from '../../model/import-outcome.ts';

/** Rows of the sheet whose cells an annotated workbook shows; more would be no help to a person. */
const MAX_ANNOTATED_ROWS = 20_000;

export interface RowProblem {
  /** Column of the sheet; null for a rule of the row. */
  readonly column: number | null;
  readonly rule: RuleCount['rule'];
  readonly effect: RuleCount['effect'];
  readonly proposal: string | null;
}

interface Count {
  readonly rule: RuleCount['rule'];
  readonly effect: RuleCount['effect'];
  readonly column: number | null;
  count: number;
  readonly rows: number[];
}

/** Where readers say what happened to a cell or a row. */
export interface ProblemSink {
  add(rule: RuleCount['rule'], effect: RuleCount['effect'], column: number | null, row: number, proposal?: string | null): void;
}

/** For a second reading of the same cells: their problems are told already. */
export const SILENT: ProblemSink = { add: () => undefined };

/** Collects what happened to rows and cells while a sheet is converted. Row numbers are those of the sheet, from 0. */
export class ProblemLog implements ProblemSink {
  private readonly counts = new Map<string, Count>();
  private readonly byRow = new Map<number, RowProblem[]>();

  add(rule: RuleCount['rule'], effect: RuleCount['effect'], column: number | null, row: number, proposal: string | null = null): void {
    const key = `${rule} ${effect} ${column ?? ''}`;
    let entry = this.counts.get(key);
    if (entry === undefined) {
      entry = { rule, effect, column, count: 0, rows: [] };
      this.counts.set(key, entry);
    }
    entry.count += 1;
    if (entry.rows.length < MAX_LISTED_ROWS) entry.rows.push(row);
    // A repair needs no one to look at it row by row.
    if (effect === 'repaired') return;
    const problems = this.byRow.get(row);
    if (problems !== undefined) problems.push({ column, rule, effect, proposal });
    else if (this.byRow.size < MAX_ANNOTATED_ROWS) this.byRow.set(row, [{ column, rule, effect, proposal }]);
  }

  /** Worst effects first, then the most frequent. `numberOf` turns a row of the sheet into what its author sees. */
  rules(headerOf: (column: number) => string, numberOf: (row: number) => number): RuleCount[] {
    const order = ['refused', 'emptied', 'warned', 'repaired'];
    return [...this.counts.values()]
      .sort((a, b) => order.indexOf(a.effect) - order.indexOf(b.effect) || b.count - a.count)
      .map(({ rule, effect, column, count, rows }) => ({
        rule,
        effect,
        header: column === null ? '' : headerOf(column),
        count,
        rows: [...rows].sort((a, b) => a - b).map(numberOf),
      }));
  }

  /** Rows with a problem, rising. */
  problemRows(): readonly (readonly [row: number, problems: readonly RowProblem[]])[] {
    return [...this.byRow].sort(([a], [b]) => a - b);
  }
}
