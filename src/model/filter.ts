import type { Rung } from './coverage.ts';

/** The one filter of the app. Empty arrays mean «no restriction»; null stands for «unknown» (NULL) where allowed. */
export interface Filter {
  /** District codes; null is «district unknown». */
  readonly districts: readonly (string | null)[];
  /** Park ids; null is «outside parks» (园区外). */
  readonly parks: readonly (string | null)[];
  /** Building ids; null is «no building known». */
  readonly buildings: readonly (string | null)[];
  /** GB/T 4754 section letters A–T; null is unknown. */
  readonly industries: readonly (string | null)[];
  /** Size classes 1 large, 2 medium, 3 small, 4 micro; null is unknown. */
  readonly sizes: readonly (number | null)[];
  /** Tag codes; an enterprise passes when it has any of them. */
  readonly tags: readonly string[];
  readonly rungs: readonly Rung[];
  /** Case-insensitive substring of the enterprise's name or its USCC; '' for none. */
  readonly text: string;
}

export const EMPTY_FILTER: Filter = { districts: [], parks: [], buildings: [], industries: [], sizes: [], tags: [], rungs: [], text: '' };

export function isEmptyFilter(filter: Filter): boolean {
  return filter.text === '' && Object.values(filter).every((value) => typeof value === 'string' || value.length === 0);
}
