import { type DeflateOptions, deflateSync } from 'fflate';

/** As much of a worker as fflate asks of one. */
class InPlace {
  onmessage: ((event: { readonly data: Uint8Array }) => void) | null = null;

  /** The first message is what its functions need, the second the bytes and how to pack them. */
  postMessage(message: object | [Uint8Array, DeflateOptions]): void {
    if (!Array.isArray(message)) return;
    const [bytes, options] = message as [Uint8Array, DeflateOptions];
    queueMicrotask(() => this.onmessage?.({ data: deflateSync(bytes, options) }));
  }

  terminate(): void {}
}

/**
 * The library that writes workbooks packs parts above 160 kB in workers that it makes from the source text of its own functions,
 * which minifying breaks («k is not a function»). Called once inside a worker that makes no other workers: from then on the parts
 * are packed where they are.
 */
export function deflateInPlace(): void {
  Object.assign(globalThis, { Worker: InPlace });
}
