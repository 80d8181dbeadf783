/** What one step of a transcoder gives. The bytes are a view that holds until the next step. */
export interface Transcoded {
  /** UTF-8 of whole characters only, so that no character is ever cut between two steps. */
  readonly bytes: Uint8Array;
  /** Bytes of the input that were used; what is left over must be handed in again, with what follows it. */
  readonly consumed: number;
  /** Places that hold U+FFFD: sequences that could not be decoded, and characters that were lost before. */
  readonly damaged: number;
  /** Offset in `bytes` of the first such place, -1 where there is none. */
  readonly firstDamage: number;
}

/**
 * Turns bytes of one encoding into UTF-8. Written out rather than left to TextDecoder for three reasons:
 * damage is counted instead of found again afterwards, no string is made on the way, and every runtime
 * repairs alike. Faulty sequences follow the Encoding Standard (WHATWG, living standard).
 */
export interface Transcoder {
  /** At `isLast` an unfinished sequence at the end is damage; otherwise it waits for more. `input` has at least 4 bytes unless last. */
  step(input: Uint8Array, isLast: boolean): Transcoded;
}

/** A transcoder's output buffer, kept between steps since their sizes hardly differ. */
export class Scratch {
  private buffer = new Uint8Array(0);

  atLeast(length: number): Uint8Array {
    if (this.buffer.length < length) this.buffer = new Uint8Array(length);
    return this.buffer;
  }
}
