export interface DecodeOptions {
  readonly signal?: AbortSignal | undefined;
  /** Bytes of the file, or of what it unpacks to: a share to show, no more. */
  readonly onProgress?: ((bytesDone: number, bytesTotal: number) => void) | undefined;
}
