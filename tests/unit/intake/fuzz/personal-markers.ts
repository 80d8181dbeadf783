import { idCardCheck } from '../../../../src/intake/privacy/id-card.ts';

/** Made-up people whose values turn up nowhere else, so that each trace of them in an answer is a leak. */

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

const NAMES = ['王犇骉', '李骎骎', '赵淼焱', '欧阳垚犇', '陈骎犇', '刘焱垚'] as const;

export const nameAt = (index: number): string => NAMES[index % NAMES.length] ?? '';

/** Eleven digits from a block of numbers that only these tests use. */
export const mobileAt = (index: number): string => `1397770${pad(index % 10_000, 4)}`;

/** A district that does not exist, a birthday on the first day of 1900, the right check sign. */
export function idAt(index: number): string {
  const first17 = `99000019000101${pad(index % 1000, 3)}`;
  return first17 + idCardCheck(first17);
}

/** Whole values only: digits that a mutation joined to others are another number. */
const TRACES = /(?<!\d)1397770\d{4}(?!\d)|(?<!\d)99000019000101\d{3}[\dX](?!\d)/;
const NAME_TRACES = new RegExp(NAMES.join('|'));
const WHOLE_NAME = new RegExp(`^[^\\p{Script=Han}]*(?:${NAMES.join('|')})[^\\p{Script=Han}]*$`, 'u');

/** What of the people above is in a text; null where nothing is. */
export function numberIn(text: string): string | null {
  return TRACES.exec(text)?.[0] ?? null;
}

export function nameIn(text: string): string | null {
  return NAME_TRACES.exec(text)?.[0] ?? null;
}

/** Whether a text is the name of one of them and no other word. */
export function isWholeName(text: string): boolean {
  return text.length <= 60 && WHOLE_NAME.test(text);
}
