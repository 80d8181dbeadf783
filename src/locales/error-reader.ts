import type { ErrorParams } from '../model/errors.ts';

/** Reads an error's parameters as text, with a fallback for what the thrower did not say. */
export class ErrorReader {
  readonly #params: ErrorParams;

  constructor(params: ErrorParams) {
    this.#params = params;
  }

  has(name: string): boolean {
    return this.#params[name] !== undefined;
  }

  text(name: string, fallback: string): string {
    const value = this.#params[name];
    if (value === undefined) return fallback;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : value.join(', ');
  }

  /** A list parameter joined, null when it was not given. */
  list(name: string, separator: string): string | null {
    const value = this.#params[name];
    if (value === undefined) return null;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : value.join(separator);
  }

  /** A number of bytes as «1.9 GB», decimal units. */
  size(name: string, fallback: string): string {
    const value = this.#params[name];
    if (typeof value !== 'number') return value === undefined ? fallback : this.text(name, fallback);
    return formatBytes(value);
  }
}

export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits)} ${units[unit] ?? ''}`;
}
