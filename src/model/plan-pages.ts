/** Pages of a document from which one becomes the plan drawing. */

/**
 * Why a document gives no drawing: it asks for a password, is damaged, has no page, is larger than can be held, or what reads it does
 * not start here.
 */
export type PlanPagesProblem = 'encrypted' | 'broken' | 'empty' | 'large' | 'no-reader';

export interface PlanPages {
  readonly pageCount: number;
  /**
   * A page on white, in the pixels that `sizeOf` answers for its width and height in points. Numbers begin at 1. 'broken' where the
   * page cannot be drawn, 'cancelled' once the signal aborts.
   */
  draw(
    page: number,
    sizeOf: (width: number, height: number) => { readonly width: number; readonly height: number },
    signal: AbortSignal,
  ): Promise<HTMLCanvasElement | 'broken' | 'cancelled'>;
  /** True once letters could not be drawn, since their font is not in the document and its code is none of those that come along. */
  lacksLetters(): boolean;
  /** Lets go of the document. Nothing can be drawn from then on. */
  close(): void;
}
