import { crc32 } from '../../../model/crc32.ts';
import type { WorkCase } from '../../../model/worklist.ts';

/**
 * How a case is called on paper and in workbooks: its number, and a check made of the enterprise's key, by which a number of another
 * worklist or a slip of the hand is told.
 */
export function caseKey(work: Pick<WorkCase, 'id' | 'enterpriseId'>): string {
  return `${work.id}-${checkOf(work.enterpriseId)}`;
}

export function checkOf(enterpriseId: string): string {
  return crc32(new TextEncoder().encode(enterpriseId)).slice(0, 4).toUpperCase();
}

/** The number and the check of a key; null for anything else. */
export function readCaseKey(text: string): { readonly id: number; readonly check: string } | null {
  const match = /^#?(\d{1,9})-([0-9A-F]{4})$/i.exec(text.normalize('NFKC').trim());
  return match === null ? null : { id: Number(match[1]), check: (match[2] ?? '').toUpperCase() };
}
