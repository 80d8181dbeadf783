import type { Qualifier, ReasonCode, RepairCode } from '../../model/value-codes.ts';

export type { Qualifier, ReasonCode, RepairCode } from '../../model/value-codes.ts';

/** What reading one cell gives: a value, nothing, or a reason why it cannot be read. Codes only; `locales` writes the sentences. */

export interface ParsedValue<T> {
  readonly kind: 'value';
  readonly value: T;
  readonly repair?: RepairCode;
  readonly qualifier?: Qualifier;
}

export interface ParsedEmpty {
  readonly kind: 'empty';
  readonly repair?: RepairCode;
}

export interface ParsedUnreadable {
  readonly kind: 'unreadable';
  readonly reason: ReasonCode;
}

export type Parsed<T> = ParsedValue<T> | ParsedEmpty | ParsedUnreadable;

export const EMPTY: ParsedEmpty = { kind: 'empty' };

export function parsedValue<T>(value: T, repair: RepairCode | null = null, qualifier: Qualifier = 'exact'): ParsedValue<T> {
  if (repair === null) return qualifier === 'exact' ? { kind: 'value', value } : { kind: 'value', value, qualifier };
  return qualifier === 'exact' ? { kind: 'value', value, repair } : { kind: 'value', value, repair, qualifier };
}

export function emptyBecause(repair: RepairCode): ParsedEmpty {
  return { kind: 'empty', repair };
}

export function unreadable(reason: ReasonCode): ParsedUnreadable {
  return { kind: 'unreadable', reason };
}
