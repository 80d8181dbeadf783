import type { AddressMethod } from './edits.ts';

/** The address of an enterprise, to be held against known buildings. */
export interface AddressToMatch {
  readonly text: string;
  /** The park that the enterprise's list names. */
  readonly parkId: string | null;
}

/** A building as an address may name it. */
export interface KnownBuilding {
  readonly id: string;
  readonly name: string;
  /** Other ways of writing the name. */
  readonly aliases: readonly string[];
  readonly address: string | null;
  readonly parkId: string | null;
}

/** What an address says; buildings are positions in the list that was given. */
export type AddressMatch =
  | {
      readonly kind: 'one';
      readonly building: number;
      /** 0–1. From 0.9 on the address names this building and no other that is known. */
      readonly confidence: number;
      readonly method: Exclude<AddressMethod, 'CHOSEN'>;
    }
  /** Several fit equally well, or one thing is said by the name and another by the street: a person chooses. */
  | { readonly kind: 'several'; readonly buildings: readonly number[] }
  | { readonly kind: 'none' };

/** From here on a match may be accepted together with others. */
export const SURE_CONFIDENCE = 0.9;
