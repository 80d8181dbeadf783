import type { ArrowBatch } from '../engine/arrow-batches.ts';
import { readArrowFields } from '../engine/arrow-fields.ts';
import { AtlasError } from '../model/errors.ts';
import type { IntakeReport } from '../model/intake-report.ts';
import { type TableName, tableDefinition } from '../model/tables.ts';
import { loadRows } from './load-rows.ts';
import type { LoadOptions, LoadTarget } from './load-target.ts';

/**
 * Rows of a table that enter the database while the rest of their list is still being converted. They wait in a staging table, which
 * nobody sees, until {@link claimEarly} puts it in its place; `drop` leaves nothing.
 */
export class EarlyRows {
  readonly target: LoadTarget;
  private readonly waiting: ArrowBatch[] = [];
  private readonly table: TableName;
  private readonly loading: Promise<IntakeReport>;
  private wake: () => void = () => undefined;
  private rows = 0;
  private mayEnter = false;
  private dropped: AtlasError | null = null;

  /** `first`: an Arrow IPC stream with all columns of the table. */
  constructor(table: TableName, first: ArrowBatch, target: LoadTarget) {
    this.table = table;
    this.target = target;
    const fields = readArrowFields(first.bytes);
    this.append(first);
    const source = { fileName: `${table}.arrow`, format: 'Arrow', fields, rows: null, batches: () => this.batches() };
    // Conversion refuses a key that stands above already; positions and rows of relations it lets pass.
    const isChecked = tableDefinition(table).key.length === 1 && !fields.some(({ name }) => name === 'lon' || name === 'lat');
    this.loading = loadRows(source, target, { table, isChecked });
    // A failure counts when the rows are claimed.
    this.loading.catch(() => undefined);
  }

  append(batch: ArrowBatch): void {
    if (this.dropped !== null) return;
    this.waiting.push(batch);
    this.rows += batch.rows;
    this.wake();
  }

  drop(): void {
    if (this.dropped !== null) return;
    this.dropped = new AtlasError('cancelled');
    this.waiting.length = 0;
    this.wake();
  }

  /** All rows have come: they are checked and take the place of the table. null where they did not get in; the file still has them. */
  async enter({ signal, mayLoad, onProgress }: LoadOptions): Promise<IntakeReport | null> {
    mayLoad?.(this.table);
    onProgress?.({ stage: 'checking', rowsDone: this.rows, rowsTotal: this.rows });
    const onAbort = (): void => this.drop();
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      if (signal?.aborted) this.drop();
      this.mayEnter = true;
      this.wake();
      return await this.loading;
    } catch (error) {
      if (signal?.aborted) throw new AtlasError('cancelled', {}, { cause: error });
      return null;
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  private async *batches(): AsyncGenerator<ArrowBatch> {
    for (;;) {
      if (this.dropped !== null) throw this.dropped;
      const batch = this.waiting.shift();
      if (batch !== undefined) {
        yield batch;
        continue;
      }
      // Without these rows' end, loading does not come to the checks and the change of tables.
      if (this.mayEnter) return;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }
}

const early = new WeakMap<File, EarlyRows>();

/** Remembers that the rows of a converted file wait in the database already. */
export function rememberEarly(file: File, rows: EarlyRows): void {
  early.set(file, rows);
}

/** The waiting rows of a file, for one load into the place they were meant for; null where there are none. */
export function claimEarly(file: File, { engine, schema }: LoadTarget, options: LoadOptions): EarlyRows | null {
  const rows = early.get(file);
  if (rows === undefined || rows.target.schema !== schema || rows.target.engine !== engine) return null;
  // Another table, or no checks: that is another load.
  if (options.isChecked === true || (options.table !== undefined && file.name !== `${options.table}.arrow`)) return null;
  early.delete(file);
  return rows;
}
