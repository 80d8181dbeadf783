import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Published instances, beside the project; they may not be copied into it. */
const FOLDER = fileURLToPath(new URL('../../../shared/fixtures/', import.meta.url));

/** The text of a published file; null where the folder is not there. */
export function fixtureText(...path: readonly string[]): string | null {
  const file = join(FOLDER, ...path);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** The numbers of a published file, one after the other. */
export function fixtureNumbers(...path: readonly string[]): NumberReader | null {
  const text = fixtureText(...path);
  return text === null ? null : new NumberReader(text.trim().split(/\s+/).map(Number));
}

export class NumberReader {
  readonly #numbers: readonly number[];
  #at = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  get hasMore(): boolean {
    return this.#at < this.#numbers.length;
  }

  next(): number {
    const value = this.#numbers[this.#at];
    if (value === undefined) throw new RangeError('the file ends too early');
    this.#at += 1;
    return value;
  }

  take(count: number): number[] {
    return Array.from({ length: count }, () => this.next());
  }
}
